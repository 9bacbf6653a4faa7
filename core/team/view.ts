import { type IntervalChart } from '../chart/kinds/intervals'
import { type TeamGroupRow, type TeamHistory, type TeamMachineRow, type TeamView } from '../contract/team-calls'
import { type Figure } from '../contract/views'
import { historyMarks, type HistoryRun } from '../history/marks'
import { resultScale, significant } from '../units'
import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { median } from '../statistics/quantile'
import { type Fleet, type FleetMachine } from './fleet'
import { fleetSentence, headlineOf, headlines, teamRow, valueText } from './list-view'
import { outliers, peerGroups, peerKey, placeOf, type Outlier, type PeerGroup } from './peers'
import { trustWords } from './trust'

export interface TeamViewInput {
  readonly fleet: Fleet
  readonly team: string
  readonly self: string
  readonly problems: readonly { path: string; state: string; because: string }[]
  readonly waiting: number
  /** Only machines with this GPU; null for all. */
  readonly gpu: string | null
  /** The fleet put together, where that was asked for: of many results that takes a while. */
  readonly groups: readonly TeamGroupRow[]
  readonly title: (benchmark: string) => string
}

type Shown = Pick<TeamView, 'answer' | 'figures' | 'chart' | 'outliers' | 'gpus' | 'rows' | 'groups'>

/** Rows that a window draws at once; a larger fleet is filtered. */
const mostRows = 2000
const mostHistory = 20

/** A machine's results over time, newest first, with the marks of `core/history`. */
export function teamHistoryOf(machine: FleetMachine, title: (benchmark: string) => string): TeamHistory {
  const runs = machine.results.map(({ entry }): HistoryRun => ({ id: entry.sha256, environment: entry.environment, speeds: Object.fromEntries(entry.values.filter(({ flagged }) => !flagged).map(({ id, better, value }) => [id, better === 'higher' ? value : 1 / value])) }))
  const marks = machine.results.length < 2 ? [] : historyMarks(runs.slice(-50), title)
  return [...machine.results].reverse().slice(0, mostHistory).map(({ entry }) => {
    const headline = headlineOf(entry)
    return { date: entry.startedAt.slice(0, 10), value: headline ? valueText(headline) : '', score: entry.score === null ? '' : significant(entry.score), result: entry.sha256.slice(0, 12), marks: marks.filter(({ run }) => run === entry.sha256).map(({ text }) => text).join('; ') }
  })
}

const isUnit = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

/** The benchmark that most machines of a group share. */
const sharedBenchmark = ({ machines }: PeerGroup): string | null =>
  [...headlines].map((id) => ({ id, n: machines.filter(({ latest }) => latest.entry.values.some((value) => value.id === id && !value.flagged)).length })).sort((a, b) => b.n - a.n).find(({ n }) => n > 0)?.id ?? null

/** Machines that should be equally fast, beside each other. */
function distribution(group: PeerGroup, self: string, standing: ReadonlySet<FleetMachine>, title: (benchmark: string) => string): IntervalChart | null {
  const benchmark = sharedBenchmark(group)
  if (benchmark === null) return null
  const found = group.machines.flatMap((machine) => machine.latest.entry.values.filter(({ id, unit }) => id === benchmark && isUnit(unit)).map((value) => ({ machine, value })))
  if (found.length < 2) return null
  found.sort((a, b) => b.value.value - a.value.value)
  const values = found.map(({ value }) => value.value)
  const scale = resultScale(median(values), found[0]!.value.unit as ResultUnit)
  const range = `${significant(Math.min(...values) / scale.factor)} to ${significant(Math.max(...values) / scale.factor)} ${scale.unit}`
  return {
    kind: 'intervals',
    title: `${found.length} machines with ${group.title}: ${title(benchmark)} from ${range}`,
    summary: `The latest result of each machine that can be verified, with its 95 % interval; the line is their median.`,
    axis: { label: `${title(benchmark)}, ${scale.unit}`, scale: 'linear' },
    reference: { value: median(values) / scale.factor, label: 'median' },
    rows: found.slice(0, 40).map(({ machine, value }) => ({
      id: machine.id,
      label: `${machine.name}${machine.machineId === self ? ' (this machine)' : ''}`,
      provenance: 'measured',
      value: value.value / scale.factor,
      interval: value.low !== null && value.high !== null ? { low: value.low / scale.factor, high: value.high / scale.factor } : null,
      dots: [],
      text: valueText(value),
      doubtful: standing.has(machine),
    })),
  }
}

const figureOf = (id: string, label: string, value: string, unit: string, meaning: string, doubt: string | null = null): Figure => ({ id, label, value, unit, band: '', provenance: 'measured', date: null, meaning, doubt })

function figuresOf({ fleet, self, waiting, title }: TeamViewInput, groups: readonly PeerGroup[], standing: number): Figure[] {
  const own = fleet.machines.find(({ machineId, latest }) => machineId === self && latest.trust === 'verified')
  const group = own ? groups.find(({ key }) => key === peerKey(own)) : undefined
  const benchmark = group ? sharedBenchmark(group) : null
  const place = own && group && benchmark ? placeOf(own, group, benchmark) : null
  return [
    figureOf('machines', 'Machines', String(fleet.machines.length), '', `${fleet.results} results, of which ${fleet.machines.filter(({ latest }) => latest.counts).length} machines' latest count`),
    ...(place && group ? [figureOf('place', 'Place of this machine', `${place.place}`, `of ${place.of}`, `${title(place.benchmark)}, ${significant(place.ratio, 2)}x the median of ${group.title}`)] : []),
    ...(standing > 0 ? [figureOf('outliers', 'Stand out', String(standing), standing === 1 ? 'machine' : 'machines', 'from others with the same GPU or processor')] : []),
    ...(waiting > 0 ? [figureOf('waiting', 'Waiting here', String(waiting), waiting === 1 ? 'file' : 'files', 'in the outbox of this machine', 'not in the folder yet')] : []),
  ]
}

/** A page asks several times a second while files are read; a fleet never changes once it is gathered. */
const told = new WeakMap<Fleet, { readonly groups: readonly PeerGroup[]; readonly found: readonly Outlier[] }>()

function standingOut(fleet: Fleet) {
  const known = told.get(fleet)
  if (known) return known
  const groups = peerGroups(fleet)
  const fresh = { groups, found: outliers(groups) }
  told.set(fleet, fresh)
  return fresh
}

/** The folder as the page shows it. */
export function teamViewOf(input: TeamViewInput): Shown {
  const { fleet, team, self, problems, gpu, title } = input
  const { groups, found } = standingOut(fleet)
  const standing = new Set(found.map(({ machine }) => machine))
  const counts = new Map<string, number>()
  for (const { latest } of fleet.machines) counts.set(latest.entry.gpu, (counts.get(latest.entry.gpu) ?? 0) + 1)
  const own = fleet.machines.find(({ machineId }) => machineId === self)
  const wanted = gpu === null ? (groups.find(({ key }) => own !== undefined && key === peerKey(own) ) ?? groups[0]) : groups.find(({ machines }) => machines[0]!.latest.entry.gpu === gpu)
  const group = wanted && wanted.machines.length >= 2 ? wanted : gpu === null ? groups[0] : wanted
  return {
    answer: `${fleetSentence(fleet, team, problems)}${found[0] ? ` ${found[0].machine.name}: this ${groups.find(({ machines }) => machines.includes(found[0]!.machine))!.title} is ${found[0].words} in ${title(found[0].benchmark)}.` : ''}`,
    figures: figuresOf(input, groups, found.length),
    chart: group ? distribution(group, self, standing, title) : null,
    outliers: found.slice(0, 50).map(({ machine, words, benchmark, reason }) => `${machine.name}: ${machine.latest.entry.gpu} is ${words} in ${title(benchmark)}: ${reason}.`),
    gpus: [...counts].map(([name, machines]) => ({ gpu: name, machines })).sort((a, b) => b.machines - a.machines || (a.gpu < b.gpu ? -1 : 1)).slice(0, 500),
    groups: [...input.groups],
    rows: fleet.machines
      .filter(({ latest }) => gpu === null || latest.entry.gpu === gpu)
      .slice(0, mostRows)
      .map((machine): TeamMachineRow => {
        const { id, machine: name, gpu: card, description, date, result, score, value, benchmark, trust, trustText, validity, doubts, self: mine } = teamRow(machine, self)
        return { id, machine: name, gpu: card, description, date, result, score, value, benchmark: benchmark === '' ? '' : title(benchmark), trust, trustText, trustMeaning: trustWords[trust].text, validity, doubts, self: mine }
      }),
  }
}

/** What the page says of how it knows. */
export const teamNotes: readonly string[] = [
  'Every result is one signed file. Its hash is its name, its medians and score are worked out again here from its samples, and what it claims is set beside them.',
  'A signature proves which key wrote a file, not that the run was honest. A machine\'s key is kept from when it was first seen; another one is said loudly and counts nowhere.',
  'Ranks, peers and outliers use the latest result of each machine that is verified, valid and unflagged. A machine stands out when it lies more than 8 % and three robust standard deviations from at least three others with the same GPU and the same work.',
]
