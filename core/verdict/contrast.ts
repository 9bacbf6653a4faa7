import { mean, variance } from '../statistics/moments'
import { studentT, studentTCdf } from '../statistics/student-t'

/**
 * How two results differ, in log space, where a factor is a distance. The values are one for each launch, in the
 * benchmark's own unit; `d` is positive when B is faster, whichever way the unit counts.
 *
 * Launches of two runs are independent: Welch's t (Welch 1947), d = mean ln B - mean ln A, se = sqrt(sA^2/RA + sB^2/RB),
 * Satterthwaite's degrees of freedom. METHOD A4.
 */
export interface Contrast {
  /** ln(speed of B / speed of A). */
  readonly d: number
  readonly se: number
  readonly df: number
  readonly launches: readonly [a: number, b: number]
}

interface Moments {
  readonly n: number
  readonly mean: number
  /** Variance of the mean. */
  readonly ofMean: number
}

function moments(logs: readonly number[]): Moments {
  return { n: logs.length, mean: mean(logs), ofMean: variance(logs) / logs.length }
}

/** @param better which way the unit counts @returns null with fewer than two launches on a side, or values that are no speeds */
export function contrast(a: readonly number[], b: readonly number[], better: 'higher' | 'lower'): Contrast | null {
  if (a.length < 2 || b.length < 2 || ![...a, ...b].every((value) => value > 0 && Number.isFinite(value))) return null
  const [p, q] = [moments(a.map(Math.log)), moments(b.map(Math.log))]
  const sign = better === 'higher' ? 1 : -1
  const variance = p.ofMean + q.ofMean
  const df = variance === 0 ? p.n + q.n - 2 : variance ** 2 / (p.ofMean ** 2 / (p.n - 1) + q.ofMean ** 2 / (q.n - 1))
  return { d: sign * (q.mean - p.mean), se: Math.sqrt(variance), df, launches: [p.n, q.n] }
}

/** Interleaved on one machine, launch by launch: the paired log ratios, whose common drift cancels. Null unless paired. */
export function pairedContrast(a: readonly number[], b: readonly number[], better: 'higher' | 'lower'): Contrast | null {
  if (a.length !== b.length || a.length < 2 || ![...a, ...b].every((value) => value > 0 && Number.isFinite(value))) return null
  const sign = better === 'higher' ? 1 : -1
  const { n, mean: d, ofMean } = moments(a.map((value, i) => sign * Math.log(b[i]! / value)))
  return { d, se: Math.sqrt(ofMean), df: n - 1, launches: [n, n] }
}

/** Interval of d. @param confidence in (0, 1) */
export function contrastInterval({ d, se, df }: Contrast, confidence: number): { low: number; high: number } {
  const reach = se === 0 ? 0 : studentT((1 + confidence) / 2, df) * se
  return { low: d - reach, high: d + reach }
}

/** Two-sided p of "no difference": what Holm's procedure orders by, never shown alone. */
export function contrastP({ d, se, df }: Contrast): number {
  if (se === 0) return d === 0 ? 1 : 0
  return 2 * (1 - studentTCdf(Math.abs(d) / se, df))
}
