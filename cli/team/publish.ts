import { exitCodes, usageError } from '../../core/errors/user-error'
import { agree, prepareFile, queueRuns, type PreparedFile } from '../../services/team/publishing'
import { syncTeam } from '../../services/team/sync'
import { asJson, count, type TeamAction, type TeamInput } from './action'
import { confirm } from './confirm'

/** What a person sees before the first file leaves: the exact content, and what it becomes. */
const shown = ({ to, bytes, sha256, payload }: PreparedFile): string => `${payload}# ${to}\n# ${bytes.length} bytes: the JSON above, in base64, with its type and this machine's signature; SHA-256 ${sha256}\n`

async function agreed({ context }: TeamInput, file: PreparedFile): Promise<boolean> {
  if (!context.stdout.isTTY) throw usageError('This would be the first file that this machine publishes in this folder.', 'Look at it with `groundspeed team publish --preview`, then add --yes.')
  context.stdout.write(shown(file))
  return confirm(context, 'This is exactly what colleagues will be able to read. Publish it?')
}

export const publish: TeamAction = {
  name: 'publish',
  usage: 'team publish [RUN…] [--preview] [--yes]',
  help: 'publish runs (the latest without one); --preview shows the exact file first',
  takes: [0, 1000],
  async run(input) {
    const { args, json, preview, yes, tools, context, load } = input
    const membership = await input.member()
    const runs = args.length === 0 ? [load()] : args.map((each) => load(each))
    const first = prepareFile(tools, membership, runs[0]!)
    if (preview) {
      const files = runs.map((run) => prepareFile(tools, membership, run))
      if (json) context.stdout.write(asJson('team-preview', { files: files.map(({ run, to, sha256, bytes }) => ({ run, to, sha256, file: Buffer.from(bytes).toString('utf8') })) }))
      else for (const file of files) context.stdout.write(shown(file))
      return exitCodes.done
    }
    if (membership.joined.agreedAt === null && !yes && !(await agreed(input, first))) {
      context.stderr.write('Nothing was published.\n')
      return exitCodes.done
    }
    await agree(tools, membership)
    const queued = await queueRuns(tools, membership, runs)
    const { flush } = await syncTeam(tools, membership, { now: true, signal: context.signal })
    const files = queued.map(({ file }) => {
      const done = flush.published.find(({ sha256 }) => sha256 === file.sha256)
      const waits = flush.waiting.find(({ sha256 }) => sha256 === file.sha256)
      return { run: file.run, sha256: file.sha256, state: done ? (done.already ? 'already-there' : 'handed-to-folder') : 'waiting', path: done?.relative ?? file.to, because: waits?.because ?? '' }
    })
    if (json) context.stdout.write(asJson('team-published', { away: flush.away, files }))
    else for (const { run, sha256, state, because } of files) context.stdout.write(state === 'waiting' ? `Run ${run} waits in the outbox: ${because}. It is tried again by itself, and by \`groundspeed team sync\`.\n` : `Run ${run} ${state === 'already-there' ? 'is in the folder already' : 'was handed to the folder'} (${sha256.slice(0, 12)}).\n`)
    const waiting = files.filter(({ state }) => state === 'waiting').length
    if (waiting > 0) context.stderr.write(`${count(waiting, 'file')} could not be handed over yet${flush.away ? `: ${flush.away}` : ''}.\n`)
    return waiting > 0 ? exitCodes.doubts : exitCodes.done
  },
}
