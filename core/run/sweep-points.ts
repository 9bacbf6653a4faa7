import { resultValue } from '../benchmark/definition'
import { type Limit } from '../limits/limit'
import { median } from '../statistics/quantile'
import { formatMeasured, formatPercent } from '../units'
import { type BenchmarkRecord, type StoredLaunch } from './schema'

/** One step of a sweep: what so many workers or processes do together. */
export interface SweepPoint {
  readonly at: number
  /** Median of the launch medians, in the benchmark's unit. */
  readonly value: number
  /** Share of `at` times what one does alone, the median over launches, each against its own base. */
  readonly efficiency: number
}

/** METHOD A3: what several do together may pass so many times what one does by so much, no further. */
export const linearFactor = 1.1

type Swept = Pick<BenchmarkRecord, 'unit' | 'work' | 'params' | 'sweep'>

/** Every step from the smallest on, the top included; empty where nothing was swept. */
export function sweepPointsOf(record: Swept, launches: readonly StoredLaunch[]): SweepPoint[] {
  const top = record.sweep && record.params[record.sweep.of]
  if (!top) return []
  // Of each launch its steps, as rates: what one launch lacks is left out of all.
  const steps = launches.map(({ samples, iterations, points = [] }) =>
    new Map([...points, { at: top, work: record.work, samples }].map(({ at, work, samples: taken }) => [at, resultValue(record, work, iterations, median(taken))])),
  )
  const counts = [...(steps[0]?.keys() ?? [])].filter((at) => steps.every((each) => each.has(at))).sort((a, b) => a - b)
  const [base] = counts
  if (base === undefined) return []
  return counts.map((at) => ({
    at,
    value: median(steps.map((each) => each.get(at)!)),
    efficiency: median(steps.map((each) => each.get(at)! / ((at / base) * each.get(base)!))),
  }))
}

/** The step that is furthest beyond so many times what one does, or null: copies that share a machine cannot do that. */
export function beyondLinear(points: readonly SweepPoint[]): SweepPoint | null {
  const beyond = points.filter(({ efficiency }) => efficiency > linearFactor)
  return beyond.sort((a, b) => b.efficiency - a.efficiency)[0] ?? null
}

/** "1, 2, 4 processes: 60.1, 118, 210 GFLOP/s; the last step 87 % of 4 times one" */
export function sweepWords({ unit, sweep }: Swept, points: readonly SweepPoint[]): string[] {
  const last = points[points.length - 1]
  if (!sweep || !last || points.length < 2) return []
  const base = points[0]!
  return [
    `${points.map(({ at }) => at).join(', ')} ${sweep.of}: ${points.map(({ value }) => formatMeasured(value, unit, null)).join(', ')}`,
    `${formatPercent(last.efficiency)} of ${last.at / base.at} times what ${base.at} ${base.at === 1 ? 'does' : 'do'} alone`,
  ]
}

/** min(P x single, what the device can do): the limit of a sweep's top, in the benchmark's unit. */
export function sweepLimit(points: readonly SweepPoint[], { sweep }: Pick<Swept, 'sweep'>, device: Limit | null): Limit | null {
  const [base, last] = [points[0], points[points.length - 1]]
  if (!sweep || !base || !last || points.length < 2) return device
  const value = (last.at / base.at) * base.value
  const linear = { value, because: `${last.at} ${sweep.of} at what ${base.at === 1 ? 'one' : base.at} alone did in the same launches`, loose: false }
  return device === null || device.loose || value < device.value ? linear : device
}
