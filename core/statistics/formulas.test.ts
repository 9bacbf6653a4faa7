import { describe, expect, it } from 'vitest'
import { calibrationRounds, nextIterations } from './calibrate'
import { drift, driftLimit } from './drift'
import { fewestForInterval, medianInterval, relativeHalfWidth } from './median-interval'
import { seededRandom } from './random'
import { effectiveSize } from './rank-correlation'
import { outliers } from './spread'
import { shouldStop, stoppingGoal } from './stopping'
import { steadyAt, warmUpWindow } from './warm-up'

/** Small cases worked out apart from the code, each close to a threshold, so that a changed formula is noticed. */

const upTo = (count: number, value: (i: number) => number) => Array.from({ length: count }, (_, i) => value(i))

it('the thresholds are those of the method', () => {
  expect({ calibrationRounds, driftLimit, fewestForInterval, warmUpWindow, stoppingGoal }).toEqual({
    calibrationRounds: 4,
    driftLimit: 0.03,
    fewestForInterval: 6,
    warmUpWindow: 10,
    stoppingGoal: { compute: 0.01, memory: 0.02, overhead: 0.02, storage: 0.05, network: 0.01 },
  })
})

it('a sample just under nine tenths of the target is too short', () => {
  expect(nextIterations(0.1, 4, 0.0899).accept).toBe(false)
  expect(nextIterations(0.1, 4, 0.0901).accept).toBe(true)
})

describe('drift', () => {
  it('is the median of the last third over that of the first, less one', () => {
    expect(drift([1, 2, 3, 4, 5, 6, 7, 8, 9])).toBe(3)
    expect(drift([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])).toBe(4)
  })
  it('is nothing for fewer than six samples', () => expect([drift([1, 2, 3, 4, 9]), drift([1, 1, 1, 1, 3, 3])]).toEqual([0, 2]))
})

describe('the interval of the median', () => {
  it('is as wide as correlation asks: ranks (n -/+ 1.96 sqrt(n^2 / n_eff)) / 2', () => {
    // Blocks of three: lag-1 rank correlation 0.5604, n_eff 16.90, ranks 15.70 and 44.30 outwards to 15 and 46 (SciPy).
    const values = upTo(60, (i) => ((Math.floor(i / 3) * 7) % 20) + 0.01 * i)
    expect(effectiveSize(values)).toBeCloseTo(16.903763, 5)
    expect(medianInterval(values)!.low).toBeCloseTo(4.38, 12)
    expect(medianInterval(values)!.high).toBeCloseTo(15.15, 12)
  })
  it('takes the extremes of six values and halves their distance', () => {
    expect(medianInterval([3, 1, 6, 2, 5, 4])).toEqual({ low: 1, high: 6 })
    expect(relativeHalfWidth([3, 1, 6, 2, 5, 4])).toBeCloseTo(2.5 / 3.5, 12)
  })
  it('gains nothing from samples that alternate', () => expect(effectiveSize(upTo(20, (i) => (i % 2) * 10 + i / 100))).toBe(20))
})

it('outliers are mild beyond 1.5 and severe beyond 3 interquartile ranges', () => {
  // Quartiles 5.5 and 14.5: the fences stand at 28 and 41.5.
  const counts = (a: number, b: number) => outliers([...upTo(17, (i) => i + 1), a, b])
  expect([counts(35, 50), counts(27, 29), counts(41, 42)]).toEqual([
    { mild: 1, severe: 1 },
    { mild: 1, severe: 0 },
    { mild: 1, severe: 1 },
  ])
})

it('stopping looks at every fifth sample', () => {
  const narrow = (count: number) => upTo(count, (i) => 1 + (i % 3) * 1e-5)
  const limits = { minimum: 20, maximum: 100, goal: 0.01 }
  expect([20, 21, 24, 25, 30].map((count) => shouldStop(narrow(count), limits).stop)).toEqual([true, false, false, true, true])
})

describe('warm-up', () => {
  const windows = (first: (i: number) => number, second: (i: number) => number) => [...upTo(10, first), ...upTo(10, second)]
  const even = () => 1
  // Median 1, MAD 0.05: the windows may differ by 2.5 x 1.4826 x 0.05 x sqrt(2 / 10) = 8.3 %. Quartiles 0.95 and 1.05.
  const scattered = (i: number) => (i % 2 ? 1.05 : 0.95)

  it('allows one per cent between windows that do not scatter', () => {
    expect(steadyAt(windows(() => 0.9905, even))).toBe(0)
    expect(steadyAt(windows(() => 0.9895, even))).toBeNull()
  })
  it('allows what their own scatter explains', () => {
    expect(steadyAt(windows(() => 1.08, scattered))).toBe(0)
    expect(steadyAt(windows(() => 1.086, scattered))).toBeNull()
  })
  it('does not begin with a severe outlier', () => {
    const starting = (first: number) => windows((i) => (i === 0 ? first : 1), scattered)
    expect([steadyAt(starting(1.34)), steadyAt(starting(1.36))]).toEqual([0, null])
  })
})

it('a seed gives the same numbers for ever: run files name their seed', () => {
  // sfc32 filled by splitmix32, written a second time in another language.
  const words = (seed: number) => upTo(4, (() => { const random = seededRandom(seed); return () => random() * 2 ** 32 })())
  expect(words(1)).toEqual([2420951833, 2513034076, 3847892949, 4064752930])
  expect(words(2026)).toEqual([866338330, 3073509513, 2098590438, 793087158])
})
