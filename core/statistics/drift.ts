import { median } from './quantile'
import { mad, madToSigma } from './spread'

/** Drift below this is not flagged, however steady the samples (METHOD A1). */
export const driftLimit = 0.03

/** Fewer samples have no thirds to compare. */
const fewest = 6

/** median(last third) / median(first third) - 1: finds what a warm-up test misses. 0 for fewer than six samples. */
export function drift(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3)
  if (samples.length < fewest) return 0
  return median(samples.slice(-third)) / median(samples.slice(0, third)) - 1
}

/**
 * Whether the speed changed over the launch: by more than 3 %, and by more than the scatter of the samples explains. A
 * quick launch has three samples a third; there the fixed limit alone flagged nearly every launch of a busy machine,
 * which says nothing that "noisy" does not.
 */
export function drifted(samples: readonly number[]): boolean {
  const third = Math.floor(samples.length / 3)
  if (samples.length < fewest) return false
  // The scatter within the thirds: that of the whole would hold the drift itself.
  const scatter = Math.max(mad(samples.slice(0, third)), mad(samples.slice(-third)))
  const explained = (2.5 * madToSigma * scatter * Math.sqrt(2 / third)) / median(samples)
  return Math.abs(drift(samples)) > Math.max(driftLimit, explained)
}
