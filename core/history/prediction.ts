import { median } from '../statistics/quantile'
import { mad, madToSigma } from '../statistics/spread'
import { studentT } from '../statistics/student-t'
import { type Interval } from '../units'

/** A new run is held against this many of its segment at the most. */
export const segmentRuns = 20
/** Fewer say too little of the scatter between runs. */
export const fewestRuns = 5

/**
 * Where the next run of an unchanged machine will lie: median -/+ t(0.995, n - 1) sigma sqrt(1 + 1/n), in log space, with
 * sigma from the MAD so that one bad run does not widen it (METHOD A4). Null below five runs.
 * @param values one for each run of the segment, oldest first, > 0
 */
export function predictionInterval(values: readonly number[]): Interval | null {
  const recent = values.slice(-segmentRuns).map(Math.log)
  const n = recent.length
  if (n < fewestRuns || !recent.every(Number.isFinite)) return null
  const reach = studentT(0.995, n - 1) * madToSigma * mad(recent) * Math.sqrt(1 + 1 / n)
  return { low: Math.exp(median(recent) - reach), high: Math.exp(median(recent) + reach) }
}

export type NewRun = 'as-expected' | 'possible-change' | 'confirmed-change' | 'too-few-runs'

/** A run outside is a possible change, to be run again; only a second one on the same side confirms it. */
export function judgeNewRun(before: readonly number[], latest: readonly number[]): NewRun {
  const expected = predictionInterval(before)
  if (!expected) return 'too-few-runs'
  const side = (value: number) => (value > expected.high ? 1 : value < expected.low ? -1 : 0)
  const [last = 0, previous = 0] = [...latest].reverse().map(side)
  if (last === 0) return 'as-expected'
  return last === previous ? 'confirmed-change' : 'possible-change'
}
