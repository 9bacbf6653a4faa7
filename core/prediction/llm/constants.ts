import { type GpuRow } from '../../catalog/schema'
import { memoryClass, type MemoryClass } from '../efficiency'

/**
 * What a token costs beyond its bytes. Fitted by `node build/prediction/decode.mjs --fit` to XiongjieDai/GPU-Benchmarks-on-LLM-Inference
 * (llama.cpp of May 2024; twenty cards, Llama 3 8B and 70B, F16 and Q4_K_M), read 2026-11-21.
 */
export interface LlmConstants {
  /** Share of the paper bandwidth at which weights stream through a product with one row. */
  readonly weights: Readonly<Record<MemoryClass, number>>
  /** Fixed time of one layer for one token, s: kernels started one after another. */
  readonly layerSeconds: Readonly<Record<'gpu' | 'apple', number>>
  /** FLOP for each k-quant weight that is unpacked, at the paper's fp32 rate; hidden behind memory where that takes longer. */
  readonly unpack: Readonly<Record<'gpu' | 'apple', number>>
  /** Share of the paper bandwidth at which keys and values are read. */
  readonly cache: Readonly<Record<'gpu' | 'apple', number>>
  /** Longer by this share for each further card that layers are split over. */
  readonly hop: number
}

export const may2024: LlmConstants = {
  weights: { GDDR: 0.944, HBM: 0.587, LPDDR: 0.866 },
  layerSeconds: { gpu: 101e-6, apple: 138e-6 },
  unpack: { gpu: 7.6, apple: 23.2 },
  cache: { gpu: 0.426, apple: 0.109 },
  hop: 0.012,
}

/**
 * Builds since then start a layer's kernels as one recorded graph, read keys and values in a fused attention, and unpack
 * faster on Apple. The calibration's own notes put fast cards 20 to 30 % higher today: 48 us a layer do that on an RTX
 * 4090 (+24 %) and an H100 PCIe (+27 %), and a slow one gains a tenth, as it should.
 */
export const current: LlmConstants = {
  ...may2024,
  weights: { ...may2024.weights, HBM: 0.62 },
  layerSeconds: { gpu: 48e-6, apple: 130e-6 },
  unpack: { ...may2024.unpack, apple: 16 },
  cache: { gpu: 0.55, apple: 0.25 },
}

/** Builds record a layer's kernels as one graph from compute capability 8.0 on; before, they start one by one as in 2024. */
const recordsGraphs = (gpu: GpuRow): boolean => gpu.computeCapability === null || Number(gpu.computeCapability) >= 8

export const layerSeconds = (gpu: GpuRow, constants: LlmConstants): number => (recordsGraphs(gpu) ? constants : may2024).layerSeconds[kindOf(gpu)]

/** Streams on GDDR before Ampere reach less of the paper: 0.83 in the calibration's bandwidths (Habitat's devices) where later cards have 0.92. */
const beforeAmpere = 0.93
const isOlder = (gpu: GpuRow): boolean => gpu.vendor === 'NVIDIA' && memoryClass(gpu) === 'GDDR' && gpu.computeCapability !== null && Number(gpu.computeCapability) < 8

/** Share of the paper bandwidth at which this card streams weights. */
export const weightShare = (gpu: GpuRow, constants: LlmConstants): number => constants.weights[memoryClass(gpu)] * (isOlder(gpu) ? beforeAmpere : 1)

/**
 * Arithmetic to unpack a weight beside a k-quant's: blocks with one scale (Q4_0, Q8_0, MXFP4) need a multiplication and
 * no bit fields of scales; code-book quants look each group up.
 */
export function unpackCostOf(quantization: string): number {
  if (/^iq/.test(quantization)) return 1.5
  return /^q\d_k/.test(quantization) ? 1 : 0.4
}

export const kindOf = (gpu: GpuRow): 'gpu' | 'apple' => (gpu.vendor === 'Apple' ? 'apple' : 'gpu')
export { memoryClass }
