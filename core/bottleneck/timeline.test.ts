import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEntered } from './entered'
import { timedParts, type TimedPart } from './finding'
import { gainOf } from './gain'
import { speedUp, unitSeconds, type Timeline } from './timeline'

const none = Object.fromEntries(timedParts.map((part) => [part, 0])) as Record<TimedPart, number>
const line = (seconds: Partial<Record<TimedPart, number>>, over: Partial<Timeline> = {}): Timeline => ({ seconds: { ...none, ...seconds }, undivided: 0, overlapped: false, roundness: 1, ...over })

const some = fc.double({ min: 1e-6, max: 10, noNaN: true })
const anyLine: fc.Arbitrary<Timeline> = fc.record({
  seconds: fc.record(Object.fromEntries(timedParts.map((part) => [part, fc.oneof(fc.constant(0), some)])) as Record<TimedPart, fc.Arbitrary<number>>),
  undivided: fc.oneof(fc.constant(0), some),
  overlapped: fc.boolean(),
  roundness: fc.constantFrom(1 as const, 4 as const),
})
const anyPart = fc.constantFrom(...timedParts)
const rounding = 1 + 1e-9

/** Parts that wait for each other in turn; another stage goes on meanwhile. */
const stageOf = (part: TimedPart, overlapped: boolean): string => (part === 'disk' || part === 'pcie' ? part : part === 'cpu-data-path' && overlapped ? part : 'step')

describe('the time of a unit of work', () => {
  it('is step after decoding on a processor, and the longest of all on a GPU, with copies on top', () => {
    const seconds = { compute: 3, 'memory-bandwidth': 1, overhead: 0.5, 'cpu-data-path': 2, disk: 5, pcie: 0.25 }
    expect(unitSeconds(line(seconds))).toBeCloseTo(3 + 1 + 0.5 + 2 + 0.25, 12)
    expect(unitSeconds(line(seconds, { overlapped: true }))).toBeCloseTo(5 + 0.25, 12)
    expect(unitSeconds(line({ ...seconds, disk: 9 }))).toBeCloseTo(9.25, 12)
  })
  it('rounds the corner of a roofline where arithmetic and traffic overlap', () => {
    expect(unitSeconds(line({ compute: 1, 'memory-bandwidth': 1 }, { roundness: 4 }))).toBeCloseTo(2 ** 0.25, 12)
  })
  it('without a part is what the others take, worked by hand', () => {
    expect(speedUp(line({ compute: 3, 'memory-bandwidth': 1 }), { compute: Infinity })).toBe(4)
    expect(speedUp(line({ compute: 2, disk: 6 }), { disk: Infinity })).toBe(3)
    expect(speedUp(line({ compute: 2 }), { compute: Infinity })).toBeNull()
  })
  it('never gets longer where a part gets faster, and a gain lies within its own band', () => {
    fc.assert(
      fc.property(anyLine, anyPart, fc.double({ min: 1, max: 100, noNaN: true }), fc.double({ min: 0, max: 0.6, noNaN: true }), (timeline, part, factor, sigma) => {
        const gain = gainOf(timeline, Object.fromEntries(timedParts.map((each) => [each, sigma])), { [part]: factor })
        if (!gain.known) return unitSeconds(timeline, { [part]: factor }) === 0
        return gain.low >= 1 && gain.point >= 1 / rounding && gain.low <= gain.point * rounding && gain.point <= gain.high * rounding && Number.isFinite(gain.high) && gain.point <= factor * rounding
      }),
    )
  })
  it('has as wide a band as the parts are known, and none where they are exact', () => {
    const timeline = line({ compute: 3, 'cpu-data-path': 2 })
    const [exact, rough, rougher] = [{}, { compute: 0.1 }, { compute: 0.1, 'cpu-data-path': 0.3 }].map((sigmas) => gainOf(timeline, sigmas, { compute: 2 }))
    const width = (gain: ReturnType<typeof gainOf> | undefined) => (gain?.known ? gain.high - gain.low : Number.NaN)
    expect(width(exact)).toBe(0)
    expect(width(rough)).toBeGreaterThan(0)
    expect(width(rougher)).toBeGreaterThan(width(rough))
  })
  it('has a band that is worked out by hand: each part at the ends of its own, changes of the logarithm as independent ones', () => {
    const [low, high] = [Math.exp(-0.1281551565545), Math.exp(0.1281551565545)]
    const of = (compute: number, decoding: number) => Math.log((compute + decoding) / (compute / 2 + decoding))
    const gain = gainOf(line({ compute: 3, 'cpu-data-path': 2 }), { compute: 0.1, 'cpu-data-path': 0.1 }, { compute: 2 })
    expect(gain).toMatchObject({ known: true, point: 5 / 3.5 })
    const up = Math.hypot(of(3 * high, 2) - of(3, 2), of(3, 2 * low) - of(3, 2))
    const down = Math.hypot(of(3 * low, 2) - of(3, 2), of(3, 2 * high) - of(3, 2))
    expect(gain.known && gain.high).toBeCloseTo((5 / 3.5) * Math.exp(up), 9)
    expect(gain.known && gain.low).toBeCloseTo((5 / 3.5) * Math.exp(-down), 9)
  })
  it('is never below 1, even where several parts may each make it nothing', () => {
    const three = line({ compute: 1.05, 'cpu-data-path': 1, disk: 1 }, { overlapped: true })
    expect(gainOf(three, { compute: 0.1, 'cpu-data-path': 0.1, disk: 0.1 }, { compute: Infinity })).toMatchObject({ point: 1.05, low: 1 })
  })
  it('gives less to a part, twice as fast, the slower another stage gets', () => {
    fc.assert(
      fc.property(anyLine, anyPart, anyPart, fc.double({ min: 1, max: 100, noNaN: true }), (timeline, slowed, other, factor) => {
        fc.pre(stageOf(slowed, timeline.overlapped) !== stageOf(other, timeline.overlapped))
        const slower = { ...timeline, seconds: { ...timeline.seconds, [slowed]: timeline.seconds[slowed] * factor } }
        const [before, after] = [speedUp(timeline, { [other]: 2 }), speedUp(slower, { [other]: 2 })]
        return before === null || after === null || after <= before * rounding
      }),
    )
  })
  it('gives more to a part, twice as fast, the slower it gets itself', () => {
    fc.assert(
      fc.property(anyLine, anyPart, fc.double({ min: 1, max: 100, noNaN: true }), (timeline, part, factor) => {
        const slower = { ...timeline, seconds: { ...timeline.seconds, [part]: timeline.seconds[part] * factor } }
        const [before, after] = [speedUp(timeline, { [part]: 2 }), speedUp(slower, { [part]: 2 })]
        return before === null || after === null || after * rounding >= before
      }),
    )
  })
})

describe('a throughput that was entered', () => {
  it('is what all parts together take, whatever was predicted of them', () => {
    fc.assert(
      fc.property(anyLine, some, fc.oneof(fc.constant(null), some), (timeline, whole, model) => {
        fc.pre(timeline.seconds.compute > 0)
        return Math.abs(unitSeconds(withEntered(timeline, whole, model)) / whole - 1) < 1e-9
      }),
    )
  })
  it('shows a loader that the device waits for: the step is then the one predicted', () => {
    const seen = withEntered(line({ compute: 1, 'cpu-data-path': 5 }, { overlapped: true }), 4, 1.5)
    expect(seen.seconds).toMatchObject({ compute: 1.5, 'cpu-data-path': 4 })
    expect(withEntered(line({ compute: 1, 'cpu-data-path': 2 }, { overlapped: true }), 4, 1.5).seconds).toMatchObject({ compute: 4, 'cpu-data-path': 2 })
  })
})
