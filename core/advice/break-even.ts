export interface BreakEvenInput {
  readonly capexUsd: number
  /** What the machine still fetches at the end. */
  readonly residualUsd: number
  readonly cloudUsdPerHour: number
  /** Running cost of the own machine: electricity, upkeep. The purchase is not in it. */
  readonly ownUsdPerHour: number
  readonly hoursPerMonth: number
  /** After this the question is moot; null for no end. */
  readonly horizonMonths: number | null
}

export interface BreakEvenAnswer {
  readonly verdict: 'breaks-even' | 'never'
  readonly hours: number | null
  readonly months: number | null
  readonly because: string
}

const usd = (value: number): string => `$${value.toFixed(2)}`

/** Hours after which owning has cost less than renting: (purchase - residual) / (rent - own running cost) per hour. */
export function breakEvenHours({ capexUsd, residualUsd, cloudUsdPerHour, ownUsdPerHour, hoursPerMonth, horizonMonths }: BreakEvenInput): BreakEvenAnswer {
  const net = Math.max(0, capexUsd - residualUsd)
  const saved = cloudUsdPerHour - ownUsdPerHour
  if (net === 0 && saved >= 0) return { verdict: 'breaks-even', hours: 0, months: 0, because: 'the purchase costs nothing after its residual value' }
  if (saved <= 0) {
    return { verdict: 'never', hours: null, months: null, because: `renting at ${usd(cloudUsdPerHour)} an hour costs no more than running the own machine at ${usd(ownUsdPerHour)}` }
  }
  const hours = net / saved
  const months = hours / hoursPerMonth
  if (horizonMonths !== null && months > horizonMonths) {
    return { verdict: 'never', hours: null, months: null, because: `it would take ${months.toFixed(1)} months, beyond the horizon of ${horizonMonths}` }
  }
  return { verdict: 'breaks-even', hours, months, because: `each hour saves ${usd(saved)}, and ${usd(net)} must come back` }
}
