import { describe, expect, it } from 'vitest'
import { classifyOutliers } from './outliers'

const quiet = Array.from({ length: 30 }, (_, i) => 1 + 0.01 * Math.sin(i))

describe('outliers', () => {
  it('are counted by how far they lie, and none is dropped', () => {
    expect(classifyOutliers(quiet)).toEqual({ mild: 0, severe: 0, noisy: false, slowFirst: false })
    expect(classifyOutliers([...quiet, 1.035, 2])).toMatchObject({ mild: 1, severe: 1, noisy: false })
  })
  it('make a result noisy when more than a tenth is severe', () => {
    expect(classifyOutliers([...quiet, 2, 3, 4, 5])).toMatchObject({ severe: 4, noisy: true })
  })
  it('at the start mean a warm-up that was too short', () => {
    expect(classifyOutliers([3, ...quiet]).slowFirst).toBe(true)
    expect(classifyOutliers([...quiet, 3]).slowFirst).toBe(false)
  })
  it('of equal samples are judged by the step of the clock', () => {
    expect(classifyOutliers([1.1, 1, 1, 1, 1])).toMatchObject({ slowFirst: true })
    expect(classifyOutliers([1])).toEqual({ mild: 0, severe: 0, noisy: false, slowFirst: false })
  })
})
