import { exitCodes } from '../../core/errors/user-error'
import { syncTeam, type SyncAnswer } from '../../services/team/sync'
import { wrap } from '../table'
import { asJson, count, type TeamInput } from './action'

/** One look at the folder, with its progress where it takes long. */
export async function look(input: TeamInput, fresh = false): Promise<SyncAnswer> {
  const { context, tools } = input
  let last = 0
  const onProgress = (done: number, total: number) => {
    if (!context.stderr.isTTY || total < 500 || Date.now() - last < 200) return
    last = Date.now()
    context.stderr.write(`\rReading ${done} of ${total} files`)
  }
  const answer = await syncTeam(tools, await input.member(), { now: true, fresh, onProgress, signal: context.signal })
  if (last > 0) context.stderr.write('\r\u001b[K')
  return answer
}

/** What is not right with the folder or its files: exit code 3 says it too. */
export const notes = ({ scan, flush, gathered, missing }: SyncAnswer): string[] => [
  ...(scan.state === 'away' ? [`The folder is not available: ${scan.because}. What was seen before is shown; nothing was deleted.`] : []),
  ...(scan.state === 'scanned' && scan.unreadable.length > 0 ? [`${count(scan.unreadable.length, 'folder')} could not be listed just now.`] : []),
  ...(scan.state === 'scanned' && scan.cut ? ['There are more than 200,000 files: the rest is not looked at.'] : []),
  ...gathered.pins.changed.map(({ machineId }) => `KEY CHANGED: another key claims to speak for machine ${machineId.slice(0, 8)}. Ask its owner; \`groundspeed team trust ${machineId}\` shows both and decides.`),
  ...(flush.waiting.length > 0 ? [`${count(flush.waiting.length, 'file')} of this machine ${flush.waiting.length === 1 ? 'waits' : 'wait'} in the outbox: ${[...new Set(flush.waiting.map(({ because }) => because).filter(Boolean))].join('; ') || 'not tried yet'}.`] : []),
  ...(missing.length > 0 ? [`${count(missing.length, 'result')} of this machine ${missing.length === 1 ? 'is' : 'are'} in the folder no more: \`groundspeed team sync --republish\` puts them back.`] : []),
]

/** 3 where the folder or its files are not as they should be. */
export const codeFor = (answer: SyncAnswer): number => (notes(answer).length > 0 || answer.gathered.problems.some(({ state }) => state === 'altered' || state === 'quarantined') ? exitCodes.doubts : exitCodes.done)

/** Each sentence on lines of its own. */
export const paragraph = (said: readonly string[]): string => said.map((each) => wrap(each)).join('\n')

/** An answer under its name for scripts, with the folder's notes last, or the blocks of text for a person. @returns the exit code */
export function tell({ json, context }: TeamInput, answer: SyncAnswer, name: string, value: object, blocks: readonly string[]): number {
  context.stdout.write(json ? asJson(name, { ...value, notes: notes(answer) }) : `${blocks.filter(Boolean).join('\n\n')}\n`)
  return codeFor(answer)
}
