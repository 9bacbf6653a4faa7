import { type CheckResult } from '../../core/benchmark/definition'
import { type Expected } from './plan'

/** Elements looked at: the two corners and random ones. */
const usualSpots = 18

/**
 * Known answer of an operation: some elements against float64. An error is set against the size that the plan gives (for
 * a dot product |row| |column|), since a sum of random signs may be near zero.
 * @param tolerance largest error allowed, relative to that size
 */
export function spotCheck(result: ArrayLike<number>, expected: (index: number) => Expected, random: () => number, tolerance: number, spots = usualSpots): CheckResult {
  let worst = 0
  const count = Math.min(spots, result.length)
  for (let k = 0; k < count; k++) {
    const index = k === 0 ? 0 : k === 1 ? result.length - 1 : Math.floor(random() * result.length)
    const { value, size } = expected(index)
    const error = Math.abs(result[index]! - value) / size
    if (!(error <= tolerance)) return { ok: false, detail: `element ${index} is ${result[index]}, float64 says ${value}` }
    worst = Math.max(worst, error)
  }
  return { ok: true, detail: `${count} elements agree with float64 within ${worst.toExponential(1)}` }
}

/** Dot product in float64 with the size of its terms: what element (row, column) of a product should be. */
export function dot(length: number, a: (i: number) => number, b: (i: number) => number): Expected {
  let [value, left, right] = [0, 0, 0]
  for (let i = 0; i < length; i++) {
    const [x, y] = [a(i), b(i)]
    value += x * y
    left += x * x
    right += y * y
  }
  return { value, size: Math.sqrt(left * right) }
}
