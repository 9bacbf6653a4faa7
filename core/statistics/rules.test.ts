import { describe, expect, it } from 'vitest'
import { firstIterations, nextIterations } from './calibrate'
import { drift, drifted } from './drift'
import { medianInterval, relativeHalfWidth } from './median-interval'
import { median } from './quantile'
import { normal, seededRandom, shuffle } from './random'
import { effectiveSize } from './rank-correlation'
import { outliers, relativeIqr } from './spread'
import { shouldStop } from './stopping'
import { steadyAt } from './warm-up'

const noisy = (count: number, sigma: number, seed = 1, shape = (_: number) => 1) => {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => shape(i) * (1 + sigma * normal(random)))
}

/** Autoregressive noise with correlation rho from one sample to the next. */
const correlated = (count: number, rho: number, seed: number) => {
  const random = seededRandom(seed)
  let state = normal(random)
  return Array.from({ length: count }, () => {
    state = rho * state + Math.sqrt(1 - rho ** 2) * normal(random)
    return 100 + state
  })
}

describe('calibration of K', () => {
  it('takes what fills the sample, and never less than one', () => {
    expect([firstIterations(0.1, 0.03), firstIterations(0.1, 5), firstIterations(0.1, 0)]).toEqual([4, 1, 1])
  })
  it('accepts a sample at nine tenths of the target and scales up below', () => {
    expect(nextIterations(0.1, 4, 0.0901)).toEqual({ accept: true, iterations: 4 })
    expect(nextIterations(0.1, 4, 0.05)).toEqual({ accept: false, iterations: 8 })
    expect(nextIterations(0.1, 4, 1e-9)).toEqual({ accept: false, iterations: 40 })
  })
})

describe('warm-up', () => {
  it('is over at once on steady samples', () => expect(steadyAt(noisy(20, 0.005))).toBe(0))
  it('cuts slow first iterations', () => {
    const at = steadyAt(noisy(60, 0.003, 2, (i) => (i < 3 ? 4 : 1)))
    expect(at).toBeGreaterThanOrEqual(3)
    expect(at).toBeLessThanOrEqual(6)
  })
  it('waits for an exponential decay to end', () => {
    const samples = noisy(100, 0.002, 3, (i) => 1 + 0.5 * Math.exp(-i / 10))
    expect(samples[steadyAt(samples)!]!).toBeLessThan(1.1)
  })
  it('is not over while samples still fall', () => expect(steadyAt(noisy(30, 0.001, 4, (i) => 3 - i * 0.05))).toBeNull())
})

describe('stopping', () => {
  const limits = { minimum: 20, maximum: 100, goal: 0.01 }
  it('looks only every five samples from the minimum on', () => {
    expect(shouldStop(noisy(19, 0.001), limits).stop).toBe(false)
    expect(shouldStop(noisy(20, 0.001), limits)).toEqual({ stop: true, reached: true })
    expect(shouldStop(noisy(21, 0.001), limits).stop).toBe(false)
  })
  it('goes on while the interval is wide, and says so when the cap ends it', () => {
    expect(shouldStop(noisy(20, 0.2), limits).stop).toBe(false)
    expect(shouldStop(noisy(100, 0.5), limits)).toEqual({ stop: true, reached: false })
  })
})

describe('the interval of the median', () => {
  it('covers the true median in about 95 of 100, also when samples are correlated', () => {
    const covers = (rho: number) => {
      let hits = 0
      for (let seed = 0; seed < 400; seed++) {
        const { low, high } = medianInterval(correlated(60, rho, seed))!
        if (low <= 100 && 100 <= high) hits++
      }
      return hits / 400
    }
    expect(covers(0)).toBeGreaterThan(0.93)
    // Without the correction for correlation this falls to about 0.55.
    expect(covers(0.8)).toBeGreaterThan(0.88)
  })
  it('is not there for fewer than six values', () => {
    expect(medianInterval([1, 2, 3, 4, 5])).toBeNull()
    expect(relativeHalfWidth([1, 2, 3])).toBe(Infinity)
  })
  it('counts correlated samples for fewer', () => {
    expect(effectiveSize(correlated(200, 0.8, 5))).toBeLessThan(60)
    expect(effectiveSize(noisy(200, 0.1))).toBeGreaterThan(120)
  })
})

describe('spread', () => {
  it('counts outliers and drops none', () => expect(outliers([...noisy(50, 0.01), 1.05, 9])).toEqual({ mild: expect.any(Number), severe: expect.any(Number) }))
  it('finds the severe one', () => expect(outliers([1, 1.01, 0.99, 1, 1.02, 0.98, 1, 9]).severe).toBe(1))
  it('is relative to the median', () => expect(relativeIqr([90, 100, 110].map((x) => x * 3))).toBeCloseTo(0.1, 10))
  it('finds a drift of six per cent and none in noise', () => {
    expect(drift(noisy(60, 0.005, 6, (i) => 1 + (0.1 * i) / 60))).toBeGreaterThan(0.05)
    expect(Math.abs(drift(noisy(60, 0.005)))).toBeLessThan(0.01)
  })
  it('flags a ramp and a step, and scatter alone hardly ever', () => {
    expect(drifted(noisy(60, 0.005, 6, (i) => 1 + (0.1 * i) / 60))).toBe(true)
    expect(drifted(noisy(60, 0.005, 7, (i) => (i < 30 ? 1 : 1.08)))).toBe(true)
    const flagged = (count: number) => Array.from({ length: 300 }, (_, seed) => drifted(noisy(count, 0.08, seed))).filter(Boolean).length
    expect(flagged(30) / 300).toBeLessThan(0.1)
  })
})

describe('random numbers', () => {
  it('repeat with their seed and differ without it', () => {
    const first = (seed: number) => Array.from({ length: 3 }, seededRandom(seed))
    expect(first(1)).toEqual(first(1))
    expect(first(1)).not.toEqual(first(2))
  })
  it('are uniform, and normal where asked', () => {
    const random = seededRandom(9)
    const uniform = Array.from({ length: 20_000 }, random)
    expect(median(uniform)).toBeCloseTo(0.5, 1)
    const variates = Array.from({ length: 20_000 }, () => normal(random))
    expect(variates.reduce((sum, x) => sum + x * x, 0) / variates.length).toBeCloseTo(1, 1)
  })
  it('shuffle into every order about as often', () => {
    const random = seededRandom(11)
    const counts: Record<string, number> = {}
    for (let i = 0; i < 6000; i++) counts[shuffle('abc'.split(''), random).join('')] = (counts[shuffle('abc'.split(''), random).join('')] ?? 0) + 1
    expect(Object.keys(counts).length).toBe(6)
    expect(Math.min(...Object.values(counts))).toBeGreaterThan(850)
  })
})
