import { type GpuRow } from '../catalog/schema'

/**
 * The share of its paper peak that a GPU reaches, with the scatter of that share (standard deviation of its logarithm).
 * Errors by `npm run bench:prediction`; sources in docs/prediction.md.
 */
export interface Share {
  readonly share: number
  readonly sigma: number
}

export type MemoryClass = 'HBM' | 'GDDR' | 'LPDDR'

/** DDR of integrated graphics counts with LPDDR: both are the processor's own memory. */
export const memoryClass = (gpu: Pick<GpuRow, 'memoryType'>): MemoryClass =>
  /^HBM/.test(gpu.memoryType) ? 'HBM' : /^GDDR/.test(gpu.memoryType) ? 'GDDR' : 'LPDDR'

/**
 * Matrix products of 16 bits with fp32 accumulation. GeForce boards run them at half rate, which leaves their power for
 * clocks above the paper's; boards with full-rate units and the same power clock down instead.
 */
const matrix16: Record<string, Share> = {
  'NVIDIA HBM': { share: 0.84, sigma: 0.07 },
  'NVIDIA half rate': { share: 1.03, sigma: 0.06 },
  'NVIDIA full rate, Ada': { share: 0.746, sigma: 0.04 },
  'NVIDIA full rate': { share: 0.847, sigma: 0.1 },
  'AMD HBM': { share: 0.623, sigma: 0.155 },
  'AMD GDDR': { share: 0.923, sigma: 0.25 },
}
/** No measurement of the class: the mean of the others, with their whole scatter. */
const matrixElsewhere: Share = { share: 0.75, sigma: 0.3 }
const matrix8: Share = { share: 0.745, sigma: 0.1 }
const vector32: Share = { share: 0.811, sigma: 0.261 }
const bandwidth: Record<MemoryClass, Share> = {
  HBM: { share: 0.825, sigma: 0.091 },
  GDDR: { share: 0.86, sigma: 0.083 },
  // Not among the measurements: between the two, and said to be less sure.
  LPDDR: { share: 0.84, sigma: 0.2 },
}

/**
 * Watts for each multiprocessor and GHz at which a generation of server parts holds its clock in large products: less
 * power, less clock, with its root (A100 and H100 as PCIe, NVL and SXM boards).
 */
const fullProductPower: Readonly<Record<string, number>> = { Ampere: 1.9, Hopper: 3 }

/** Matrix units that do four times (before Ampere eight times) the fp32 rate: all of them, not half as on GeForce. */
const isFullRate = (gpu: GpuRow): boolean => gpu.fp16TensorTflops !== null && gpu.fp32Tflops !== null && gpu.fp16TensorTflops / gpu.fp32Tflops > (gpu.architecture === 'Turing' ? 6 : 3.5)

/** Cards whose matrix units reach alike; what a fit keeps together. */
export function matrixClass(gpu: GpuRow): string {
  if (gpu.vendor !== 'NVIDIA' || memoryClass(gpu) !== 'GDDR') return `${gpu.vendor} ${memoryClass(gpu)}`
  if (!isFullRate(gpu)) return 'NVIDIA half rate'
  return gpu.architecture === 'Ada Lovelace' ? 'NVIDIA full rate, Ada' : 'NVIDIA full rate'
}

/** 16-bit and TF32 matrix units. */
export function matrixShare(gpu: GpuRow): Share {
  const { share, sigma } = matrix16[matrixClass(gpu)] ?? matrixElsewhere
  const needed = memoryClass(gpu) === 'HBM' ? fullProductPower[gpu.architecture] : undefined
  if (needed === undefined || gpu.tdpWatts === null || gpu.smCount === null || gpu.boostClockMHz === null) return { share, sigma }
  return { share: share * Math.min(1, gpu.tdpWatts / (gpu.smCount * (gpu.boostClockMHz / 1000) * needed)) ** 0.5, sigma }
}
export const fp8Share = (): Share => matrix8
export const vectorShare = (): Share => vector32
export const bandwidthShare = (gpu: Pick<GpuRow, 'memoryType'>): Share => bandwidth[memoryClass(gpu)]
