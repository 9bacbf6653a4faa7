import { mean, variance } from './moments'
import { studentT } from './student-t'

/**
 * Variance on two levels (Kalibera and Jones 2013, "Rigorous benchmarking in reasonable time"): within launches, and
 * between their means. It says where noise comes from, and so where the next second of measuring is best spent.
 */
export interface TwoLevel {
  /** Mean of the variances within launches: S1^2 = T1^2. */
  readonly within: number
  /** Variance of the launch means: S2^2. */
  readonly between: number
  /** Unbiased share of the launches themselves: T2^2 = S2^2 - S1^2 / r1; negative where samples explain all of it. */
  readonly ofLaunches: number
  /** Half the 95 % interval of the mean of launch means. */
  readonly halfWidth: number
}

/** Null with fewer than two launches, or a launch of fewer than two samples. Unequal launches count with their harmonic mean. */
export function twoLevelVariance(launches: readonly (readonly number[])[]): TwoLevel | null {
  if (launches.length < 2 || launches.some((samples) => samples.length < 2)) return null
  const within = mean(launches.map(variance))
  const between = variance(launches.map(mean))
  const samples = launches.length / launches.reduce((sum, each) => sum + 1 / each.length, 0)
  return { within, between, ofLaunches: between - within / samples, halfWidth: studentT(0.975, launches.length - 1) * Math.sqrt(between / launches.length) }
}

/**
 * Samples per launch that buy the narrowest interval for a given time: r1 = ceil(sqrt(cL / cS x T1^2 / T2^2)).
 * @param launchSeconds cost of one more launch @param sampleSeconds cost of one more sample @param cap where launches do not differ
 */
export function bestSamples({ within, ofLaunches }: TwoLevel, launchSeconds: number, sampleSeconds: number, cap: number): number {
  if (!(ofLaunches > 0)) return cap
  return Math.max(1, Math.min(cap, Math.ceil(Math.sqrt((launchSeconds / sampleSeconds) * (within / ofLaunches)))))
}
