import { describe, expect, it } from 'vitest'
import reference from '../../fixtures/statistics/reference.json'
import { launchInterval } from './launch-interval'
import { medianRanks } from './median-interval'
import { quantile } from './quantile'
import { lagOneRankCorrelation } from './rank-correlation'
import { mad } from './spread'
import { incompleteBeta, studentT } from './student-t'

const samples = Object.entries(reference.samples) as [keyof typeof reference.samples, number[]][]

/** Values from SciPy and NumPy: build/reference/statistics.py made the file. */
describe('statistics agree with SciPy', () => {
  it.each(samples)('quantiles, MAD and rank correlation of %s', (name, values) => {
    ;[0.1, 0.25, 0.5, 0.75, 0.99].forEach((q, i) => expect(quantile(values, q)).toBeCloseTo(reference.quantile[name][i]!, 10))
    expect(mad(values)).toBeCloseTo(reference.mad[name], 10)
    expect(lagOneRankCorrelation(values)).toBeCloseTo(reference.lagOne[name], 10)
  })
  it('quantiles of Student t', () => {
    for (const [p, df, t] of reference.t as [number, number, number][]) expect(studentT(p, df) / t, `t(${p}, ${df})`).toBeCloseTo(1, 8)
  })
  it('the regularised incomplete beta function', () => {
    for (const [x, a, b, value] of reference.beta as [number, number, number, number][]) expect(incompleteBeta(x, a, b)).toBeCloseTo(value, 11)
  })
  it('ranks that enclose the median', () => {
    for (const [n, ranks] of reference.medianRanks as [number, [number, number] | null][]) expect(medianRanks(n), `n = ${n}`).toEqual(ranks)
  })
  it('intervals over the logs of launch medians', () => {
    for (const [medians, [low, high]] of reference.launchInterval as [number[], [number, number]][]) {
      expect(launchInterval(medians)!.low).toBeCloseTo(low, 9)
      expect(launchInterval(medians)!.high).toBeCloseTo(high, 9)
    }
    expect(launchInterval([5])).toBeNull()
  })
})
