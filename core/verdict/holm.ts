/**
 * Holm's step-down over the verdicts of one screen (Holm 1979): the smallest p is held against alpha / m, the next
 * against alpha / (m - 1), and so on; the first that fails ends it.
 * @returns for each p, in the order given, whether its difference stands
 */
export function holm(ps: readonly number[], alpha = 0.05): boolean[] {
  // A p that is no number is no evidence.
  const order = ps.map((p, i) => ({ p: Number.isNaN(p) ? 1 : p, i })).sort((x, y) => x.p - y.p)
  const stands = ps.map(() => false)
  for (const [rank, { p, i }] of order.entries()) {
    if (!(p <= alpha / (ps.length - rank))) break
    stands[i] = true
  }
  return stands
}
