import { describe, expect, it } from 'vitest'
import { breakEven } from './break-even'
import { cashFlow } from './cash-flow'
import { cloudMonth } from './cloud-cost'
import { discountFactor, loanBalance, loanPayment } from './finance'
import { energyPerMonthKwh, ownMonth } from './own-cost'
import { hoursPerUsefulHour } from './spot'
import { bareValues } from './testing/values'
import { hoursPerMonth, weeksPerMonth } from './time'
import { yearlyTable } from './yearly'

const bare = bareValues({ purchaseUsd: 2000, powerWatts: 450, electricityUsdPerKwh: 0.3, cloudUsdPerHour: 1.1, hoursPerWeek: 40 })

describe('owning against renting', () => {
  it.each([10, 25, 40, 168])('is the closed form where nothing else is counted, at %d hours a week', (hoursPerWeek) => {
    const hours = hoursPerWeek * weeksPerMonth
    const exact = breakEven({ capexUsd: 2000, residualUsd: 400, cloudUsdPerMonth: 1.1 * hours, ownUsdPerMonth: 0.45 * 0.3 * hours, hoursPerMonth: hours, horizonMonths: 60 })
    const { breakEvenMonths } = cashFlow({ ...bare, hoursPerWeek, residualShare: 0.2 }, 'on-demand')
    expect(Math.abs(breakEvenMonths! / exact.months! - 1)).toBeLessThan(1e-9)
    expect(exact.months).toBeCloseTo(1600 / ((1.1 - 0.135) * hours), 9)
  })
  it('never breaks even beyond the horizon, at no hours, and where the rent is below the electricity', () => {
    expect(cashFlow({ ...bare, horizonMonths: 36, hoursPerWeek: 13 }, 'on-demand').breakEvenMonths).toBeNull()
    expect(cashFlow({ ...bare, hoursPerWeek: 0, residualShare: 1 }, 'on-demand').breakEvenMonths).toBeNull()
    expect(cashFlow({ ...bare, cloudUsdPerHour: 0.1 }, 'on-demand').breakEvenMonths).toBeNull()
  })
  it('counts the purchase once: how it is written off changes the book value and nothing else', () => {
    const [fast, slow] = [2, 8].map((bookYears) => ({ ...bare, bookYears }))
    expect(cashFlow(fast!, 'on-demand')).toEqual(cashFlow(slow!, 'on-demand'))
    const years = yearlyTable(fast!, cashFlow(fast!, 'on-demand'))
    expect(years.map((each) => each.bookValueUsd)).toEqual([2000, 1000, 0, 0, 0, 0])
    expect(years.map((each) => each.depreciationUsd)).toEqual([0, 1000, 1000, 0, 0, 0])
    expect(years[5]!.ownSoFarUsd).toBeCloseTo(2000 + 60 * ownMonth(fast!, 1).totalUsd, 9)
    expect(years[5]!.cloudSoFarUsd).toBeCloseTo(60 * cloudMonth(fast!, 'on-demand', 1).totalUsd, 9)
    expect(years.reduce((sum, each) => sum + each.ownUsd, 0)).toBeCloseTo(2000 + 60 * ownMonth(fast!, 1).totalUsd, 9)
  })
  it('lets credit cost its interest, and nothing where it bears none', () => {
    const free = cashFlow({ ...bare, financedShare: 1, financeMonths: 36 }, 'on-demand')
    expect(free.breakEvenMonths).toBeCloseTo(cashFlow(bare, 'on-demand').breakEvenMonths!, 9)
    const paid = cashFlow({ ...bare, financedShare: 1, financeMonths: 36, financeRatePerYear: 0.12 }, 'on-demand')
    const interest = 36 * loanPayment({ principalUsd: 2000, ratePerYear: 0.12, months: 36 }) - 2000
    expect(cashFlow(bare, 'on-demand').npvUsd - paid.npvUsd).toBeCloseTo(interest, 9)
    expect(paid.breakEvenMonths!).toBeGreaterThan(free.breakEvenMonths!)
  })
  it('discounts a dollar after a year by the yearly rate', () => {
    expect(discountFactor(0.08, 12)).toBeCloseTo(1 / 1.08, 12)
    // 100 a month saved for 36 months at i = 1.1^(1/12) - 1: annuity (1 - (1 + i)^-36) / i.
    const i = 1.1 ** (1 / 12) - 1
    const saving = cashFlow({ ...bareValues({ horizonMonths: 36, discountPerYear: 0.1, purchaseUsd: 2000, hoursPerWeek: 10 }), cloudUsdPerHour: 100 / (10 * weeksPerMonth) }, 'on-demand')
    expect(saving.npvUsd).toBeCloseTo((100 * (1 - (1 + i) ** -36)) / i - 2000, 9)
  })
})

describe('a month of owning', () => {
  it('adds work, waiting, cooling and two tariffs', () => {
    const v = { ...bare, idleWatts: 100, idleHoursPerWeek: 200, pue: 1.5, offPeakUsdPerKwh: 0.1, offPeakShare: 0.25 }
    // It waits 128 hours a week, not 200: the other 40 it works.
    const kwh = ((450 * 40 + 100 * 128) / 1000) * weeksPerMonth * 1.5
    expect(energyPerMonthKwh(v)).toBeCloseTo(kwh, 9)
    expect(ownMonth(v, 1).electricityUsd).toBeCloseTo(kwh * (0.75 * 0.3 + 0.25 * 0.1), 9)
    expect(ownMonth({ ...v, electricityTrendPerYear: 0.05 }, 13).electricityUsd).toBeCloseTo(1.05 * ownMonth(v, 1).electricityUsd, 9)
  })
  it('adds upkeep, the reserve for failures and the hours of an administrator', () => {
    expect(ownMonth({ ...bare, upkeepUsdPerYear: 600, failureSharePerYear: 0.03, adminHoursPerMonth: 2, adminUsdPerHour: 75, powerWatts: 0 }, 1)).toEqual({ electricityUsd: 0, upkeepUsd: 50, failureUsd: 5, adminUsd: 150, totalUsd: 205 })
  })
})

describe('a month of renting', () => {
  const hours = 40 * weeksPerMonth
  it('bills what the own machine does in it, waste, starts and the least time of a start', () => {
    expect(cloudMonth({ ...bare, speedRatio: 2 }, 'on-demand', 1).billedHours).toBeCloseTo(hours / 2, 9)
    expect(cloudMonth({ ...bare, idleWasteShare: 0.5, sessionsPerWeek: 7, startUpMinutes: 6 }, 'on-demand', 1).billedHours).toBeCloseTo(1.5 * hours + 0.7 * weeksPerMonth, 9)
    expect(cloudMonth({ ...bare, sessionsPerWeek: 100, minimumBillingMinutes: 60 }, 'on-demand', 1).billedHours).toBeCloseTo(100 * weeksPerMonth, 9)
  })
  it('pays reserved instances around the clock, and commitments whether used or not', () => {
    const v = { ...bare, reservedUsdPerHour: 0.5, committedUsdPerHour: 0.8, committedHoursPerMonth: 100 }
    expect(cloudMonth(v, 'reserved', 1).computeUsd).toBeCloseTo(hoursPerMonth * 0.5, 9)
    expect(cloudMonth({ ...v, speedRatio: 0.2 }, 'reserved', 1).computeUsd).toBeCloseTo(2 * hoursPerMonth * 0.5, 9)
    expect(cloudMonth(v, 'committed', 1).computeUsd).toBeCloseTo(80 + (hours - 100) * 1.1, 9)
    expect(cloudMonth({ ...v, hoursPerWeek: 1 }, 'committed', 1).computeUsd).toBeCloseTo(80, 9)
  })
  it('adds data kept and fetched, and follows the price', () => {
    expect(cloudMonth({ ...bare, storageGB: 500, storageUsdPerGBMonth: 0.1, egressGBPerMonth: 20, egressUsdPerGB: 0.09 }, 'on-demand', 1)).toMatchObject({ storageUsd: 50, egressUsd: 1.7999999999999998 })
    expect(cloudMonth({ ...bare, priceTrendPerYear: -0.1 }, 'on-demand', 25).computeUsd).toBeCloseTo(0.81 * hours * 1.1, 9)
  })
  it('rents nothing where nothing is worked', () => expect(cloudMonth({ ...bare, hoursPerWeek: 0, storageGB: 500, storageUsdPerGBMonth: 1, reservedUsdPerHour: 1 }, 'reserved', 1).totalUsd).toBe(0))
})

describe('spot', () => {
  const quiet = { interruptionRate: 0, checkpointMinutes: 30, checkpointWriteMinutes: 3, restartMinutes: 5 }
  it('costs its checkpoints where nothing interrupts, and what Daly says where something does', () => {
    expect(hoursPerUsefulHour(quiet)).toBeCloseTo(1.1, 12)
    expect(hoursPerUsefulHour({ ...quiet, interruptionRate: 1e-12 })).toBeCloseTo(1.1, 9)
    // L = ln 2, t + d = 0.55 h, R = 1/12 h: e^(L R) (e^(0.55 L) - 1) / (0.5 L)
    const L = Math.log(2)
    expect(hoursPerUsefulHour({ ...quiet, interruptionRate: 0.5 })).toBeCloseTo((Math.exp(L / 12) * (Math.exp(0.55 * L) - 1)) / (0.5 * L), 12)
    expect(hoursPerUsefulHour({ ...quiet, interruptionRate: 1 })).toBe(Infinity)
  })
  it('is not taken where lost work makes it dearer than on demand', () => {
    const v = { ...bare, spotUsdPerHour: 0.4 }
    expect(cloudMonth({ ...v, interruptionRate: 0.01 }, 'spot', 1).terms).toBe('spot')
    expect(cloudMonth({ ...v, interruptionRate: 1 }, 'spot', 1)).toEqual(cloudMonth(v, 'on-demand', 1))
  })
})

describe('credit', () => {
  it('is paid back by its last payment', () => {
    const loan = { principalUsd: 10_000, ratePerYear: 0.06, months: 36 }
    // The textbook figure: 10,000 at 6 % over 36 months is 304.22 a month.
    expect(loanPayment(loan)).toBeCloseTo(304.22, 2)
    expect([loanBalance(loan, 0), loanBalance(loan, 36)].map((each) => Math.round(each * 1e6) / 1e6)).toEqual([10_000, 0])
    expect(loanBalance(loan, 1)).toBeCloseTo(10_000 * 1.005 - loanPayment(loan), 9)
  })
})
