import { significant } from '../units'
import { type InstanceComparison } from './cloud'

/** "14x" */
export const times = (value: number): string => `${significant(value, 2)}x`

/** "2x H100 80GB"; null for an instance without a GPU. */
export const gpuWords = ({ row, gpu }: InstanceComparison): string | null =>
  gpu ? `${row.gpuCount === 1 ? '' : `${row.gpuCount}x `}${gpu.name.replace(/^(GeForce|Tesla) /, '')}` : null
