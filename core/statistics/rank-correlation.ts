/** Ranks from 1, ties sharing their mean rank. */
export function ranks(values: readonly number[]): number[] {
  const order = values.map((value, index) => ({ value, index })).sort((a, b) => a.value - b.value)
  const result = new Array<number>(values.length)
  for (let start = 0; start < order.length; ) {
    let end = start
    while (end + 1 < order.length && order[end + 1]!.value === order[start]!.value) end++
    for (let i = start; i <= end; i++) result[order[i]!.index] = (start + end) / 2 + 1
    start = end + 1
  }
  return result
}

/**
 * Lag-1 autocorrelation of the ranks, sum (r_i - m)(r_{i+1} - m) / sum (r_i - m)^2. Ranks keep one wild sample from
 * deciding it. 0 for constant or fewer than three values.
 */
export function lagOneRankCorrelation(values: readonly number[]): number {
  if (values.length < 3) return 0
  const r = ranks(values)
  const mean = (values.length + 1) / 2
  let products = 0
  let squares = 0
  r.forEach((rank, i) => {
    squares += (rank - mean) ** 2
    if (i + 1 < r.length) products += (rank - mean) * (r[i + 1]! - mean)
  })
  return squares === 0 ? 0 : products / squares
}

/**
 * Number of independent samples that n correlated ones are worth: n (1 - rho+) / (1 + rho+), where only positive
 * correlation counts (METHOD A2). Between 1 and n.
 */
export function effectiveSize(values: readonly number[]): number {
  const rho = Math.max(0, lagOneRankCorrelation(values))
  return Math.max(1, (values.length * (1 - rho)) / (1 + rho))
}
