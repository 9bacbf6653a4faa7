/**
 * Every number that the advice stands on: unit, range, what is taken where nobody says otherwise and why. Scenario
 * file, JSON Schema, model, sensitivity and the difference of two scenarios all read this one table.
 * Shares are 0 to 1; trends are a year's change, -0.1 for a tenth less; null: unknown, and asked for.
 */
export interface AssumptionSpec {
  readonly unit: string
  readonly min: number
  readonly max: number
  /** Null: there is no sensible default, and the answer asks for it. */
  readonly default: number | null
  readonly means: string
  /** Why the default is what it is. */
  readonly why: string
  readonly whole?: true
}

const spec = (unit: string, min: number, max: number, value: number | null, means: string, why: string): AssumptionSpec => ({ unit, min, max, default: value, means, why })
const none = 'nothing until it is entered'

export const assumptions = {
  hoursPerWeek: spec('h/week', 0, 168, 20, 'hours a week that the own machine works', 'half a working week'),
  horizonMonths: { ...spec('months', 36, 60, 48, 'how far the plan looks', 'four years, the usual life of a workstation'), whole: true },
  discountPerYear: spec('share/year', 0, 0.5, 0.05, 'what money later is worth less', 'about what a business loan costs; 0 for none'),

  purchaseUsd: spec('USD', 0, 1e7, null, 'price of the machine, or what an owned one would fetch today', 'never invented'),
  residualShare: spec('share', 0, 1, 0.2, 'what it still fetches at the end, of the purchase', 'a stated default: look at resale prices of a card four years old'),
  bookYears: spec('years', 1, 10, 4, 'straight-line depreciation, for the book value alone', 'shown, never added to the purchase'),
  financedShare: spec('share', 0, 1, 0, 'part of the purchase on credit', 'paid at once'),
  financeRatePerYear: spec('share/year', 0, 0.5, 0, 'nominal interest a year, paid monthly', none),
  financeMonths: { ...spec('months', 1, 60, 36, 'length of the credit', 'three years'), whole: true },
  powerWatts: spec('W', 0, 1e5, null, 'what the machine draws at work', 'measured, or the TDP and the host'),
  idleWatts: spec('W', 0, 1e5, 0, 'what it draws while it waits', 'switched off'),
  idleHoursPerWeek: spec('h/week', 0, 168, 0, 'hours a week that it waits', 'switched off'),
  electricityUsdPerKwh: spec('USD/kWh', 0, 5, null, 'price of electricity', 'by region'),
  offPeakUsdPerKwh: spec('USD/kWh', 0, 5, 0, 'price in cheap hours', 'one tariff'),
  offPeakShare: spec('share', 0, 1, 0, 'part of the energy used in cheap hours', 'one tariff'),
  electricityTrendPerYear: spec('share/year', -0.5, 1, 0, 'change of its price a year', none),
  pue: spec('ratio', 1, 5, 1, 'room power over machine power: cooling', 'a desk machine has none'),
  upkeepUsdPerYear: spec('USD/year', 0, 1e6, 0, 'repairs, insurance, room', none),
  failureSharePerYear: spec('share/year', 0, 1, 0, 'reserve for failures, of the purchase', none),
  adminHoursPerMonth: spec('h/month', 0, 744, 0, 'hours that somebody looks after it', none),
  adminUsdPerHour: spec('USD/h', 0, 1000, 0, 'what that hour costs', none),

  speedRatio: spec('ratio', 0.001, 100_000, 1, 'speed of the cloud instance over the own machine', 'the same card'),
  cloudUsdPerHour: spec('USD/h', 0, 10_000, null, 'on-demand price of the instance', 'never invented'),
  spotUsdPerHour: spec('USD/h', 0, 10_000, null, 'spot price', 'never invented'),
  reservedUsdPerHour: spec('USD/h', 0, 10_000, null, 'reserved price, paid for every hour of the month', 'never invented'),
  committedUsdPerHour: spec('USD/h', 0, 10_000, null, 'price of the hours committed to', 'never invented'),
  committedHoursPerMonth: spec('h/month', 0, 744, 0, 'hours paid whether used or not', none),
  interruptionRate: spec('share/hour', 0, 1, 0.05, 'chance that a spot instance is taken away within an hour', 'cautious: once in twenty hours; the spot advisor of AWS lists from under 5 % to over 20 % in a month'),
  checkpointMinutes: spec('min', 1, 1440, 30, 'work between two checkpoints', 'a common habit'),
  checkpointWriteMinutes: spec('min', 0, 120, 0.5, 'time that one checkpoint takes', 'a few GiB to a network drive'),
  restartMinutes: spec('min', 0, 240, 5, 'time until a lost instance works again', 'start, image, loading the checkpoint'),
  idleWasteShare: spec('share', 0, 10, 0, 'paid hours that do nothing, per working hour', none),
  sessionsPerWeek: spec('1/week', 0, 1000, 0, 'times a week that an instance is started', 'always on while it works'),
  startUpMinutes: spec('min', 0, 240, 0, 'paid wait at each start', none),
  minimumBillingMinutes: spec('min', 0, 1440, 0, 'least time that a start is billed', 'billed by the second'),
  storageGB: spec('GB', 0, 1e7, 0, 'data kept in the cloud', none),
  storageUsdPerGBMonth: spec('USD/GB/month', 0, 10, 0, 'its price', none),
  egressGBPerMonth: spec('GB/month', 0, 1e7, 0, 'data fetched back a month', none),
  egressUsdPerGB: spec('USD/GB', 0, 10, 0, 'its price', none),
  priceTrendPerYear: spec('share/year', -0.9, 1, 0, 'change of on-demand and spot prices a year', 'nobody knows: see what -0.1 does'),

  people: spec('people', 0, 10_000, 0, 'people who wait for results (shown apart)', 'off'),
  usdPerPersonHour: spec('USD/h', 0, 1000, 0, 'what an hour of theirs costs (shown apart)', 'off'),
  waitShare: spec('share', 0, 1, 0.25, 'part of the running time that they really wait (shown apart)', 'a stated default'),
} satisfies Record<string, AssumptionSpec>

export type AssumptionKey = keyof typeof assumptions
export const assumptionKeys = Object.keys(assumptions) as AssumptionKey[]

/** Prices that may be unknown unless the plan uses them. */
export type PriceKey = 'spotUsdPerHour' | 'reservedUsdPerHour' | 'committedUsdPerHour'
/** A scenario as plain numbers, each in its unit above. What the chosen terms do not need is 0. */
export type Values = Readonly<Record<AssumptionKey, number>>

export const terms = ['on-demand', 'spot', 'reserved', 'committed'] as const
export type Terms = (typeof terms)[number]
