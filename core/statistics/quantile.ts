/** Ascending copy. */
export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/**
 * Quantile by linear interpolation between order statistics (type 7: R's and NumPy's default).
 * @param q in [0, 1] @throws RangeError on an empty list
 */
export function quantile(values: readonly number[], q: number): number {
  if (values.length === 0) throw new RangeError('the quantile of nothing')
  const ordered = sorted(values)
  const position = (ordered.length - 1) * q
  const below = Math.floor(position)
  const above = Math.min(below + 1, ordered.length - 1)
  return ordered[below]! + (position - below) * (ordered[above]! - ordered[below]!)
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)
