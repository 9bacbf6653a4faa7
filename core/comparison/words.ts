import { formatUsd, significant } from '../units'
import { type WorkUnit } from '../workload/unit'
import { type InstanceComparison } from './cloud'

/** "14x" */
export const times = (value: number): string => `${significant(value, 2)}x`

/** "2x H100 80GB"; null for an instance without a GPU. */
export const gpuWords = ({ row, gpu }: Pick<InstanceComparison, 'row' | 'gpu'>): string | null =>
  gpu ? `${row.gpuCount === 1 ? '' : `${row.gpuCount}x `}${gpu.name.replace(/^(GeForce|Tesla) /, '')}` : null

/** "runpod 1x L4 (L4)": which instance, as a sentence names it. */
export const instanceWords = (each: Pick<InstanceComparison, 'row' | 'gpu'>): string => `${each.row.provider} ${each.row.instanceType} (${gpuWords(each) ?? 'no GPU'})`

/** "million images" */
export const pricedUnits = (unit: WorkUnit): string => (unit.priced === 1e6 ? `million ${unit.plural}` : unit.plural)

/** "1320 images/s"; two digits, since it is predicted. */
export const throughputWords = (unitsPerSecond: number, unit: WorkUnit): string => `${significant(unitsPerSecond, 2)} ${unit.plural}/s`

/** "[$1.20, $2.40]" */
export const usdBand = ({ low, high }: { low: number; high: number }): string => `[${formatUsd(low)}, ${formatUsd(high)}]`

/** "3.2 h", "45 min", "2.1 weeks": how long a week's work takes. */
export function hoursWords(hours: number): string {
  if (hours < 1) return `${significant(hours * 60, 2)} min`
  return hours < 1000 ? `${significant(hours, hours < 10 ? 2 : 3)} h` : `${significant(hours / 168, 2)} weeks`
}
