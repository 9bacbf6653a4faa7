import { nearest } from '../text/nearest'

/** How weights are stored. */
export interface Quantization {
  readonly id: string
  /** As people and files write it, lower case. */
  readonly aliases: readonly string[]
  /** Bits per weight of a whole model's file, scales and the tensors kept finer included. */
  readonly bitsPerWeight: number
  readonly source: string
}

/** Whole files of Llama 3 8B in GGUF (8.03e9 weights): k-quants keep some tensors finer than their name says. */
const gguf = 'size of the GGUF file of Llama 3 8B Instruct over its weights'

/** One line each, finest first. */
export const quantizations: readonly Quantization[] = [
  { id: 'fp32', aliases: ['f32', 'float32'], bitsPerWeight: 32, source: 'IEEE 754' },
  { id: 'bf16', aliases: ['bfloat16'], bitsPerWeight: 16, source: 'by definition' },
  { id: 'fp16', aliases: ['f16', 'float16', 'half', 'none'], bitsPerWeight: 16, source: 'IEEE 754' },
  { id: 'fp8', aliases: ['float8', 'e4m3'], bitsPerWeight: 8, source: 'by definition' },
  { id: 'int8', aliases: ['8bit', 'w8a16', 'w8a8', 'gptq-int8'], bitsPerWeight: 8, source: 'by definition' },
  { id: 'iq4_xs', aliases: ['iq4'], bitsPerWeight: 4.43, source: gguf },
  { id: 'iq3_m', aliases: ['iq3'], bitsPerWeight: 3.77, source: gguf },
  { id: 'iq2_m', aliases: ['iq2'], bitsPerWeight: 2.94, source: gguf },
  { id: 'q8_0', aliases: ['q8'], bitsPerWeight: 8.51, source: gguf },
  { id: 'q6_k', aliases: ['q6'], bitsPerWeight: 6.57, source: gguf },
  { id: 'q5_k_m', aliases: ['q5_k', 'q5'], bitsPerWeight: 5.71, source: gguf },
  { id: 'q5_k_s', aliases: [], bitsPerWeight: 5.58, source: gguf },
  { id: 'q5_0', aliases: [], bitsPerWeight: 5.58, source: gguf },
  { id: 'q4_k_m', aliases: ['q4_k', 'q4', '4bit'], bitsPerWeight: 4.9, source: gguf },
  { id: 'q4_k_s', aliases: [], bitsPerWeight: 4.67, source: gguf },
  { id: 'q4_0', aliases: [], bitsPerWeight: 4.64, source: gguf },
  { id: 'q3_k_l', aliases: [], bitsPerWeight: 4.3, source: gguf },
  { id: 'q3_k_m', aliases: ['q3_k', 'q3'], bitsPerWeight: 4.0, source: gguf },
  { id: 'q3_k_s', aliases: [], bitsPerWeight: 3.65, source: gguf },
  { id: 'q2_k', aliases: [], bitsPerWeight: 3.17, source: gguf },
  { id: 'mxfp4', aliases: ['fp4'], bitsPerWeight: 4.25, source: 'OCP microscaling: 32 values of 4 bits with one scale of 8' },
  { id: 'int4', aliases: ['gptq', 'awq', 'w4a16', 'gptq-int4'], bitsPerWeight: 4.5, source: 'groups of 128 with a scale of 16 bits and a zero of 4; embeddings and output finer' },
  { id: 'nf4', aliases: ['bnb-4bit', 'bitsandbytes'], bitsPerWeight: 4.5, source: 'Dettmers et al. 2023: 64 values of 4 bits with one scale of 32, without double quantisation' },
]

/** The way of storing that a name means, or the nearest names. */
export function findQuantization(name: string): { ok: true; quantization: Quantization } | { ok: false; nearest: string[] } {
  const wanted = name.trim().toLowerCase().replace(/[- ]/g, '_')
  const found = quantizations.find(({ id, aliases }) => [id, ...aliases].some((each) => each.replace(/-/g, '_') === wanted))
  return found ? { ok: true, quantization: found } : { ok: false, nearest: nearest(wanted, quantizations.map(({ id }) => id)) }
}
