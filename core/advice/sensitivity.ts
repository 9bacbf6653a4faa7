import { assumptionKeys, assumptions, type AssumptionKey, type Terms, type Values } from './assumptions'
import { cashFlow } from './cash-flow'

const npv = (v: Values, terms: Terms): number => cashFlow(v, terms).npvUsd

/** The finest step at which the verdict is looked for: with committed or reserved hours it may turn more than once. */
const hourStep = 4
/** 45 halvings of four hours: below 1e-12 h. */
const halvings = 45

/** Hours a week from which owning pays over the horizon; null when it does for none up to 168. */
export function turningHours(v: Values, terms: Terms): number | null {
  const at = (hoursPerWeek: number) => npv({ ...v, hoursPerWeek }, terms)
  for (let hours = hourStep; hours <= 168; hours += hourStep) {
    if (at(hours) < 0) continue
    let [low, high] = [hours - hourStep, hours]
    for (let i = 0; i < halvings; i++) {
      const middle = (low + high) / 2
      if (middle > 0 && at(middle) >= 0) high = middle
      else low = middle
    }
    return high
  }
  return null
}

/** The purchase price below which owning pays, USD, >= 0: the value is linear in the price. Null: at no price. */
export function payingPrice(v: Values, terms: Terms): number | null {
  const free = npv({ ...v, purchaseUsd: 0 }, terms)
  if (free < 0 || v.hoursPerWeek === 0) return null
  const perUsd = free - npv({ ...v, purchaseUsd: 1 }, terms)
  // A machine that loses nothing pays at any price.
  return perUsd > 1e-12 ? free / perUsd : null
}

export interface TornadoBar {
  readonly key: AssumptionKey
  readonly low: number
  readonly high: number
  /** Value of owning with the assumption at its low and its high end, USD. */
  readonly npvAtLow: number
  readonly npvAtHigh: number
  /** |difference|, USD: the bars come widest first. */
  readonly swingUsd: number
}

/** Where nobody gives a range: a fifth either way. */
const defaultReach = 0.2
/** Not an uncertainty of this plan: a choice, a display, or shown apart. */
const choices = new Set<AssumptionKey>(['horizonMonths', 'bookYears', 'people', 'usdPerPersonHour', 'waitShare', 'financeMonths'])

/** One assumption at a time to its low and high end, the others as they are: what matters most, first. */
export function tornado(v: Values, terms: Terms, ranges: Partial<Record<AssumptionKey, { low: number; high: number }>>): TornadoBar[] {
  const bars = assumptionKeys
    .filter((key) => !choices.has(key))
    .map((key) => {
      const { min, max } = assumptions[key]
      const clamp = (value: number) => Math.min(max, Math.max(min, value))
      const range = ranges[key] ?? { low: clamp(v[key] * (1 - defaultReach)), high: clamp(v[key] * (1 + defaultReach)) }
      const [npvAtLow, npvAtHigh] = [npv({ ...v, [key]: range.low }, terms), npv({ ...v, [key]: range.high }, terms)]
      return { key, ...range, npvAtLow, npvAtHigh, swingUsd: Math.abs(npvAtHigh - npvAtLow) }
    })
  // Half a cent: what rounding leaves of an assumption that does nothing here.
  return bars.filter((bar) => bar.swingUsd > 0.005).sort((a, b) => b.swingUsd - a.swingUsd)
}
