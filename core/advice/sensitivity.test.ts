import { describe, expect, it } from 'vitest'
import { advise } from './advise'
import { cashFlow } from './cash-flow'
import { breakEvenCurve, curveHours } from './curve'
import { matchElectricity } from './electricity'
import { emptyScenario, given, withAssumptions } from './fill'
import { productivity } from './productivity'
import { payingPrice, tornado, turningHours } from './sensitivity'
import { bareValues } from './testing/values'
import { weeksPerMonth } from './time'

const bare = bareValues({ purchaseUsd: 2000, powerWatts: 450, electricityUsdPerKwh: 0.3, cloudUsdPerHour: 1.1, hoursPerWeek: 40, horizonMonths: 48 })

describe('where the verdict turns', () => {
  it('is at the hours that just pay the purchase back', () => {
    const exact = 2000 / ((1.1 - 0.135) * 48 * weeksPerMonth)
    const turn = turningHours(bare, 'on-demand')!
    expect(turn).toBeCloseTo(exact, 9)
    expect(cashFlow({ ...bare, hoursPerWeek: turn * 1.001 }, 'on-demand').breakEvenMonths).not.toBeNull()
    expect(cashFlow({ ...bare, hoursPerWeek: turn * 0.999 }, 'on-demand').breakEvenMonths).toBeNull()
    expect(turningHours({ ...bare, cloudUsdPerHour: 0.1 }, 'on-demand')).toBeNull()
  })
  it('is at the price that just pays, residual and reserve counted', () => {
    const v = { ...bare, residualShare: 0.2, failureSharePerYear: 0.05, discountPerYear: 0.06 }
    const price = payingPrice(v, 'on-demand')!
    expect(cashFlow({ ...v, purchaseUsd: price }, 'on-demand').npvUsd).toBeCloseTo(0, 6)
    expect(payingPrice({ ...v, cloudUsdPerHour: 0.1 }, 'on-demand')).toBeNull()
  })
})

describe('the curve', () => {
  it('falls with the hours, inside its band', () => {
    const points = breakEvenCurve(bare, 'on-demand', { speedLow: 1.2, speedHigh: 1.3, price: 0.1 })
    expect(points.map((each) => each.hoursPerWeek)).toEqual(curveHours)
    const months = points.map((each) => each.months ?? Infinity)
    expect([...months].sort((a, b) => b - a)).toEqual(months)
    for (const { months: middle, early, late } of points) {
      expect(early ?? Infinity).toBeLessThanOrEqual(middle ?? Infinity)
      expect(middle ?? Infinity).toBeLessThanOrEqual(late ?? Infinity)
    }
  })
  it('has a band that adds logarithms as squares', () => {
    const { early, late } = breakEvenCurve(bare, 'on-demand', { speedLow: 1.2, speedHigh: 1.3, price: 0.1 }, [40])[0]!
    const at = (factor: number) => cashFlow({ ...bare, cloudUsdPerHour: 1.1 * factor }, 'on-demand').breakEvenMonths
    expect(early).toBeCloseTo(at(Math.exp(Math.sqrt(Math.log(1.2) ** 2 + Math.log(1.1) ** 2)))!, 9)
    expect(late).toBeCloseTo(at(Math.exp(-Math.sqrt(Math.log(1.3) ** 2 + Math.log(1.1) ** 2)))!, 9)
  })
})

describe('what matters most', () => {
  it('comes first, by a given range or a fifth either way, and what does nothing is left out', () => {
    const bars = tornado(bare, 'on-demand', { speedRatio: { low: 0.5, high: 2 } })
    expect(bars[0]).toMatchObject({ key: 'speedRatio', low: 0.5, high: 2 })
    expect(bars.find((bar) => bar.key === 'purchaseUsd')).toMatchObject({ low: 1600, high: 2400, npvAtLow: expect.closeTo(cashFlow(bare, 'on-demand').npvUsd + 400, 6) })
    expect(bars.map((bar) => bar.swingUsd)).toEqual([...bars.map((bar) => bar.swingUsd)].sort((a, b) => b - a))
    expect(bars.map((bar) => bar.key)).not.toContain('spotUsdPerHour')
  })
})

describe('advice', () => {
  const scenario = withAssumptions(emptyScenario('x', ''), given('purchaseUsd', 2000, 'entered'), given('powerWatts', 450, 'entered'), given('electricityUsdPerKwh', 0.3, 'entered'), given('cloudUsdPerHour', 1.1, 'entered', { asOf: '2026-05-28' }))
  it('is silent about a price of 180 days and flags one of 181', () => {
    expect(advise(scenario, [], new Date('2026-11-24T00:00:00Z')).stale).toEqual([])
    expect(advise(scenario, [], new Date('2026-11-25T00:00:00Z'))).toMatchObject({ stale: [{ key: 'cloudUsdPerHour', ageDays: 181 }], answer: expect.stringContaining('181 days old') })
  })
  it('asks for the price that the terms need', () => {
    expect(advise({ ...scenario, terms: 'reserved' }, [], new Date(0))).toMatchObject({ verdict: null, missing: ['reservedUsdPerHour'], answer: expect.stringMatching(/reserved price/) })
    expect(advise({ ...scenario, terms: 'spot' }, [], new Date(0)).missing).toEqual(['spotUsdPerHour'])
  })
  it('says in words why it is never', () => {
    const cheap = withAssumptions(scenario, given('cloudUsdPerHour', 0.12, 'entered'))
    expect(advise(cheap, [], new Date(0)).answer).toMatch(/^Rent: .* never beats .* The rent, \$0\.12 for an hour of this machine's work, is below what its electricity costs, \$0\.14\./)
    const dear = withAssumptions(scenario, given('purchaseUsd', 1e6, 'entered'))
    expect(advise(dear, [], new Date(0)).answer).toMatch(/Not even around the clock does it pay\./)
  })
  it('shows what waiting costs apart, and only when somebody waits', () => {
    expect(advise(scenario, [], new Date(0)).verdict!.productivity).toBeNull()
    const people = withAssumptions(scenario, given('people', 3, 'entered'), given('usdPerPersonHour', 60, 'entered'), given('speedRatio', 2, 'entered'))
    const { verdict } = advise(people, [], new Date(0))
    // 20 h a week, half as long there: 10 h x a quarter x 4.348 weeks x 3 people x 60.
    expect(verdict!.productivity!.ownExtraUsd).toBeCloseTo(10 * 0.25 * weeksPerMonth * 3 * 60, 9)
    expect(verdict!.flow.npvUsd).toBe(advise(withAssumptions(scenario, given('speedRatio', 2, 'entered')), [], new Date(0)).verdict!.flow.npvUsd)
    expect(productivity({ ...bare, people: 0 }).ownExtraUsd).toBe(0)
  })
})

describe('the price of electricity', () => {
  const row = { id: 'DEU', kind: 'country' as const, iso2: 'DE', iso3: 'DEU', name: 'Germany', householdUsdPerKwh: 0.4, businessUsdPerKwh: null, year: 2026, businessYear: null, note: null, source: 'made up' }
  const rows = [row, { ...row, id: 'US-CA', kind: 'us-state' as const, iso3: 'USA', name: 'US CA' }]
  it.each([['de', 'DEU'], ['Deutschland', 'DEU'], ['US-CA', 'US-CA'], ['us ca', 'US-CA']])('of %s is found', (text, id) => expect(matchElectricity(rows, text)).toMatchObject({ ok: true, row: { id } }))
  it('of an unknown place is refused with the nearest', () => expect(matchElectricity(rows, 'Germny')).toMatchObject({ ok: false, nearest: ['Germany', 'US CA'] }))
})
