import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normal, seededRandom } from '../statistics/random'
import { contrast, contrastInterval, contrastP, pairedContrast } from './contrast'
import { holm } from './holm'
import { noiseFloorOf, verdictOf, verdicts } from './verdict'
import { verdictWords } from './words'

const of = (a: number[], b: number[], better: 'higher' | 'lower' = 'higher') => verdictOf(contrast(a, b, better)!)

describe('a verdict', () => {
  it('is faster or slower when the interval excludes zero and the difference exceeds the floor', () => {
    const five = [100, 101, 99, 100.5, 99.5]
    expect(of(five, five.map((value) => 1.12 * value))).toMatchObject({ kind: 'faster', speedUp: expect.closeTo(1.12, 6) })
    expect(of(five, five.map((value) => 0.9 * value)).kind).toBe('slower')
    expect(of(five, five.map((value) => 0.9 * value), 'lower').kind).toBe('faster')
  })
  it('is equivalent only when the data is good enough to say so', () => {
    expect(of([100, 100.1, 99.9, 100, 100.05], [100.2, 100, 100.1, 99.95, 100]).kind).toBe('equivalent')
    expect(of([100, 120, 80, 100, 90], [101, 119, 82, 100, 91])).toMatchObject({ kind: 'no-significant-difference', detectable: expect.any(Number) })
  })
  it('calls a certain difference below the floor small', () => {
    const quiet = [100, 100.01, 99.99, 100, 100.02]
    // The 90 % interval lies within the floor: that is equivalence, which is said first.
    expect(of(quiet, quiet.map((value) => 1.01 * value)).kind).toBe('equivalent')
    const [a, b] = [[100, 100.9, 99.1, 100.4, 99.6], [102.8, 103.6, 101.9, 103.1, 102.4]]
    expect(of(a, b).kind).toBe('small-difference')
  })
  it('needs 5 % from three launches', () => {
    const three = [100, 100.01, 99.99]
    expect(of(three, three.map((value) => 1.04 * value)).kind).not.toBe('faster')
    expect(of(three, three.map((value) => 1.08 * value)).kind).toBe('faster')
  })
  it('is never given for one launch, or for what is no speed', () => {
    expect(contrast([100], [100, 101], 'higher')).toBeNull()
    for (const bad of [0, -1, NaN, Infinity]) expect(contrast([100, bad], [100, 101], 'higher')).toBeNull()
    expect(pairedContrast([1, 2], [1, 2, 3], 'higher')).toBeNull()
  })
  it('never holds NaN, whatever the launches', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1e-9, max: 1e18, noNaN: true }), { minLength: 2, maxLength: 8 }), fc.array(fc.double({ min: 1e-9, max: 1e18, noNaN: true }), { minLength: 2, maxLength: 8 }), (a, b) => {
        const verdict = of(a, b)
        expect([verdict.speedUp, verdict.interval.low, verdict.interval.high].some(Number.isNaN)).toBe(false)
        expect(verdictWords(verdict, 0.03)).not.toMatch(/NaN|undefined/)
      }),
    )
  })
  it('pairs interleaved launches, whose common drift cancels', () => {
    const a = [100, 90, 80, 70, 60]
    const b = a.map((value, i) => value * (1.06 + 0.001 * (i % 2)))
    expect(of(a, b).kind).toBe('no-significant-difference')
    expect(verdictOf(pairedContrast(a, b, 'higher')!).kind).toBe('faster')
  })
})

describe('Holm over one screen', () => {
  it('orders, divides, and stops at the first that fails', () => {
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([true, false, false, true])
    expect(holm([])).toEqual([])
    expect(holm([NaN, 0.001])).toEqual([false, true])
  })
  it('takes back a verdict that one in twenty would have been by chance', () => {
    const weak = contrast([100, 103, 97, 101, 99], [104, 107, 101, 105, 103.5], 'higher')!
    expect(contrastP(weak)).toBeLessThan(0.05)
    const none = contrast([100, 103, 97, 101, 99], [100, 102, 98, 101, 99.5], 'higher')!
    expect(verdicts([weak], { noiseFloor: 0.03 })[0]!.kind).toBe('faster')
    expect(verdicts([weak, ...Array.from({ length: 9 }, () => none)], { noiseFloor: 0.03 })[0]!.kind).not.toBe('faster')
  })
})

/** A run's launches: one level each, and noise within that follows itself; what is compared is one number a launch. */
function launches(random: () => number, speed: number, count: number, spread: number): number[] {
  return Array.from({ length: count }, () => {
    const level = Math.log(speed) + spread * normal(random)
    let noise = 0
    const samples = Array.from({ length: 20 }, () => (noise = 0.6 * noise + 0.01 * Math.sqrt(1 - 0.36) * normal(random)) + level)
    return Math.exp(samples.sort((x, y) => x - y)[10]!)
  })
}

describe('simulated runs (METHOD D25)', () => {
  const share = (times: number, speed: number, count: number, kind: string) => {
    const random = seededRandom(20261124)
    return Array.from({ length: times }, () => of(launches(random, 100, count, 0.01), launches(random, speed, count, 0.01)).kind).filter((each) => each === kind).length / times
  }
  it('of the same build are called faster or slower in at most 5 %', () => {
    for (const count of [3, 5]) expect(share(400, 100, count, 'faster') + share(400, 100, count, 'slower')).toBeLessThanOrEqual(0.05)
  })
  it('show a slowdown of 5 % with five launches in at least 95 %', () => {
    expect(share(400, 95, 5, 'slower')).toBeGreaterThanOrEqual(0.95)
  })
})

it('the noise floor is what the machine showed of itself, and never below 1 %', () => {
  expect([noiseFloorOf(null), noiseFloorOf(0.001), noiseFloorOf(0.02)]).toEqual([0.03, 0.01, 0.06])
})
it('the interval of a contrast widens with the confidence', () => {
  const given = contrast([100, 101, 99], [102, 103, 101], 'higher')!
  expect(contrastInterval(given, 0.95).low).toBeLessThan(contrastInterval(given, 0.9).low)
})
