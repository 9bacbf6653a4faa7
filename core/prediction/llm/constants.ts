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
  /** FLOP for each quantised weight that is unpacked, at the paper's fp32 rate. */
  readonly unpack: Readonly<Record<'gpu' | 'apple', number>>
  /** Share of the paper bandwidth at which keys and values are read. */
  readonly cache: Readonly<Record<'gpu' | 'apple', number>>
  /** Longer by this share for each further card that layers are split over. */
  readonly hop: number
}

export const may2024: LlmConstants = {
  weights: { GDDR: 0.944, HBM: 0.57, LPDDR: 0.866 },
  layerSeconds: { gpu: 101e-6, apple: 142e-6 },
  unpack: { gpu: 0.6, apple: 5.38 },
  cache: { gpu: 0.405, apple: 0.123 },
  hop: 0.012,
}

/**
 * Builds since then start a layer's kernels as one recorded graph, read keys and values in a fused attention, and keep
 * more reads in flight, which HBM needs: the calibration's own notes put fast cards 20 to 30 % higher today.
 */
export const current: LlmConstants = {
  ...may2024,
  weights: { ...may2024.weights, HBM: 0.66 },
  layerSeconds: { gpu: 65e-6, apple: 110e-6 },
  cache: { gpu: 0.55, apple: 0.25 },
}

export const kindOf = (gpu: GpuRow): 'gpu' | 'apple' => (gpu.vendor === 'Apple' ? 'apple' : 'gpu')
export { memoryClass }
