import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { advise } from './advise'
import { assumptionKeys, type AssumptionKey, type terms, type Values } from './assumptions'
import { breakEven } from './break-even'
import { cashFlow } from './cash-flow'
import { anyOf, anyScenario, anyTerms } from './testing/any-scenario'
import { bareValues } from './testing/values'
import { weeksPerMonth } from './time'

/** They count cases, not seconds: a busy machine may take its time. */
vi.setConfig({ testTimeout: 600_000 })
const seed = 20261124
/** All of them where nobody waits. */
const scenarios = process.env['CI'] ? 20_000 : 2000

const anyValues: fc.Arbitrary<Values> = fc.record(Object.fromEntries(assumptionKeys.map((key) => [key, anyOf(key)])) as Record<AssumptionKey, fc.Arbitrary<number>>)
/** null is later than any month. */
const orNever = (months: number | null): number => months ?? Infinity
const slack = (months: number): number => months * (1 + 1e-9) + 1e-6
const monthsOf = (v: Values, how: (typeof terms)[number]) => orNever(cashFlow(v, how).breakEvenMonths)
/** Amounts that somebody could pay: below them a month's saving is lost in rounding. */
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const ordinary = fc.record({ purchaseUsd: between(1, 1e6), residualShare: between(0, 0.99), powerWatts: between(0, 1e4), electricityUsdPerKwh: between(0, 2), cloudUsdPerHour: between(0.01, 100), speedRatio: between(0.01, 100), hoursPerWeek: between(0.1, 168), horizonMonths: anyOf('horizonMonths') })
const check = (property: fc.IRawProperty<unknown>) => fc.assert(property as never, { seed, numRuns: 1500 })

describe('owning against renting, whatever the numbers', () => {
  it('a dearer cloud never delays break-even', () =>
    check(
      fc.property(anyValues, anyTerms, fc.double({ min: 1, max: 10, noNaN: true }), (v, how, times) => {
        const dearer = { ...v, cloudUsdPerHour: v.cloudUsdPerHour * times, spotUsdPerHour: v.spotUsdPerHour * times, reservedUsdPerHour: v.reservedUsdPerHour * times, committedUsdPerHour: v.committedUsdPerHour * times }
        expect(monthsOf(dearer, how)).toBeLessThanOrEqual(slack(monthsOf(v, how)))
      }),
    ))
  it('zero hours never break even', () => check(fc.property(anyValues, anyTerms, (v, how) => void expect(cashFlow({ ...v, hoursPerWeek: 0 }, how).breakEvenMonths).toBeNull())))
  it('more hours are never later, where an hour of rent costs more than an hour of electricity', () =>
    check(
      fc.property(anyValues, fc.double({ min: 0, max: 1, noNaN: true }), (any, share) => {
        // The extras that a start or a tariff adds are the same for both; a trend could turn the two prices around.
        const v = { ...any, idleHoursPerWeek: 0, priceTrendPerYear: 0, electricityTrendPerYear: 0, offPeakShare: 0 }
        const fewer = { ...v, hoursPerWeek: v.hoursPerWeek * share, sessionsPerWeek: 0 }
        const more = { ...v, sessionsPerWeek: 0 }
        fc.pre(fewer.hoursPerWeek > 0 && v.cloudUsdPerHour / v.speedRatio > (v.powerWatts / 1000) * v.pue * v.electricityUsdPerKwh)
        expect(monthsOf(more, 'on-demand')).toBeLessThanOrEqual(slack(monthsOf(fewer, 'on-demand')))
      }),
    ))
  it('a higher residual never hurts', () =>
    check(
      fc.property(anyValues, anyTerms, fc.double({ min: 0, max: 1, noNaN: true }), (v, how, share) => {
        const higher = { ...v, residualShare: v.residualShare + (1 - v.residualShare) * share }
        expect(monthsOf(higher, how)).toBeLessThanOrEqual(slack(monthsOf(v, how)))
      }),
    ))
  it('amortising changes nothing', () =>
    check(fc.property(anyValues, anyTerms, anyOf('bookYears'), (v, how, bookYears) => void expect(cashFlow({ ...v, bookYears }, how)).toEqual(cashFlow(v, how)))))
  it('spot that is always interrupted never helps', () =>
    check(
      fc.property(anyValues, (any) => {
        const v = { ...any, interruptionRate: 1 }
        expect(cashFlow(v, 'spot').npvUsd).toBeCloseTo(cashFlow(v, 'on-demand').npvUsd, 6)
      }),
    ))
  it('is the closed form to 1e-9 where every extra is zero', () =>
    check(
      fc.property(ordinary, (plain) => {
        const { purchaseUsd, residualShare, powerWatts, electricityUsdPerKwh, cloudUsdPerHour, speedRatio, hoursPerWeek, horizonMonths } = plain
        const v = bareValues(plain)
        const hours = hoursPerWeek * weeksPerMonth
        const exact = breakEven({ capexUsd: purchaseUsd, residualUsd: purchaseUsd * residualShare, cloudUsdPerMonth: (hours / speedRatio) * cloudUsdPerHour, ownUsdPerMonth: (powerWatts / 1000) * electricityUsdPerKwh * hours, hoursPerMonth: hours, horizonMonths: null })
        // Within a rounding of the horizon either answer is right.
        fc.pre(exact.months === null || Math.abs(exact.months / horizonMonths - 1) > 1e-6)
        const { breakEvenMonths } = cashFlow(v, 'on-demand')
        if (exact.months === null || exact.months > horizonMonths) expect(breakEvenMonths).toBeNull()
        else expect(Math.abs(breakEvenMonths! - exact.months)).toBeLessThanOrEqual(1e-9 * Math.max(1, exact.months))
      }),
    ))
  it('the closed form is never negative, never infinite, and later for a dearer machine', () =>
    check(
      fc.property(fc.record({ capexUsd: fc.double({ min: 0, max: 1e9, noNaN: true }), residualUsd: fc.double({ min: 0, max: 1e9, noNaN: true }), cloudUsdPerMonth: fc.double({ min: 0, max: 1e9, noNaN: true }), ownUsdPerMonth: fc.double({ min: 0, max: 1e9, noNaN: true }), hoursPerMonth: fc.double({ min: 0, max: 744, noNaN: true }) }), (question) => {
        const { verdict, months, hours } = breakEven({ ...question, horizonMonths: null })
        if (verdict === 'never') return void expect([months, hours]).toEqual([null, null])
        for (const each of [months!, hours!]) expect(Number.isFinite(each) && each >= 0).toBe(true)
        expect(orNever(breakEven({ ...question, capexUsd: question.capexUsd * 2, horizonMonths: null }).months)).toBeGreaterThanOrEqual(months!)
      }),
    ))
})

const candidates = [
  { id: 'a:one:x', region: 'x', memoryGiB: 80, gpuCount: 1, usdPerHour: 2, spotUsdPerHour: 1, reservedUsdPerHour: 0.5, speedRatio: 3, stale: false },
  { id: 'b:eight:y', region: 'y', memoryGiB: 640, gpuCount: 8, usdPerHour: null, spotUsdPerHour: 9, speedRatio: 14, stale: true },
]

/** Every number of an answer, with its path; what is not finite is named. */
function unsound(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path} = ${value}`]
  if (typeof value === 'string') return /NaN|Infinity|undefined/.test(value) ? [`${path} = ${value}`] : []
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => [...unsound(each, `${path}.${key}`), ...(/^(months|early|late|breakEvenMonths)$/.test(key) && typeof each === 'number' && each < 0 ? [`${path}.${key} = ${each}`] : [])])
}

describe('advice on any scenario', () => {
  it('has no NaN, no Infinity and no negative month, over thousands of them', { timeout: 600_000 }, () => {
    const now = new Date('2026-11-24T00:00:00Z')
    fc.assert(
      fc.property(anyScenario, (scenario) => {
        const advice = advise(scenario, candidates, now)
        const wrong = unsound(advice)
        if (wrong.length > 0) throw new Error(wrong.slice(0, 5).join('; '))
      }),
      { seed, numRuns: scenarios },
    )
  })
})
