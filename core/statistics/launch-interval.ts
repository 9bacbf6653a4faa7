import { mean, variance } from './moments'
import { studentT } from './student-t'

/**
 * 95 % interval for a benchmark's typical value from its launch medians: t over their logs, since launches differ by
 * factors (METHOD A1). The launch is the unit: samples of one process are not independent. Null below two launches.
 */
export function launchInterval(medians: readonly number[], confidence = 0.95): { low: number; high: number } | null {
  const n = medians.length
  if (n < 2) return null
  const logs = medians.map(Math.log)
  const middle = mean(logs)
  const reach = studentT((1 + confidence) / 2, n - 1) * Math.sqrt(variance(logs) / n)
  return { low: Math.exp(middle - reach), high: Math.exp(middle + reach) }
}
