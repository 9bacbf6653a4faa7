/** What a choice offers: less of the price and more of the speed are better. */
export interface Offered {
  readonly usd: number
  readonly speed: number
}

/**
 * Those that no other one beats in both price and speed (Pareto), cheapest first.
 */
export function front<T extends Offered>(offered: readonly T[]): T[] {
  const sorted = [...offered].sort((a, b) => a.usd - b.usd || b.speed - a.speed)
  let fastest = -Infinity
  return sorted.filter((each) => {
    if (each.speed <= fastest) return false
    fastest = each.speed
    return true
  })
}
