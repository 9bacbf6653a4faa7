import { quantile, median } from './quantile'
import { mad, outliers } from './spread'

/** Outliers are classified and counted, and never dropped: they happened (METHOD A2). */
export interface OutlierCounts {
  /** Beyond 1.5 and 3 interquartile ranges of the quartiles (Tukey 1977). */
  readonly mild: number
  readonly severe: number
  /** More than a tenth is severe. */
  readonly noisy: boolean
  /** The first sample is the slow one: the warm-up was too short for this benchmark. */
  readonly slowFirst: boolean
}

const noisyShare = 0.1
/** hyperfine's limit for the modified z score, (x - median) / MAD. */
const modifiedZLimit = 14.826

/**
 * @param seconds samples of one launch in the order taken @param clockStep stands in for a MAD of zero, s
 * @throws RangeError on an empty list
 */
export function classifyOutliers(seconds: readonly number[], clockStep = 1e-9): OutlierCounts {
  const { mild, severe } = outliers(seconds)
  const scale = mad(seconds) || clockStep
  const slow = (value: number) => (value - median(seconds)) / scale > modifiedZLimit
  const rest = seconds.slice(1)
  const slowFirst = slow(seconds[0]!) && rest.length > 0 && seconds[0]! > quantile(rest, 1)
  return { mild, severe, noisy: severe > noisyShare * seconds.length, slowFirst }
}

/**
 * Fewest samples that let a percentile be claimed, with so many samples over the bound (MLPerf Inference's early
 * stopping: confidence 0.99, tolerance 0): the least n with P(at most `over` of n exceed it | p) <= 0.01.
 */
export function leastSamplesFor(percentile: number, over: number, confidence = 0.99): number {
  for (let n = over + 1; ; n++) {
    let term = percentile ** n
    let sum = term
    for (let k = 1; k <= over; k++) {
      term *= ((n - k + 1) / k) * ((1 - percentile) / percentile)
      sum += term
    }
    if (sum <= 1 - confidence) return n
  }
}
