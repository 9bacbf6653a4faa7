import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { weeksPerMonth } from '../advice/time'
import { type Maybe, unknown } from '../result/known'
import { carbonMonth, runKg } from './month'
import { entered } from './power'
import { exactly, range, type Range } from './range'
import { anySpec, exampleSpec, published, share } from './testing/specs'

const seen = { seed: 20261126, numRuns: 2000 }
const point = (of: Maybe<Range>): number => (of.known ? of.value.point! : NaN)
/** Within rounding, at every end. */
const same = (a: Maybe<Range>, b: Maybe<Range>, by = 1) => {
  if (!a.known || !b.known) return expect(a.known).toBe(b.known)
  for (const end of ['low', 'high', 'point'] as const) {
    const [x, y] = [a.value[end], b.value[end]]
    if (x === null || y === null) expect(x).toBe(y)
    else expect(Math.abs(x - by * y)).toBeLessThanOrEqual(1e-9 * Math.max(Math.abs(x), 1e-300) + 1e-12)
  }
}

describe('a month of grams', () => {
  it('is energy times PUE times intensity, part by part, and the sum of its parts', () => {
    const month = carbonMonth(exampleSpec())
    const [work, idle] = [0.4 * 40 * weeksPerMonth * 1.1 * 0.4, 0.05 * 10 * weeksPerMonth * 1.1 * 0.4]
    expect([point(month.workKg), point(month.idleKg), point(month.embodiedKg)]).toEqual([expect.closeTo(work, 10), expect.closeTo(idle, 10), expect.closeTo(10, 10)])
    expect(point(month.totalKg)).toBeCloseTo(work + idle + 10, 10)
    expect(point(month.kwh)).toBeCloseTo((0.4 * 40 + 0.05 * 10) * weeksPerMonth * 1.1, 10)
    expect(point(month.perHourKg)).toBeCloseTo((work + idle + 10) / (40 * weeksPerMonth), 10)
    expect(point(month.perUnitKg) * 100 * 3600 * 40 * weeksPerMonth).toBeCloseTo(work + idle + 10, 9)
  })
  it('is exact to 0.1 % for any entered power, hours, PUE and grid', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 1e5, noNaN: true }), fc.double({ min: 0.1, max: 168, noNaN: true }), fc.double({ min: 1, max: 5, noNaN: true }), fc.double({ min: 1e-3, max: 2, noNaN: true }), (watts, hours, pue, kg) => {
        const month = carbonMonth(exampleSpec({ enteredWatts: entered(watts, 'a meter'), hoursPerWeek: hours, pue: published(pue), intensity: { known: true, value: published(kg) } }))
        expect(Math.abs(point(month.workKg) / (((watts * hours * 365.25) / 12 / 7 / 1000) * pue * kg) - 1)).toBeLessThan(1e-3)
      }),
      seen,
    )
  })
  it('has parts that add up to the total, ends in order, and units that add up to it too', () => {
    fc.assert(
      fc.property(anySpec, (spec) => {
        const { workKg, idleKg, embodiedKg, totalKg, perHourKg, perUnitKg } = carbonMonth(spec)
        expect(totalKg.known).toBe(workKg.known && idleKg.known)
        if (!totalKg.known || !workKg.known || !idleKg.known) return
        const parts = [workKg.value, idleKg.value, ...(embodiedKg.known ? [embodiedKg.value] : [])]
        for (const end of ['low', 'high'] as const) expect(totalKg.value[end]).toBeCloseTo(parts.reduce((sum, part) => sum + part[end], 0), 6)
        expect(totalKg.value.low).toBeLessThanOrEqual(totalKg.value.high * (1 + 1e-12) + 1e-12)
        if (totalKg.value.point !== null) expect(totalKg.value.point).toBeGreaterThanOrEqual(totalKg.value.low * (1 - 1e-9) - 1e-9)
        const hours = spec.hoursPerWeek * weeksPerMonth
        if (perHourKg.known && hours > 1e-6) same({ known: true, value: totalKg.value }, perHourKg, hours)
        if (perUnitKg.known && hours > 1e-6) same({ known: true, value: totalKg.value }, perUnitKg, hours * 3600 * spec.unitsPerSecond!)
      }),
      seen,
    )
  })
  it('is linear in hours at work, and what was made is not', () => {
    fc.assert(
      fc.property(anySpec, share, (spec, part) => {
        const [whole, less] = [carbonMonth(spec), carbonMonth({ ...spec, hoursPerWeek: spec.hoursPerWeek * part })]
        if (spec.hoursPerWeek * part > 0) same(less.workKg, whole.workKg, part)
        expect(less.embodiedKg).toEqual(whole.embodiedKg)
      }),
      seen,
    )
  })
  it('never falls where PUE or the grid gets worse, and half the life is twice the making', () => {
    fc.assert(
      fc.property(anySpec, fc.double({ min: 1, max: 3, noNaN: true }), (spec, worse) => {
        const scale = ({ low, high, point: at, kind, from }: typeof spec.pue) => ({ ...range(low * worse, high * worse, at === null ? null : at * worse), kind, from })
        const total = (of: Maybe<Range>) => (of.known ? [of.value.low, of.value.high] : [0, 0])
        const before = total(carbonMonth(spec).totalKg)
        for (const over of [{ pue: scale(spec.pue) }, ...(spec.intensity.known ? [{ intensity: { known: true as const, value: scale(spec.intensity.value) } }] : [])]) {
          const after = total(carbonMonth({ ...spec, ...over }).totalKg)
          expect(after[0]).toBeGreaterThanOrEqual(before[0]! - 1e-9)
          expect(after[1]).toBeGreaterThanOrEqual(before[1]! - 1e-9)
        }
        same(carbonMonth({ ...spec, lifeYears: spec.lifeYears / 2 }).embodiedKg, carbonMonth(spec).embodiedKg, 2)
      }),
      seen,
    )
  })
  it('says unknown, never zero, where power, grid or making is not known', () => {
    const nothing = { devices: null, enteredWatts: null, enteredIdleWatts: null }
    expect(carbonMonth(exampleSpec(nothing))).toMatchObject({ workKg: { known: false }, totalKg: { known: false, detail: expect.stringContaining('no sensor') }, perUnitKg: { known: false } })
    expect(carbonMonth(exampleSpec({ intensity: unknown('not-reported', 'the grid') }))).toMatchObject({ kwh: { known: true }, totalKg: { known: false, detail: 'the grid' } })
    const made = carbonMonth(exampleSpec({ embodied: [{ name: 'RTX 3090', kg: unknown('not-reported') }] }))
    expect(made).toMatchObject({ embodiedKg: { known: false }, lacks: ['RTX 3090'], totalKg: { known: true } })
    expect(carbonMonth(exampleSpec({ hoursPerWeek: 0 }))).toMatchObject({ workKg: { value: { point: 0 } }, perHourKg: { known: false } })
  })
  it('does not wait in the hours in which it works', () => {
    expect(point(carbonMonth(exampleSpec({ hoursPerWeek: 160, idleHoursPerWeek: 100 })).idleKg)).toBeCloseTo(0.05 * 8 * weeksPerMonth * 1.1 * 0.4, 10)
  })
})

describe('the grams of a measuring run', () => {
  it('are its joules as the sensors saw them', () => {
    expect(runKg(exampleSpec(), { ...exactly(3.6e6), kind: 'measured', from: '' }, 60)).toMatchObject({ value: { point: expect.closeTo(1.1 * 0.4, 12), kind: 'measured' } })
  })
  it('or its length at the power of the work; of a run that did not end, unknown', () => {
    expect(runKg(exampleSpec(), null, 3600)).toMatchObject({ value: { point: expect.closeTo(0.4 * 1.1 * 0.4, 12), kind: 'predicted' } })
    expect(runKg(exampleSpec(), null, null)).toMatchObject({ known: false })
  })
})
