import { mean, squares } from './moments'
import { normalCdf, normalQuantile } from './normal'
import { sorted } from './quantile'

/**
 * Bias-corrected and accelerated bootstrap (Efron 1987), for means, ratios and composites of launches. Samples of one
 * process are not independent, so the launches are drawn first and then the samples within each (METHOD A2). Not for the
 * median of fewer than 15 values: the order-statistic interval is right there, and this one is not.
 */
export type Launches = readonly (readonly number[])[]
export type Statistic = (launches: Launches) => number

export interface BootstrapOptions {
  readonly statistic: Statistic
  /** Uniform in [0, 1), seeded: the same seed gives the same interval. */
  readonly random: () => number
  readonly confidence?: number
  readonly resamples?: number
}

export const bootstrapResamples = 9999

export type BootstrapAnswer = { readonly ok: true; readonly low: number; readonly high: number } | { readonly ok: false; readonly because: 'too-few-launches' | 'no-spread' | 'not-a-number' }

const draw = <T>(from: readonly T[], random: () => number): T[] => from.map(() => from[Math.floor(random() * from.length)]!)

/** Launches, then samples within launches. */
export const resample = (launches: Launches, random: () => number): number[][] => draw(launches, random).map((samples) => draw(samples, random))

/** z0: how far the bootstrap's median lies from the estimate; ties count half. */
function bias(replicates: readonly number[], estimate: number): number {
  const below = replicates.filter((value) => value < estimate).length + replicates.filter((value) => value === estimate).length / 2
  return normalQuantile(Math.min(1 - 0.5 / replicates.length, Math.max(0.5 / replicates.length, below / replicates.length)))
}

/** a: skewness of the jackknife over launches. */
function acceleration(launches: Launches, statistic: Statistic): number {
  const left = launches.map((_, i) => statistic(launches.filter((_each, k) => k !== i)))
  const middle = mean(left)
  const square = squares(left)
  return square === 0 ? 0 : left.reduce((sum, value) => sum + (middle - value) ** 3, 0) / (6 * square ** 1.5)
}

/** The interval, or why there is none; never NaN. At least three launches: a jackknife of two has no skewness. */
export function bcaInterval(launches: Launches, { statistic, random, confidence = 0.95, resamples = bootstrapResamples }: BootstrapOptions): BootstrapAnswer {
  if (launches.length < 3) return { ok: false, because: 'too-few-launches' }
  const estimate = statistic(launches)
  const replicates = sorted(Array.from({ length: resamples }, () => statistic(resample(launches, random))))
  if (![estimate, replicates[0]!, replicates[replicates.length - 1]!].every(Number.isFinite)) return { ok: false, because: 'not-a-number' }
  if (replicates[0] === replicates[replicates.length - 1]) return { ok: false, because: 'no-spread' }
  const z0 = bias(replicates, estimate)
  const a = acceleration(launches, statistic)
  const at = (tail: number): number => {
    const z = z0 + normalQuantile(tail)
    const share = normalCdf(z0 + z / (1 - a * z))
    return replicates[Math.min(replicates.length - 1, Math.max(0, Math.floor(share * (replicates.length + 1)) - 1))]!
  }
  return { ok: true, low: at((1 - confidence) / 2), high: at((1 + confidence) / 2) }
}
