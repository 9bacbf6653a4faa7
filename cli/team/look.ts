import { teamGroupings, type TeamGrouping, type TeamGroupRow } from '../../core/contract/team-calls'
import { exitCodes, usageError } from '../../core/errors/user-error'
import { fleetCsv } from '../../core/team/fleet-csv'
import { groupings, groupRows } from '../../core/team/groups'
import { fingerprint } from '../../core/team/key-choice'
import { fleetSentence, teamRow, type TeamRow } from '../../core/team/list-view'
import { outliers, peerGroups } from '../../core/team/peers'
import { trustWords } from '../../core/team/trust'
import { republish as putBack } from '../../services/team/republish'
import { seenBy } from '../../services/team/receipts'
import { syncTeam, type SyncAnswer } from '../../services/team/sync'
import { table, wrap } from '../table'
import { asJson, count, type TeamAction, type TeamInput } from './action'

/** One look at the folder, with its progress where it takes long. */
async function look(input: TeamInput, fresh = false): Promise<SyncAnswer> {
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

const mark = ({ trust, validity, trustText }: TeamRow): string => (trust !== 'verified' ? trustText : validity)

/** What is not right with the folder or its files: exit code 3 says it too. */
const notes = ({ scan, flush, gathered, missing }: SyncAnswer): string[] => [
  ...(scan.state === 'away' ? [`The folder is not available: ${scan.because}. What was seen before is shown; nothing was deleted.`] : []),
  ...(scan.state === 'scanned' && scan.unreadable.length > 0 ? [`${count(scan.unreadable.length, 'folder')} could not be listed just now.`] : []),
  ...(scan.state === 'scanned' && scan.cut ? ['There are more than 200,000 files: the rest is not looked at.'] : []),
  ...gathered.pins.changed.map(({ machineId }) => `KEY CHANGED: another key claims to speak for machine ${machineId.slice(0, 8)}. Ask its owner; \`groundspeed team trust ${machineId}\` shows both and decides.`),
  ...(flush.waiting.length > 0 ? [`${count(flush.waiting.length, 'file')} of this machine ${flush.waiting.length === 1 ? 'waits' : 'wait'} in the outbox: ${[...new Set(flush.waiting.map(({ because }) => because).filter(Boolean))].join('; ') || 'not tried yet'}.`] : []),
  ...(missing.length > 0 ? [`${count(missing.length, 'result')} of this machine ${missing.length === 1 ? 'is' : 'are'} in the folder no more: \`groundspeed team sync --republish\` puts them back.`] : []),
]

const codeFor = (answer: SyncAnswer): number => (notes(answer).length > 0 || answer.gathered.problems.some(({ state }) => state === 'altered' || state === 'quarantined') ? exitCodes.doubts : exitCodes.done)

/** @throws UserError usage */
function groupingIn(by: string | null): TeamGrouping | null {
  if (by === null) return null
  const found = teamGroupings.find((each) => each === by)
  if (!found) throw usageError(`--by '${by}' is not one of ${teamGroupings.join(', ')}.`)
  return found
}

function groupTable(by: TeamGrouping, groups: readonly TeamGroupRow[]): string {
  const right = 'right' as const
  const columns = [{ title: groupings[by].title }, { title: 'Machines', align: right }, { title: 'Count', align: right }, { title: 'Median', align: right }, { title: 'of' }, { title: 'Latest' }]
  return table(columns, groups.map((row) => [row.title.slice(0, 26), String(row.machines), String(row.counts), row.median, row.benchmark, row.latest]))
}

export const list: TeamAction = {
  name: 'list',
  usage: 'team list [--by gpu|name|month] [--json|--csv]',
  help: 'the machines of the folder, the latest result of each, and what stands out',
  takes: [0, 0],
  async run(input) {
    const by = groupingIn(input.by)
    const answer = await look(input)
    const { joined, identity } = await input.member()
    const { fleet, problems } = answer.gathered
    const groups = by === null ? [] : groupRows(fleet, by, (id) => id)
    const rows = fleet.machines.map((machine) => teamRow(machine, identity.machineId))
    const standing = outliers(peerGroups(fleet)).map(({ machine, benchmark, words, reason, peers }) => ({ machine: machine.name, machineId: machine.machineId, gpu: machine.latest.entry.gpu, benchmark, words, reason, peers }))
    if (input.csv) input.context.stdout.write(fleetCsv(fleet))
    else if (input.json) input.context.stdout.write(asJson('team', { team: joined.team, folder: joined.folder, results: fleet.results, withdrawn: fleet.withdrawn, hidden: fleet.hidden, machines: rows, ...(by === null ? {} : { by, groups }), outliers: standing, problems, notes: notes(answer) }))
    else {
      const cells = rows.map((row) => [`${row.machine}${row.self ? ' (this)' : ''}`.slice(0, 22), row.gpu.slice(0, 18), row.date, row.score || row.value, mark(row), row.result])
      const said = [...standing.map(({ machine, gpu, words, benchmark, reason }) => `${machine}: this ${gpu} is ${words} in ${benchmark}: ${reason}.`), ...notes(answer)]
      const columns = [{ title: 'Machine' }, { title: 'GPU' }, { title: 'Date' }, { title: 'Score', align: 'right' as const }, { title: 'State' }, { title: 'Result' }]
      input.context.stdout.write(`${[wrap(fleetSentence(fleet, joined.team, problems)), ...(rows.length === 0 ? [] : [by === null ? table(columns, cells) : groupTable(by, groups)]), said.map((each) => wrap(each)).join('\n')].filter(Boolean).join('\n\n')}\n`)
    }
    return codeFor(answer)
  },
}

export const sync: TeamAction = {
  name: 'sync',
  usage: 'team sync [--republish] [--json]',
  help: 'hand over what waits, and look at the folder now',
  takes: [0, 0],
  async run(input) {
    let answer = await look(input)
    if (input.republish && answer.missing.length > 0) {
      await putBack(await input.member(), answer.missing)
      answer = await look(input)
    }
    const { scan, flush, gathered } = answer
    const results = flush.published.filter(({ already }) => !already).length
    if (input.json) input.context.stdout.write(asJson('team-sync', { published: flush.published, waiting: flush.waiting, away: scan.state === 'away' ? scan.because : null, read: scan.state === 'scanned' ? scan.read : 0, files: scan.state === 'scanned' ? scan.files : 0, results: gathered.fleet.results, problems: gathered.problems, skipped: scan.state === 'scanned' ? scan.skipped : [], notes: notes(answer) }))
    else {
      const { joined } = await input.member()
      const said = [fleetSentence(gathered.fleet, joined.team, gathered.problems), `${count(results, 'file')} handed over, ${scan.state === 'scanned' ? count(scan.read, 'file') : 'no files'} read.`, ...notes(answer), ...gathered.problems.slice(0, 20).map(({ path, because }) => `${path}: ${because}.`)]
      input.context.stdout.write(`${said.map((each) => wrap(each)).join('\n')}\n`)
    }
    return codeFor(answer)
  },
}

export const verify: TeamAction = {
  name: 'verify',
  usage: 'team verify [--json]',
  help: 'read every file again: hashes, signatures, and medians from the samples',
  takes: [0, 0],
  async run(input) {
    const answer = await look(input, true)
    const { gathered, scan } = answer
    const all = gathered.fleet.machines.flatMap(({ results }) => results)
    const tally = (pick: (each: (typeof all)[number]) => string) => Object.fromEntries([...new Set(all.map(pick))].sort().map((each) => [each, all.filter((result) => pick(result) === each).length]))
    const [trust, validity] = [tally(({ trust: each }) => each), tally(({ entry }) => entry.validity)]
    const bad = all.filter((each) => !each.counts)
    if (input.json) input.context.stdout.write(asJson('team-verify', { results: all.length, trust, validity, problems: gathered.problems, doubtful: bad.map(({ entry, trust: state, doubts }) => ({ result: entry.sha256.slice(0, 12), machine: entry.machineName, trust: state, validity: entry.validity, because: doubts.join('; ') })), notes: notes(answer) }))
    else {
      const words = (counts: Record<string, number>) => Object.entries(counts).map(([name, n]) => `${n} ${name}`).join(', ')
      const said = [
        scan.state === 'away' ? 'The folder is not available, so nothing was read again.' : `${count(all.length, 'result')} read again: ${words(trust) || 'none'}; ${words(validity) || 'none'}.`,
        'A signature proves which key wrote a result, not that the run was honest.',
        ...bad.map(({ entry, trust: state, doubts }) => `${entry.sha256.slice(0, 12)} (${entry.machineName}): ${[trustWords[state].short, entry.validity, ...doubts].join('; ')}.`),
        ...gathered.problems.map(({ path, because }) => `${path}: ${because}.`),
        ...notes(answer),
      ]
      input.context.stdout.write(`${said.map((each) => wrap(each)).join('\n')}\n`)
    }
    return bad.length > 0 || gathered.problems.length > 0 ? exitCodes.doubts : codeFor(answer)
  },
}

export const status: TeamAction = {
  name: 'status',
  usage: 'team status [--json]',
  help: 'which folder, what waits, and who has seen this machine\'s results',
  takes: [0, 0],
  async run(input) {
    const answer = await look(input)
    const membership = await input.member()
    const { joined, identity } = membership
    const seen = seenBy(membership, (machineId, keyId) => answer.gathered.pins.pins[machineId] === keyId)
    const own = answer.gathered.fleet.machines.filter(({ machineId }) => machineId === identity.machineId).flatMap(({ results }) => results).map(({ entry }) => ({ run: entry.run, result: entry.sha256.slice(0, 12), date: entry.startedAt.slice(0, 10), seenBy: seen.get(entry.sha256) ?? 0 }))
    const { flush, scan } = answer
    if (input.json) input.context.stdout.write(asJson('team-status', { folder: joined.folder, team: joined.team, id: joined.id, name: joined.name, machineId: identity.machineId, key: identity.keyId, state: scan.state === 'away' ? 'away' : 'there', because: scan.state === 'away' ? scan.because : '', waiting: flush.waiting, own, missing: answer.missing, notes: notes(answer) }))
    else {
      const said = [`This machine is '${joined.name}' (${identity.machineId.slice(0, 8)}) in the team '${joined.team}'.`, `Its key: ${fingerprint(identity.keyId)}`, `Folder: ${joined.folder} (${scan.state === 'away' ? 'not available' : 'there'}).`, ...notes(answer)]
      const rows = own.map(({ run, result, date, seenBy: peers }) => [run, date, result, peers === 0 ? 'handed to the folder' : `seen by ${count(peers, 'machine')}`])
      input.context.stdout.write(`${[said.map((each) => wrap(each)).join('\n'), rows.length > 0 ? table([{ title: 'Run' }, { title: 'Date' }, { title: 'Result' }, { title: 'State' }], rows) : 'This machine has published nothing yet.'].join('\n\n')}\n`)
    }
    return codeFor(answer)
  },
}
