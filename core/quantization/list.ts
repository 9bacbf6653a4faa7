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

/** One line each. */
export const quantizations: readonly Quantization[] = [
  { id: 'fp32', aliases: ['f32', 'float32'], bitsPerWeight: 32, source: 'IEEE 754' },
  { id: 'bf16', aliases: ['bfloat16'], bitsPerWeight: 16, source: 'by definition' },
  { id: 'fp16', aliases: ['f16', 'float16', 'half', 'none'], bitsPerWeight: 16, source: 'IEEE 754' },
  { id: 'int8', aliases: ['8bit', 'w8a16', 'gptq-int8'], bitsPerWeight: 8, source: 'by definition' },
  { id: 'q8_0', aliases: ['q8'], bitsPerWeight: 8.5, source: 'ggml: blocks of 32 int8 with one fp16 scale' },
  { id: 'q4_k_m', aliases: ['q4', 'q4_k', '4bit', 'int4'], bitsPerWeight: 4.9, source: 'Llama 3 8B Q4_K_M: 4.58 GiB of 8.03e9 weights' },
]

/** The way of storing that a name means, or the nearest names. */
export function findQuantization(name: string): { ok: true; quantization: Quantization } | { ok: false; nearest: string[] } {
  const wanted = name.trim().toLowerCase()
  const found = quantizations.find(({ id, aliases }) => id === wanted || aliases.includes(wanted))
  return found ? { ok: true, quantization: found } : { ok: false, nearest: nearest(wanted, quantizations.map(({ id }) => id)) }
}
