import { type GpuRow } from '../catalog/schema'
import { bandwidthShare, matrixShare, memoryClass, vectorShare } from './efficiency'

/**
 * What a GPU gives a training step: matrix units, ordinary arithmetic, memory. The paper's figures times the share that
 * programs reach, with two corrections that paper does not show: boards with little power for their size clock down under
 * load, and large caches take traffic off the memory.
 */
export interface Rates {
  /** Products and convolutions, FLOP/s. */
  readonly matrix: number
  /** Everything else that is computed, FLOP/s. */
  readonly vector: number
  /** B/s. */
  readonly bandwidth: number
}

export type TrainingPrecision = 'fp32' | 'fp16'
export type Framework = 'pytorch' | 'tensorflow'

/**
 * Watts for each multiprocessor and GHz with which a generation holds its boost clock under load: seen as the power of
 * boards that do (V100 SXM2, RTX 2080 Ti, RTX 3090, A100 SXM4, RTX 4090, H100 SXM). Generations not named hold it anyway.
 */
const fullPower: Readonly<Record<string, number>> = { Volta: 2.4, Turing: 2.1, 'Ampere GDDR': 2.2, 'Ampere HBM': 2.4, 'Ada Lovelace': 1.2, Hopper: 2.5, Blackwell: 1.2 }
/** Dynamic power goes with the clock and the square of the voltage, and both fall together: the clock with about its root. */
const powerExponent = 0.5
/** Ada's and consumer Blackwell's last-level caches are ten times those before: so much more than the memory gives. */
const largeCache = 1.15
/** From Ampere's consumer parts on, half of the fp32 lanes also do integers, which addresses and indices need. */
const sharedLanes = 0.75

const generation = (gpu: GpuRow): string => (gpu.architecture === 'Ampere' ? `Ampere ${memoryClass(gpu)}` : gpu.architecture)
const isConsumerDie = (gpu: GpuRow): boolean => memoryClass(gpu) === 'GDDR' && gpu.vendor === 'NVIDIA' && ['Ampere', 'Ada Lovelace', 'Blackwell'].includes(gpu.architecture)

/** The share of its boost clock that a board's power allows under a heavy load, up to 1; 1 where power or size is not known. */
export function powerShare(gpu: GpuRow): number {
  const needed = fullPower[generation(gpu)]
  if (needed === undefined || gpu.tdpWatts === null || gpu.smCount === null || gpu.boostClockMHz === null || (generation(gpu) === 'Blackwell' && memoryClass(gpu) === 'HBM')) return 1
  return Math.min(1, gpu.tdpWatts / (gpu.smCount * (gpu.boostClockMHz / 1000) * needed)) ** powerExponent
}

/** What memory gives with what the caches save, B/s; null: not published. */
export function trafficRate(gpu: GpuRow): number | null {
  if (gpu.memoryBandwidthGBs === null) return null
  const cached = isConsumerDie(gpu) && gpu.architecture !== 'Ampere' ? largeCache : 1
  return gpu.memoryBandwidthGBs * 1e9 * bandwidthShare(gpu).share * cached
}

/** Whether 16-bit training means anything there: half precision arithmetic begins with compute capability 5.3. */
const hasHalf = (gpu: GpuRow): boolean => gpu.vendor !== 'NVIDIA' || gpu.computeCapability === null || Number(gpu.computeCapability) >= 5.3

/**
 * Rates in a precision as frameworks use it: "fp32" products run as TF32 where the card has it (PyTorch's convolutions and
 * NVIDIA's containers, TensorFlow everywhere); "fp16" is mixed precision, which without matrix units runs as fast as fp32.
 * @returns null when the card lacks the precision or its figures are not published
 */
export function trainingRates(gpu: GpuRow, precision: TrainingPrecision): Rates | null {
  const bandwidth = trafficRate(gpu)
  if (gpu.fp32Tflops === null || bandwidth === null || (precision === 'fp16' && !hasHalf(gpu))) return null
  const power = powerShare(gpu)
  const vector = gpu.fp32Tflops * 1e12 * vectorShare().share * power * (isConsumerDie(gpu) ? sharedLanes : 1)
  const units = precision === 'fp16' ? (gpu.fp16TensorTflops ?? gpu.tf32Tflops) : gpu.tf32Tflops
  const matrix = units === null ? gpu.fp32Tflops * 1e12 * vectorShare().share * power : units * 1e12 * matrixShare(gpu).share * power
  return { matrix, vector, bandwidth }
}
