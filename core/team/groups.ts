import { type TeamGroupRow, type TeamGrouping } from '../contract/team-calls'
import { median } from '../statistics/quantile'
import { measuredParts, significant, withUnit } from '../units'
import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { type Fleet, type FleetMachine, type FleetResult } from './fleet'
import { headlines } from './list-view'

const isUnit = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

interface Member {
  readonly machine: FleetMachine
  readonly result: FleetResult
}

interface Grouping {
  readonly title: string
  /** What is grouped: the latest of each machine, or every result. */
  members(fleet: Fleet): readonly Member[]
  key(member: Member): string
  /** Greatest first, or by the name itself. */
  readonly order: 'size' | 'name'
}

const latest = ({ machines }: Fleet): Member[] => machines.map((machine) => ({ machine, result: machine.latest }))
const all = ({ machines }: Fleet): Member[] => machines.flatMap((machine) => machine.results.map((result) => ({ machine, result })))

/** How the fleet can be put together. A name is what its person chose: one who calls all machines alike has one group. */
export const groupings: Readonly<Record<TeamGrouping, Grouping>> = {
  gpu: { title: 'GPU', members: latest, key: ({ result }) => result.entry.gpu, order: 'size' },
  name: { title: 'Name', members: latest, key: ({ machine }) => machine.name, order: 'size' },
  month: { title: 'Month', members: all, key: ({ result }) => result.entry.startedAt.slice(0, 7), order: 'name' },
}

/** The benchmark and work that most of a group's counting results share, and its values in base units. */
function sharedValues(members: readonly Member[]): { id: string; unit: ResultUnit; values: number[] } | null {
  const counting = members.filter(({ result }) => result.counts).flatMap(({ result }) => result.entry.values.filter(({ flagged, unit }) => !flagged && isUnit(unit)))
  for (const id of headlines) {
    const own = counting.filter((value) => value.id === id)
    const works = new Map<string, typeof own>()
    for (const value of own) {
      const same = works.get(value.workload)
      if (same) same.push(value)
      else works.set(value.workload, [value])
    }
    const [most] = [...works.values()].sort((a, b) => b.length - a.length)
    if (most) return { id, unit: most[0]!.unit as ResultUnit, values: most.map(({ value }) => value) }
  }
  return null
}

const mostNames = 12

/** Groups of the fleet, each with the median and range of what its members share: different work is never put together. */
export function groupRows(fleet: Fleet, by: TeamGrouping, title: (benchmark: string) => string): TeamGroupRow[] {
  const { members, key, order } = groupings[by]
  const groups = new Map<string, Member[]>()
  for (const member of members(fleet)) {
    const name = key(member)
    const group = groups.get(name)
    if (group) group.push(member)
    else groups.set(name, [member])
  }
  const rows = [...groups].map(([name, group]) => {
    const shared = sharedValues(group)
    const text = (value: number) => withUnit(measuredParts(value, shared!.unit, null))
    const scores = group.flatMap(({ result }) => (result.counts && result.entry.score !== null ? [result.entry.score] : []))
    const names = [...new Set(group.map(({ machine }) => machine.name))].sort()
    const machines = new Set(group.map(({ machine }) => machine.id)).size
    return {
      id: name,
      title: name,
      machines,
      results: by === 'month' ? group.length : group.reduce((sum, { machine }) => sum + machine.results.length, 0),
      counts: group.filter(({ result }) => result.counts).length,
      score: scores.length === 0 ? '' : significant(median(scores)),
      median: shared ? text(median(shared.values)) : '',
      range: shared && shared.values.length > 1 ? `${text(Math.min(...shared.values))} to ${text(Math.max(...shared.values))}` : '',
      benchmark: shared ? title(shared.id) : '',
      latest: group.reduce((date, { result }) => (result.entry.startedAt > date ? result.entry.startedAt : date), '').slice(0, 10),
      members: `${names.slice(0, mostNames).join(', ')}${names.length > mostNames ? ` and ${names.length - mostNames} more` : ''}`,
    }
  })
  return rows.sort((a, b) => (order === 'size' ? b.machines - a.machines : a.id < b.id ? 1 : -1) || (a.id < b.id ? -1 : 1)).slice(0, 2000)
}
