import { type Resource } from '../benchmark/definition'
import { relativeHalfWidth } from './median-interval'

/** Relative half-width of the median's 95 % interval at which a launch has seen enough (METHOD A1). */
export const stoppingGoal: Record<Resource, number> = { compute: 0.01, memory: 0.02, overhead: 0.02, storage: 0.05, network: 0.01 }

/** Looking after every sample would stop on lucky ones. */
const every = 5

export interface StoppingLimits {
  minimum: number
  maximum: number
  goal: number
}

/** `reached` is whether the interval is narrow enough; without it a stop is a cap, and is flagged. */
export function shouldStop(samples: readonly number[], { minimum, maximum, goal }: StoppingLimits): { stop: boolean; reached: boolean } {
  const n = samples.length
  const capped = n >= maximum
  if (!capped && (n < minimum || (n - minimum) % every !== 0)) return { stop: false, reached: false }
  const reached = relativeHalfWidth(samples) <= goal
  return { stop: reached || capped, reached }
}
