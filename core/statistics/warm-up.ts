import { median, quantile } from './quantile'
import { mad, madToSigma } from './spread'

/** Samples in each of the two windows that are compared. */
export const warmUpWindow = 10

/**
 * Where the run became steady: the first k at which two adjacent windows of ten agree in their medians, within 1 % or
 * what their own scatter explains, and the first sample of the first window is no severe
 * outlier beside the second (METHOD A1). Found by
 * simulation to cut three JIT iterations, and an exponential decay with 0.6 % bias left. Null: not yet.
 */
export function steadyAt(samples: readonly number[]): number | null {
  const w = warmUpWindow
  for (let k = 0; k + 2 * w <= samples.length; k++) {
    const first = samples.slice(k, k + w)
    const second = samples.slice(k + w, k + 2 * w)
    const target = median(second)
    const scatter = (2.5 * madToSigma * mad(second) * Math.sqrt(2 / w)) / target
    const agrees = Math.abs(median(first) - target) / target <= Math.max(0.01, scatter)
    // The fence is the second window's: three slow samples would raise their own window's quartile over themselves.
    const fence = quantile(second, 0.75) + 3 * (quantile(second, 0.75) - quantile(second, 0.25))
    if (agrees && first[0]! <= fence) return k
  }
  return null
}
