import { type Dimensions } from './dimensions'
import { memoryParts, totalBytes } from './memory'
import { isTraining, type Plan } from './plan'

/** The largest whole number up to `most` for which `fits` holds, if it holds for less as well; 0: for none. */
export function largestWhole(most: number, fits: (value: number) => boolean): number {
  if (!fits(1)) return 0
  let [low, high] = [1, 2]
  while (high <= most && fits(high)) [low, high] = [high, high * 2]
  high = Math.min(high, most + 1)
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle
  }
  return low
}

const fitsWith = (of: Dimensions, plan: Plan, haveBytes: number): boolean => totalBytes(memoryParts(of, plan)) <= haveBytes

/** Tokens of context (inference) or sequence (training) for which there is room. @param most what the model was made for */
export const largestContext = (of: Dimensions, plan: Plan, haveBytes: number, most = 16_777_216): number =>
  largestWhole(most, (tokens) => fitsWith(of, isTraining(plan) ? { ...plan, sequence: tokens } : { ...plan, context: tokens, sequence: tokens }, haveBytes))

/** Samples at a time for which there is room. */
export const largestBatch = (of: Dimensions, plan: Plan, haveBytes: number, most = 65_536): number => largestWhole(most, (batch) => fitsWith(of, { ...plan, batch }, haveBytes))
