import { type GpuRow } from '../catalog/schema'

/**
 * The share of its paper peak that a GPU reaches, with the scatter of that share (standard deviation of its logarithm).
 * Fitted by build/catalog/fit-peaks.mjs; sources and errors stand in docs/prediction.md.
 */
export interface Share {
  readonly share: number
  readonly sigma: number
}

export type MemoryClass = 'HBM' | 'GDDR' | 'LPDDR'

/** DDR of integrated graphics counts with LPDDR: both are the processor's own memory. */
export const memoryClass = (gpu: Pick<GpuRow, 'memoryType'>): MemoryClass =>
  /^HBM/.test(gpu.memoryType) ? 'HBM' : /^GDDR/.test(gpu.memoryType) ? 'GDDR' : 'LPDDR'

const matrix16: Record<string, Share> = {
  'NVIDIA HBM': { share: 0.759, sigma: 0.11 },
  'NVIDIA GDDR': { share: 0.896, sigma: 0.154 },
  'AMD HBM': { share: 0.623, sigma: 0.155 },
  'AMD GDDR': { share: 0.923, sigma: 0.25 },
}
/** No measurement of the class: the mean of the others, with their whole scatter. */
const matrixElsewhere: Share = { share: 0.75, sigma: 0.3 }
const matrix8: Share = { share: 0.745, sigma: 0.1 }
const vector32: Share = { share: 0.811, sigma: 0.261 }
const bandwidth: Record<MemoryClass, Share> = {
  HBM: { share: 0.806, sigma: 0.091 },
  GDDR: { share: 0.881, sigma: 0.083 },
  // Not among the measurements: between the two, and said to be less sure.
  LPDDR: { share: 0.84, sigma: 0.2 },
}

/** 16-bit and TF32 matrix units. */
export const matrixShare = (gpu: Pick<GpuRow, 'vendor' | 'memoryType'>): Share => matrix16[`${gpu.vendor} ${memoryClass(gpu)}`] ?? matrixElsewhere
export const fp8Share = (): Share => matrix8
export const vectorShare = (): Share => vector32
export const bandwidthShare = (gpu: Pick<GpuRow, 'memoryType'>): Share => bandwidth[memoryClass(gpu)]
