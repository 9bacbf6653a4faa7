import { type TeamGroupRow, type TeamGrouping } from '../contract/team-calls'
import { median } from '../statistics/quantile'
import { measuredParts, significant, withUnit } from '../units'
import { resultUnits, type ResultUnit } from '../benchmark/definition'
import { type Fleet, type FleetMachine, type FleetResult } from './fleet'
import { headlines } from './list-view'
import { sortInSteps } from './sort-in-steps'

const isHeadline = (id: string): boolean => (headlines as readonly string[]).includes(id)
const isUnit = (unit: string): unit is ResultUnit => (resultUnits as readonly string[]).includes(unit)

interface Member {
  readonly machine: FleetMachine
  readonly result: FleetResult
}

interface Grouping {
  readonly title: string
  /** What is grouped: the latest result of each machine, or every result. */
  readonly members: 'latest' | 'all'
  key(member: Member): string
  /** Greatest first, or by the name itself. */
  readonly order: 'size' | 'name'
}

/** How the fleet can be put together. A name is what its person chose: one who calls all machines alike has one group. */
export const groupings: Readonly<Record<TeamGrouping, Grouping>> = {
  gpu: { title: 'GPU', members: 'latest', key: ({ result }) => result.entry.gpu, order: 'size' },
  name: { title: 'Name', members: 'latest', key: ({ machine }) => machine.name, order: 'size' },
  month: { title: 'Month', members: 'all', key: ({ result }) => result.entry.startedAt.slice(0, 7), order: 'name' },
}

const mostNames = 12
const upwards = (a: number, b: number): number => a - b

/** What a group is known to be while its members are told one by one. */
class Tally {
  private readonly machines = new Set<string>()
  private readonly names = new Set<string>()
  private readonly scores: number[] = []
  /** Values in base units, by headline and work: different work is never put together. */
  private readonly works = new Map<string, Map<string, { unit: ResultUnit; values: number[] }>>()
  private results = 0
  private counts = 0
  private latest = ''

  /** @param results how many the member stands for */
  add({ machine, result: { counts, entry } }: Member, results: number): void {
    this.machines.add(machine.id)
    this.names.add(machine.name)
    this.results += results
    if (entry.startedAt > this.latest) this.latest = entry.startedAt
    if (!counts) return
    this.counts++
    if (entry.score !== null) this.scores.push(entry.score)
    for (const { id, unit, workload, value, flagged } of entry.values) {
      if (flagged || !isUnit(unit) || !isHeadline(id)) continue
      const works = this.works.get(id) ?? new Map<string, { unit: ResultUnit; values: number[] }>()
      this.works.set(id, works)
      const same = works.get(workload)
      if (same) same.values.push(value)
      else works.set(workload, { unit, values: [value] })
    }
  }

  *row(name: string, title: (benchmark: string) => string, step: number): Generator<void, TeamGroupRow> {
    const id = headlines.find((each) => this.works.has(each))
    // The work that most of what counts shares.
    const [shared] = id === undefined ? [] : [...this.works.get(id)!.values()].sort((a, b) => b.values.length - a.values.length)
    const values = yield* sortInSteps(shared?.values ?? [], upwards, step)
    const scores = yield* sortInSteps(this.scores, upwards, step)
    const text = (value: number) => withUnit(measuredParts(value, shared!.unit, null))
    const names = [...this.names].sort()
    return {
      id: name,
      title: name,
      machines: this.machines.size,
      results: this.results,
      counts: this.counts,
      score: scores.length === 0 ? '' : significant(median(scores)),
      median: shared ? text(median(values)) : '',
      range: values.length > 1 ? `${text(values[0]!)} to ${text(values[values.length - 1]!)}` : '',
      benchmark: id === undefined ? '' : title(id),
      latest: this.latest.slice(0, 10),
      members: `${names.slice(0, mostNames).join(', ')}${names.length > mostNames ? ` and ${names.length - mostNames} more` : ''}`,
    }
  }
}

export interface GroupsAsked {
  readonly by: TeamGrouping
  /** Machines with this GPU alone; null for all. */
  readonly gpu: string | null
  readonly title: (benchmark: string) => string
}

/**
 * Groups of the fleet, each with the median and range of what its members share, in steps: who has a window to serve can stop
 * in between. @param step members handled between two stops; more than 1
 */
export function* groupsInSteps({ machines }: Fleet, { by, gpu, title }: GroupsAsked, step: number): Generator<void, TeamGroupRow[]> {
  const { members, key, order } = groupings[by]
  const groups = new Map<string, Tally>()
  let seen = 0
  for (const machine of machines) {
    if (gpu !== null && machine.latest.entry.gpu !== gpu) continue
    for (const result of members === 'latest' ? [machine.latest] : machine.results) {
      const name = key({ machine, result })
      const group = groups.get(name) ?? new Tally()
      groups.set(name, group)
      group.add({ machine, result }, members === 'latest' ? machine.results.length : 1)
      if (++seen % step === 0) yield
    }
  }
  const rows: TeamGroupRow[] = []
  for (const [name, group] of groups) {
    rows.push(yield* group.row(name, title, step))
    yield
  }
  return rows.sort((a, b) => (order === 'size' ? b.machines - a.machines : a.id < b.id ? 1 : -1) || (a.id < b.id ? -1 : 1)).slice(0, 2000)
}

/** The same at once: for who serves nobody else meanwhile. */
export function groupRows(fleet: Fleet, by: TeamGrouping, title: (benchmark: string) => string, gpu: string | null = null): TeamGroupRow[] {
  const steps = groupsInSteps(fleet, { by, gpu, title }, 1000)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
