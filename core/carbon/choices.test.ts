import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Maybe, known, unknown } from '../result/known'
import { gramsOrDollars, type Choice } from './grams-or-dollars'
import { instanceMonth, unpublishedPue } from './instance'
import { carbonMonth } from './month'
import { middle, range, type Range } from './range'
import { exampleSpec, published } from './testing/specs'
import { changedSpec, noChange, whatIf } from './what-if'

const choice = (id: string, usdPerMonth: number | null, low: number | null, high = low): Choice => ({ id, name: id, usdPerMonth, kg: low === null ? unknown('not-reported') : known(range(low, high!)) })
const totalOf = (of: Maybe<Range>) => (of.known ? of.value.point! : NaN)

describe('fewer grams or fewer dollars', () => {
  it('names both where they disagree, with the price of a tonne', () => {
    // 90 dollars more for 30 to 50 kg less.
    expect(gramsOrDollars([choice('cheap', 10, 40, 50), choice('clean', 100, 0, 10)])).toMatchObject({ cheapest: { id: 'cheap' }, cleanest: { id: 'clean' }, agree: false, sure: true, usdPerTonne: { low: 1800, high: 3000 } })
  })
  it('has no upper price where the bands overlap: perhaps nothing is avoided', () => {
    expect(gramsOrDollars([choice('cheap', 10, 20, 50), choice('clean', 100, 0, 30)])).toMatchObject({ agree: false, sure: false, usdPerTonne: { low: 1800, high: null } })
  })
  it('says where they are in one place, and nothing where a price or an emission is unknown', () => {
    expect(gramsOrDollars([choice('a', 10, 1), choice('b', 20, 2)])).toMatchObject({ agree: true, sure: true, usdPerTonne: null })
    expect(gramsOrDollars([choice('a', 10, null), choice('b', null, 2)])).toMatchObject({ agree: null, cheapest: null, cleanest: null })
    expect(gramsOrDollars([choice('a', 10, 5), choice('b', 20, null)])).toMatchObject({ agree: null })
  })
  it('never calls a place cheapest or cleanest that another beats in both', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })), { minLength: 2, maxLength: 8 }), (rows) => {
        const all = rows.map(([usd, kg, wide], i) => choice(String(i), usd, kg, kg + wide))
        const { cheapest, cleanest, usdPerTonne, agree } = gramsOrDollars(all)
        const kg = (of: Choice) => (of.kg.known ? middle(of.kg.value) : NaN)
        for (const best of [cheapest!, cleanest!]) expect(all.some((each) => each.usdPerMonth! < best.usdPerMonth! && kg(each) < kg(best))).toBe(false)
        if (agree === false && usdPerTonne?.high != null) expect(usdPerTonne.high).toBeGreaterThanOrEqual(usdPerTonne.low)
      }),
      { seed: 20261126, numRuns: 2000 },
    )
  })
})

describe('what if', () => {
  const spec = exampleSpec({ idleHoursPerWeek: 0, embodied: [] })
  const total = (change: Partial<typeof noChange>) => totalOf(whatIf(spec, { ...noChange, ...change }).after.totalKg)
  const now = totalOf(carbonMonth(spec).totalKg)
  it('changes nothing where nothing is asked', () => expect(changedSpec(spec, noChange)).toEqual(spec))
  it('follows the grid, the PUE and the hours', () => {
    expect(total({ intensity: published(0.1) })).toBeCloseTo(now / 4, 9)
    expect(total({ pue: published(2.2) })).toBeCloseTo(2 * now, 9)
    expect(total({ hoursPerWeek: 10 })).toBeCloseTo(now / 4, 9)
  })
  it('works out the power anew for another utilisation, whatever was entered or measured', () => {
    expect(changedSpec(spec, { ...noChange, utilisation: 0.5 })).toMatchObject({ enteredWatts: null, utilisation: 0.5 })
    // 0.56 x 300 + 100 W in place of 400.
    expect(total({ utilisation: 0.5 })).toBeCloseTo((now * 268) / 400, 9)
  })
  it('does the same work with another card: twice as fast is half the hours', () => {
    const card = { devices: { kind: 'gpu' as const, name: 'New', tdpWatts: 300, count: 1 }, speedRatio: 2, embodied: [{ name: 'New', kg: known(published(96)) }] }
    const { after, spec: then } = whatIf({ ...spec, utilisation: null }, { ...noChange, card, utilisation: 1 })
    expect(then).toMatchObject({ hoursPerWeek: 20, unitsPerSecond: 200, enteredWatts: null, measuredWatts: null })
    // 400 W again, half the hours, and 96 kg over 48 months.
    expect(totalOf(after.totalKg)).toBeCloseTo(now / 2 + 2, 9)
    // What was entered or measured was the old card's.
    const seen = { ...published(300), kind: 'measured' as const }
    expect(changedSpec({ ...spec, measuredWatts: seen }, { ...noChange, card })).toMatchObject({ enteredWatts: null, measuredWatts: null, enteredIdleWatts: null, devices: { name: 'New' } })
    expect(changedSpec(spec, { ...noChange, card: { ...card, speedRatio: null } })).toMatchObject({ hoursPerWeek: 40, unitsPerSecond: null })
    expect(changedSpec(spec, { ...noChange, card: { ...card, speedRatio: 0.1 } }).hoursPerWeek).toBe(168)
  })
})

describe('a month on an instance', () => {
  const use = { tdpWatts: 400, count: 1, hours: 100, pue: published(1.2), intensity: known(published(0.5)), embodied: known(published(35064)) }
  it('is a band from its TDP, times PUE and grid, with its share of what was made', () => {
    const month = instanceMonth(use)
    // (0.384 x 400 + 50) W x 100 h x 1.2 x 0.5, and 35064 kg over the 35064 hours of four years.
    expect(month).toMatchObject({ value: { operationKg: { low: expect.closeTo(12.216, 9), high: expect.closeTo(34.2, 9), point: null }, embodiedKg: { value: { point: expect.closeTo(100, 6) } } } })
  })
  it('counts from no cooling to the average room where the provider publishes no PUE', () => {
    expect(instanceMonth({ ...use, pue: null })).toMatchObject({ value: { operationKg: { low: expect.closeTo(10.18, 9), high: expect.closeTo(42.75, 9) } } })
    expect(unpublishedPue).toMatchObject({ low: 1, high: 1.5, point: null })
  })
  it('is unknown without a TDP or a grid', () => {
    expect(instanceMonth({ ...use, tdpWatts: null })).toMatchObject({ known: false })
    expect(instanceMonth({ ...use, intensity: unknown('not-reported', 'no grid') })).toMatchObject({ known: false, detail: 'no grid' })
  })
  it('has a host for every card', () => {
    const kwh = (count: number) => {
      const month = instanceMonth({ ...use, count })
      return month.known ? month.value.kwh.high : NaN
    }
    expect(kwh(8)).toBeCloseTo(8 * kwh(1), 9)
  })
})
