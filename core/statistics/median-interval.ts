import { halfBinomialCdf } from './binomial'
import { quantile, sorted } from './quantile'
import { effectiveSize } from './rank-correlation'

/** Fewer values have no order-statistic interval of 95 % for their median. */
export const fewestForInterval = 6
const normal975 = 1.959963984540054

/**
 * The ranks (from 1) of the order statistics that enclose the median with at least `confidence`: the largest k with
 * P(Bin(n, 1/2) < k) <= alpha/2, and n + 1 - k. Null when even the extremes do not.
 */
export function medianRanks(n: number, confidence = 0.95): [low: number, high: number] | null {
  const half = (1 - confidence) / 2
  let k = 0
  while (k < n / 2 && halfBinomialCdf(k, n) <= half) k++
  return k === 0 ? null : [k, n + 1 - k]
}

/**
 * 95 % interval of the median from order statistics: no assumption on the shape, which timings need, being skewed.
 * Correlated samples widen it to ranks (n -/+ 1.96 sqrt(n^2 / n_eff)) / 2 (METHOD A2); it never gets narrower.
 * Null for fewer than six values.
 */
export function medianInterval(values: readonly number[]): { low: number; high: number } | null {
  const n = values.length
  const plain = n < fewestForInterval ? null : medianRanks(n)
  if (!plain) return null
  const reach = normal975 * Math.sqrt(n ** 2 / effectiveSize(values))
  const low = Math.max(1, Math.min(plain[0], Math.floor((n - reach) / 2)))
  const high = Math.min(n, Math.max(plain[1], Math.ceil((n + reach) / 2) + 1))
  const ordered = sorted(values)
  const correlated = effectiveSize(values) < n
  const [from, to] = correlated ? [low, high] : plain
  return { low: ordered[from - 1]!, high: ordered[to - 1]! }
}

/** Half the interval's width over the median: what the stopping rule watches. Infinity without an interval. */
export function relativeHalfWidth(values: readonly number[]): number {
  const interval = medianInterval(values)
  return interval ? (interval.high - interval.low) / 2 / quantile(values, 0.5) : Infinity
}
