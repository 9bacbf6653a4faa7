import { describe, expect, it } from 'vitest'
import { normal, seededRandom } from '../statistics/random'
import { changePoints } from './change-points'
import { judgeNewRun, predictionInterval } from './prediction'

const series = (random: () => number, levels: readonly number[], each = 12) => levels.flatMap((level) => Array.from({ length: each }, () => level * Math.exp(0.01 * normal(random))))

describe('change points', () => {
  it('are found where the level changes, and nowhere in noise', () => {
    const random = seededRandom(5)
    expect(changePoints(series(random, [100, 92])).map(({ index }) => index)).toEqual([12])
    let alarms = 0
    for (let i = 0; i < 100; i++) alarms += changePoints(series(random, [100, 100])).length > 0 ? 1 : 0
    expect(alarms).toBeLessThanOrEqual(2)
  })
  it('of less than 3 % are not marked, however certain', () => {
    expect(changePoints([100, 100.01, 99.99, 100, 102, 102.01, 101.99, 102])).toEqual([])
  })
  it('need three runs on each side', () => {
    expect(changePoints([100, 100.1, 99.9, 100, 50, 50.1])).toEqual([])
    expect(changePoints([])).toEqual([])
    expect(changePoints([1, 0, -1, NaN, 2, 3])).toEqual([])
  })
  it('are found one after another', () => {
    expect(changePoints(series(seededRandom(9), [100, 90, 110])).map(({ index }) => index)).toEqual([12, 24])
  })
})

describe('a new run', () => {
  const before = series(seededRandom(3), [100], 10)
  it('inside the prediction interval is as expected', () => expect(judgeNewRun(before, [100.5])).toBe('as-expected'))
  it('outside is a possible change, and a second one on the same side confirms it', () => {
    expect(judgeNewRun(before, [90])).toBe('possible-change')
    expect(judgeNewRun(before, [90, 89])).toBe('confirmed-change')
    expect(judgeNewRun(before, [110, 90])).toBe('possible-change')
    expect(judgeNewRun(before, [90, 100])).toBe('as-expected')
  })
  it('is not judged by fewer than five runs', () => {
    expect(judgeNewRun([100, 100, 100, 100], [50])).toBe('too-few-runs')
    expect(predictionInterval([1, 2, 3, 4, NaN])).toBeNull()
  })
})
