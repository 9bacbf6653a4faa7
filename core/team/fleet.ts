import { type TeamEntry } from './entry'
import { sortInSteps } from './sort-in-steps'
import { trustOf, type Pins, type Trust } from './trust'

/** A withdrawal whose signature was checked with this key. */
export interface SignedWithdrawal {
  readonly result: string
  readonly keyId: string
  readonly why: string
  readonly at: string
}

export interface FleetContext {
  /** UUID of the folder that was joined. */
  readonly folder: string
  readonly pins: Pins
  readonly keyIds: ReadonlySet<string>
  readonly withdrawals: readonly SignedWithdrawal[]
  /** SHA-256 of results that this reader does not want to see. */
  readonly hidden: ReadonlySet<string>
  readonly nowMs: number
}

export interface FleetResult {
  readonly entry: TeamEntry
  readonly trust: Trust
  /** Verified and valid: ranked, compared with peers, and an anchor of predictions. */
  readonly counts: boolean
  /** What a reader should know: a clock that is wrong, a validity that is doubtful. */
  readonly doubts: readonly string[]
}

export interface FleetMachine {
  /** Machine and key: what another key wrote in its name is another machine. */
  readonly id: string
  readonly machineId: string
  readonly name: string
  readonly latest: FleetResult
  /** Oldest first, by what the files say; modification times are the file system's. */
  readonly results: readonly FleetResult[]
}

export interface Fleet {
  readonly machines: readonly FleetMachine[]
  readonly results: number
  readonly withdrawn: number
  readonly hidden: number
  /** The same run published again by the same machine, after a change of its name, say. */
  readonly superseded: number
}

const dayMs = 86_400_000
/** Clocks that are further ahead than this are said to be wrong (METHOD C4). */
const clockToleranceMs = dayMs

const byTime = (a: FleetResult, b: FleetResult): number => (a.entry.startedAt < b.entry.startedAt ? -1 : a.entry.startedAt > b.entry.startedAt ? 1 : a.entry.sha256 < b.entry.sha256 ? -1 : 1)

const newestFirst = (a: FleetMachine, b: FleetMachine): number => (a.latest.entry.startedAt > b.latest.entry.startedAt ? -1 : a.latest.entry.startedAt < b.latest.entry.startedAt ? 1 : a.id < b.id ? -1 : 1)

/**
 * Results become a fleet: the order in which they come does not matter, and neither do copies. Adding is apart from
 * ending, so that a hundred thousand can be added without holding anything up.
 */
export class FleetBuilder {
  private readonly seen = new Set<string>()
  private readonly machines = new Map<string, Map<string, FleetResult>>()
  private readonly gone: ReadonlySet<string>
  private withdrawn = 0
  private hiddenCount = 0
  private superseded = 0

  constructor(private readonly context: FleetContext) {
    this.gone = new Set(context.withdrawals.map(({ result, keyId }) => `${result} ${keyId}`))
  }

  add(entry: TeamEntry): void {
    if (this.seen.has(entry.sha256)) return
    this.seen.add(entry.sha256)
    // Only the key that wrote a result may take it back; for one without a good signature nobody may.
    if (entry.signature === 'good' && this.gone.has(`${entry.sha256} ${entry.keyId}`)) {
      this.withdrawn++
      return
    }
    if (this.context.hidden.has(entry.sha256)) {
      this.hiddenCount++
      return
    }
    const result = this.judged(entry)
    const id = `${entry.machineId} ${result.trust === 'verified' ? '' : entry.keyId}`
    const runs = this.machines.get(id) ?? new Map<string, FleetResult>()
    this.machines.set(id, runs)
    const before = runs.get(entry.run)
    if (before) this.superseded++
    if (!before || byTime(before, result) < 0) runs.set(entry.run, result)
  }

  /** The fleet, newest first, in steps: who has a window to serve can stop in between. @param step results handled between two stops; more than 1 */
  *finish(step: number): Generator<void, Fleet> {
    const machines: FleetMachine[] = []
    let results = 0
    let seen = 0
    for (const [id, runs] of this.machines) {
      const own = yield* sortInSteps([...runs.values()], byTime, step)
      const latest = own[own.length - 1]!
      machines.push({ id, machineId: latest.entry.machineId, name: latest.entry.machineName, latest, results: own })
      results += own.length
      seen += own.length
      if (seen < step) continue
      seen = 0
      yield
    }
    return { machines: yield* sortInSteps(machines, newestFirst, step), results, withdrawn: this.withdrawn, hidden: this.hiddenCount, superseded: this.superseded }
  }

  private judged(entry: TeamEntry): FleetResult {
    const { folder, pins, keyIds, nowMs } = this.context
    const trust = trustOf(entry, folder, pins, keyIds)
    const ahead = Date.parse(entry.startedAt) - nowMs
    const clock = ahead > clockToleranceMs ? [`its clock is ahead by ${Math.round(ahead / dayMs)} days, or the one here is behind`] : []
    return { entry, trust, counts: trust === 'verified' && entry.validity === 'valid' && clock.length === 0, doubts: [...(entry.because === '' ? [] : [entry.because]), ...clock] }
  }
}
