import { formatUsd, significant } from '../units'

/** Costs a month and one purchase; USD, all >= 0. */
export interface BreakEvenInput {
  readonly capexUsd: number
  /** What the machine still fetches at the end. */
  readonly residualUsd: number
  readonly cloudUsdPerMonth: number
  /** Running cost of the own machine: electricity, upkeep. The purchase is not in it. */
  readonly ownUsdPerMonth: number
  /** Hours of work a month, >= 0. */
  readonly hoursPerMonth: number
  /** After this the question is moot; null for no end. */
  readonly horizonMonths: number | null
}

export interface BreakEvenAnswer {
  readonly verdict: 'breaks-even' | 'never'
  /** Hours of work until then; null when never. */
  readonly hours: number | null
  /** Null when never, else >= 0. */
  readonly months: number | null
  readonly because: string
}

/** A horizon of 36 months is met by 36.000000000000007: rounding decides no purchase. */
const rounding = 1e-9

/**
 * Months after which owning has cost no more than renting: (purchase - residual) / (rent - own running cost) a month,
 * the simple payback period. When the machine costs nothing to run down (residual >= purchase) and renting costs at
 * least as much as running it, that is at once. Never negative, never infinite: a month that never comes is "never".
 */
export function breakEven({ capexUsd, residualUsd, cloudUsdPerMonth, ownUsdPerMonth, hoursPerMonth, horizonMonths }: BreakEvenInput): BreakEvenAnswer {
  const net = Math.max(0, capexUsd - residualUsd)
  const saved = cloudUsdPerMonth - ownUsdPerMonth
  const never = (because: string): BreakEvenAnswer => ({ verdict: 'never', hours: null, months: null, because })
  if (hoursPerMonth === 0 && saved <= 0) return never('it is not used: no hour of rent is saved')
  if (net === 0 && saved >= 0) return { verdict: 'breaks-even', hours: 0, months: 0, because: 'the purchase costs nothing after its residual value' }
  if (saved <= 0) return never(`renting at ${formatUsd(cloudUsdPerMonth)} a month costs no more than running the own machine at ${formatUsd(ownUsdPerMonth)}`)
  const months = net / saved
  // A saving of 1e-300 a month is no saving.
  if (!Number.isFinite(months)) return never('what a month saves is too little to count')
  if (horizonMonths !== null && months > horizonMonths * (1 + rounding)) return never(`it would take ${significant(months)} months, beyond the horizon of ${horizonMonths}`)
  return { verdict: 'breaks-even', hours: months * hoursPerMonth, months, because: `each month saves ${formatUsd(saved)}, and ${formatUsd(net)} must come back` }
}
