/** Arithmetic mean. @param values at least one */
export const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Sum of squared deviations from the mean. */
export function squares(values: readonly number[]): number {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}

/** Unbiased sample variance. @param values at least two */
export const variance = (values: readonly number[]): number => squares(values) / (values.length - 1)
