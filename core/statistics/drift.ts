import { median } from './quantile'

/** |drift| above this is flagged. */
export const driftLimit = 0.03

/** median(last third) / median(first third) - 1: finds what a warm-up test misses. 0 for fewer than six samples. */
export function drift(samples: readonly number[]): number {
  const third = Math.floor(samples.length / 3)
  if (third < 2) return 0
  return median(samples.slice(-third)) / median(samples.slice(0, third)) - 1
}
