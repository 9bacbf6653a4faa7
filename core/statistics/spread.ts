import { median, quantile } from './quantile'

/** Scales a MAD to the standard deviation of a normal distribution: 1 / Phi^-1(3/4). */
export const madToSigma = 1.4826

/** Median absolute deviation from the median. */
export function mad(values: readonly number[]): number {
  const middle = median(values)
  return median(values.map((value) => Math.abs(value - middle)))
}

/** (Q3 - Q1) / median, the spread that timing tools warn about at 10 %. */
export function relativeIqr(values: readonly number[]): number {
  return (quantile(values, 0.75) - quantile(values, 0.25)) / median(values)
}

/**
 * Values beyond Tukey's fences, counted and never dropped: mild beyond 1.5 IQR, severe beyond 3 IQR of the quartiles.
 */
export function outliers(values: readonly number[]): { mild: number; severe: number } {
  const q1 = quantile(values, 0.25)
  const q3 = quantile(values, 0.75)
  const iqr = q3 - q1
  const beyond = (fences: number) => values.filter((value) => value < q1 - fences * iqr || value > q3 + fences * iqr).length
  const severe = beyond(3)
  return { mild: beyond(1.5) - severe, severe }
}
