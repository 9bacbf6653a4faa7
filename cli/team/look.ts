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
import { tableOf, wrap, type ColumnOf } from '../table'
import { count, type TeamAction } from './action'
import { codeFor, look, notes, paragraph, tell } from './looked'

const mark = ({ trust, validity, trustText }: TeamRow): string => (trust !== 'verified' ? trustText : validity)

/** @throws UserError usage */
function groupingIn(by: string | null): TeamGrouping | null {
  if (by === null) return null
  const found = teamGroupings.find((each) => each === by)
  if (!found) throw usageError(`--by '${by}' is not one of ${teamGroupings.join(', ')}.`)
  return found
}

const groupColumns = (by: TeamGrouping): ColumnOf<TeamGroupRow>[] => [
  { title: groupings[by].title, cell: ({ title }) => title.slice(0, 26) },
  { title: 'Machines', align: 'right', cell: ({ machines }) => String(machines) },
  { title: 'Count', align: 'right', cell: ({ counts }) => String(counts) },
  { title: 'Median', align: 'right', cell: ({ median }) => median },
  { title: 'of', cell: ({ benchmark }) => benchmark },
  { title: 'Latest', cell: ({ latest }) => latest },
]

const machineColumns: readonly ColumnOf<TeamRow>[] = [
  { title: 'Machine', cell: ({ machine, self }) => `${machine}${self ? ' (this)' : ''}`.slice(0, 22) },
  { title: 'GPU', cell: ({ gpu }) => gpu.slice(0, 18) },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Score', align: 'right', cell: ({ score, value }) => score || value },
  { title: 'State', cell: mark },
  { title: 'Result', cell: ({ result }) => result },
]

interface OwnRow {
  readonly run: string
  readonly result: string
  readonly date: string
  readonly seenBy: number
}
const ownColumns: readonly ColumnOf<OwnRow>[] = [
  { title: 'Run', cell: ({ run }) => run },
  { title: 'Date', cell: ({ date }) => date },
  { title: 'Result', cell: ({ result }) => result },
  { title: 'State', cell: ({ seenBy: peers }) => (peers === 0 ? 'handed to the folder' : `seen by ${count(peers, 'machine')}`) },
]

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
    if (input.csv) {
      input.context.stdout.write(fleetCsv(fleet))
      return codeFor(answer)
    }
    const value = { team: joined.team, folder: joined.folder, results: fleet.results, withdrawn: fleet.withdrawn, hidden: fleet.hidden, machines: rows, ...(by === null ? {} : { by, groups }), outliers: standing, problems }
    const said = standing.map(({ machine, gpu, words, benchmark, reason }) => `${machine}: this ${gpu} is ${words} in ${benchmark}: ${reason}.`)
    const shown = rows.length === 0 ? '' : by === null ? tableOf(machineColumns, rows) : tableOf(groupColumns(by), groups)
    return tell(input, answer, 'team', value, [wrap(fleetSentence(fleet, joined.team, problems)), shown, paragraph([...said, ...notes(answer)])])
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
    const { joined } = await input.member()
    const seen = scan.state === 'scanned' ? scan : { read: 0, files: 0, skipped: [] }
    const results = flush.published.filter(({ already }) => !already).length
    const value = { published: flush.published, waiting: flush.waiting, away: scan.state === 'away' ? scan.because : null, read: seen.read, files: seen.files, results: gathered.fleet.results, problems: gathered.problems, skipped: seen.skipped }
    const said = [
      fleetSentence(gathered.fleet, joined.team, gathered.problems),
      `${count(results, 'file')} handed over, ${scan.state === 'scanned' ? count(scan.read, 'file') : 'no files'} read.`,
      ...notes(answer),
      ...gathered.problems.slice(0, 20).map(({ path, because }) => `${path}: ${because}.`),
    ]
    return tell(input, answer, 'team-sync', value, [paragraph(said)])
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
    const value = { results: all.length, trust, validity, problems: gathered.problems, doubtful: bad.map(({ entry, trust: state, doubts }) => ({ result: entry.sha256.slice(0, 12), machine: entry.machineName, trust: state, validity: entry.validity, because: doubts.join('; ') })) }
    const words = (counts: Record<string, number>) => Object.entries(counts).map(([name, n]) => `${n} ${name}`).join(', ')
    const said = [
      scan.state === 'away' ? 'The folder is not available, so nothing was read again.' : `${count(all.length, 'result')} read again: ${words(trust) || 'none'}; ${words(validity) || 'none'}.`,
      'A signature proves which key wrote a result, not that the run was honest.',
      ...bad.map(({ entry, trust: state, doubts }) => `${entry.sha256.slice(0, 12)} (${entry.machineName}): ${[trustWords[state].short, entry.validity, ...doubts].join('; ')}.`),
      ...gathered.problems.map(({ path, because }) => `${path}: ${because}.`),
      ...notes(answer),
    ]
    const code = tell(input, answer, 'team-verify', value, [paragraph(said)])
    return bad.length > 0 || gathered.problems.length > 0 ? exitCodes.doubts : code
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
    const away = scan.state === 'away'
    const value = { folder: joined.folder, team: joined.team, id: joined.id, name: joined.name, machineId: identity.machineId, key: identity.keyId, state: away ? 'away' : 'there', because: away ? scan.because : '', waiting: flush.waiting, own, missing: answer.missing }
    const said = [`This machine is '${joined.name}' (${identity.machineId.slice(0, 8)}) in the team '${joined.team}'.`, `Its key: ${fingerprint(identity.keyId)}`, `Folder: ${joined.folder} (${away ? 'not available' : 'there'}).`, ...notes(answer)]
    return tell(input, answer, 'team-status', value, [paragraph(said), own.length > 0 ? tableOf(ownColumns, own) : 'This machine has published nothing yet.'])
  },
}
