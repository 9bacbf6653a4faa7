import { describe, expect, it } from 'vitest'
import reference from '../../fixtures/statistics/reference.json'
import { changePoints, divergence } from '../history/change-points'
import { predictionInterval } from '../history/prediction'
import { contrast, contrastInterval, contrastP, pairedContrast } from '../verdict/contrast'
import { bcaInterval } from './bootstrap'
import { normalCdf, normalQuantile } from './normal'
import { leastSamplesFor } from './outliers'
import { seededRandom } from './random'
import { bestSamples, twoLevelVariance } from './two-level'

/** Values from SciPy and NumPy: build/reference/statistics.py made the file. */
describe('the engine agrees with SciPy', () => {
  it('on the normal distribution', () => {
    for (const [p, z] of reference.normal as [number, number][]) expect(normalQuantile(p), `p = ${p}`).toBeCloseTo(z, 9)
    for (const [z, p] of reference.normalCdf as [number, number][]) expect(normalCdf(z) / p, `z = ${z}`).toBeCloseTo(1, 10)
  })
  it('on Welch\'s t between two runs', () => {
    for (const [a, b, [d, df, p, low, high]] of reference.welch as [number[], number[], [number, number, number, number, number]][]) {
      const found = contrast(a, b, 'higher')!
      expect([found.d, found.df, contrastP(found)]).toEqual([expect.closeTo(d, 12), expect.closeTo(df, 9), expect.closeTo(p, 10)])
      expect(contrastInterval(found, 0.95)).toEqual({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) })
    }
  })
  it('on variance in two levels', () => {
    const [launches, [within, between, ofLaunches, half]] = reference.twoLevel as [number[][], [number, number, number, number]]
    expect(twoLevelVariance(launches)).toEqual({ within: expect.closeTo(within, 10), between: expect.closeTo(between, 10), ofLaunches: expect.closeTo(ofLaunches, 10), halfWidth: expect.closeTo(half, 9) })
  })
  it('on BCa of a mean, within the noise of resampling', () => {
    for (const [values, [low, high]] of reference.bca as [number[], [number, number]][]) {
      // One sample a launch: the nested bootstrap is then the plain one.
      const answer = bcaInterval(values.map((value) => [value]), { statistic: (launches) => launches.reduce((sum, [value]) => sum + value!, 0) / launches.length, random: seededRandom(7), resamples: 20_000 })
      const width = high - low
      expect(answer).toMatchObject({ ok: true })
      if (answer.ok) expect([(answer.low - low) / width, (answer.high - high) / width].map((each) => Math.abs(each) < 0.03)).toEqual([true, true])
    }
  })
  it('on BCa of a variance, which is skewed', () => {
    const [values, [low, high]] = reference.bcaVariance as [number[], [number, number]]
    const variance = (launches: readonly (readonly number[])[]) => {
      const mean = launches.reduce((sum, [value]) => sum + value!, 0) / launches.length
      return launches.reduce((sum, [value]) => sum + (value! - mean) ** 2, 0) / launches.length
    }
    const answer = bcaInterval(values.map((value) => [value]), { statistic: variance, random: seededRandom(7), resamples: 20_000 })
    if (!answer.ok) throw new Error(answer.because)
    expect([(answer.low - low) / (high - low), (answer.high - high) / (high - low)].map((each) => Math.abs(each) < 0.04)).toEqual([true, true])
  })
  it('on paired launches', () => {
    for (const [a, b, [df, p, low, high]] of reference.paired as [number[], number[], [number, number, number, number]][]) {
      const found = pairedContrast(a, b, 'higher')!
      expect([found.df, contrastP(found)]).toEqual([df, expect.closeTo(p, 10)])
      expect(contrastInterval(found, 0.95)).toEqual({ low: expect.closeTo(low, 9), high: expect.closeTo(high, 9) })
    }
  })
  it('on the energy between two sides of a series', () => {
    const [left, right, value] = reference.divergence as [number[], number[], number]
    expect(divergence(left, right)).toBeCloseTo(value, 9)
  })
  it('on the prediction interval of the next run', () => {
    const [values, [low, high]] = reference.prediction as [number[], [number, number]]
    expect(predictionInterval(values)).toEqual({ low: expect.closeTo(low, 8), high: expect.closeTo(high, 8) })
  })
  it('on the samples that a percentile needs', () => {
    for (const [p, over, n] of reference.leastSamples as [number, number, number][]) expect(leastSamplesFor(p, over), `p${p} with ${over} over`).toBe(n)
  })
  it('on where a series changed, and by how much', () => {
    const [values, at, p, factor] = reference.step as [number[], number, number, number]
    expect(changePoints(values)).toEqual([{ index: at, factor: expect.closeTo(factor, 10), p: expect.closeTo(p, 12) }])
  })
})

describe('where there is no answer', () => {
  it('the bootstrap says why', () => {
    const options = { statistic: ([first]: readonly (readonly number[])[]) => first![0]!, random: seededRandom(1), resamples: 50 }
    expect(bcaInterval([[1], [2]], options)).toEqual({ ok: false, because: 'too-few-launches' })
    expect(bcaInterval([[1], [1], [1]], options)).toEqual({ ok: false, because: 'no-spread' })
    expect(bcaInterval([[NaN], [1], [1]], options)).toEqual({ ok: false, because: 'not-a-number' })
  })
  it('two-level variance and best samples fall back', () => {
    expect(twoLevelVariance([[1, 2]])).toBeNull()
    expect(twoLevelVariance([[1], [2]])).toBeNull()
    const noisy = twoLevelVariance([[1, 9, 1, 9], [1, 9, 1, 9.1]])!
    expect(noisy.ofLaunches).toBeLessThan(0)
    expect(bestSamples(noisy, 2, 0.02, 40)).toBe(40)
    expect(bestSamples({ within: 4, between: 2, ofLaunches: 1, halfWidth: 1 }, 2, 0.02, 100)).toBe(20)
  })
})
