import { nearest } from '../text/nearest'

/** How weights are stored. */
export interface Quantization {
  readonly id: string
  /** `plain`: every weight alike. `gguf`: a mix of tensor types. `linear`: the products of the layers; embedding and output keep 16 bits. */
  readonly kind: 'plain' | 'gguf' | 'linear'
  /** As people and files write it, lower case. */
  readonly aliases: readonly string[]
  /** Bits of a weight with its scales: of a whole file (`gguf`), or of what is quantised (`linear`). */
  readonly bitsPerWeight: number
  readonly source: string
}

/** Means over whole files of Llama 3.1 8B, where a model's own tensors are not known (tools/quantize of ggml-org/llama.cpp, read 2026-11). */
const gguf = 'bits a weight of the GGUF file of Llama 3.1 8B; by tensor where the model is known'
const groups = 'groups of 128 weights with a scale of 16 bits and a zero of the weight\'s own'

/** One line each, finest first. */
export const quantizations: readonly Quantization[] = [
  { id: 'fp32', kind: 'plain', aliases: ['f32', 'float32'], bitsPerWeight: 32, source: 'IEEE 754' },
  { id: 'bf16', kind: 'plain', aliases: ['bfloat16'], bitsPerWeight: 16, source: 'by definition' },
  { id: 'fp16', kind: 'plain', aliases: ['f16', 'float16', 'half', 'none', '16bit'], bitsPerWeight: 16, source: 'IEEE 754' },
  { id: 'fp8', kind: 'linear', aliases: ['float8', 'e4m3', 'w8a8-fp8'], bitsPerWeight: 8, source: 'by definition' },
  { id: 'int8', kind: 'linear', aliases: ['8bit', 'w8a16', 'w8a8', 'llm.int8', 'bnb-8bit', 'bitsandbytes-8bit'], bitsPerWeight: 8, source: 'Dettmers et al. 2022: a scale of 32 bits for each row, which is less than 0.01 bits' },
  { id: 'gptq-int8', kind: 'linear', aliases: ['gptq8', 'gptq-8bit'], bitsPerWeight: 8 + (16 + 8) / 128, source: groups },
  { id: 'q8_0', kind: 'gguf', aliases: ['q8'], bitsPerWeight: 8.5008, source: gguf },
  { id: 'q6_k', kind: 'gguf', aliases: ['q6'], bitsPerWeight: 6.5633, source: gguf },
  { id: 'q5_1', kind: 'gguf', aliases: [], bitsPerWeight: 6.05, source: 'its block of 32 with 24 bytes, and the output in Q6_K' },
  { id: 'q5_k_m', kind: 'gguf', aliases: ['q5_k', 'q5'], bitsPerWeight: 5.7036, source: gguf },
  { id: 'q5_k_s', kind: 'gguf', aliases: [], bitsPerWeight: 5.5704, source: gguf },
  { id: 'q5_0', kind: 'gguf', aliases: [], bitsPerWeight: 5.57, source: 'its block of 32 with 22 bytes, and the output in Q6_K' },
  { id: 'q4_1', kind: 'gguf', aliases: [], bitsPerWeight: 5.1, source: 'its block of 32 with 20 bytes, and the output in Q6_K' },
  { id: 'q4_k_m', kind: 'gguf', aliases: ['q4_k', 'q4', '4bit'], bitsPerWeight: 4.8944, source: gguf },
  { id: 'iq4_nl', kind: 'gguf', aliases: [], bitsPerWeight: 4.6818, source: gguf },
  { id: 'q4_k_s', kind: 'gguf', aliases: [], bitsPerWeight: 4.6672, source: gguf },
  { id: 'q4_0', kind: 'gguf', aliases: [], bitsPerWeight: 4.64, source: gguf },
  { id: 'iq4_xs', kind: 'gguf', aliases: ['iq4'], bitsPerWeight: 4.4597, source: gguf },
  { id: 'q3_k_l', kind: 'gguf', aliases: [], bitsPerWeight: 4.2979, source: gguf },
  { id: 'q3_k_m', kind: 'gguf', aliases: ['q3_k', 'q3'], bitsPerWeight: 4.0, source: gguf },
  { id: 'iq3_m', kind: 'gguf', aliases: ['iq3'], bitsPerWeight: 3.7628, source: gguf },
  { id: 'iq3_s', kind: 'gguf', aliases: [], bitsPerWeight: 3.6606, source: gguf },
  { id: 'q3_k_s', kind: 'gguf', aliases: [], bitsPerWeight: 3.6429, source: gguf },
  { id: 'iq3_xs', kind: 'gguf', aliases: [], bitsPerWeight: 3.4977, source: gguf },
  { id: 'iq3_xxs', kind: 'gguf', aliases: [], bitsPerWeight: 3.2548, source: gguf },
  { id: 'q2_k', kind: 'gguf', aliases: ['q2'], bitsPerWeight: 3.1593, source: gguf },
  { id: 'q2_k_s', kind: 'gguf', aliases: [], bitsPerWeight: 2.9697, source: gguf },
  { id: 'iq2_m', kind: 'gguf', aliases: ['iq2'], bitsPerWeight: 2.9294, source: gguf },
  { id: 'iq2_s', kind: 'gguf', aliases: [], bitsPerWeight: 2.7403, source: gguf },
  { id: 'iq2_xs', kind: 'gguf', aliases: [], bitsPerWeight: 2.5882, source: gguf },
  { id: 'iq2_xxs', kind: 'gguf', aliases: [], bitsPerWeight: 2.3824, source: gguf },
  { id: 'iq1_m', kind: 'gguf', aliases: [], bitsPerWeight: 2.146, source: gguf },
  { id: 'iq1_s', kind: 'gguf', aliases: ['iq1'], bitsPerWeight: 2.0042, source: gguf },
  { id: 'mxfp4', kind: 'gguf', aliases: ['fp4'], bitsPerWeight: 4.25, source: 'OCP microscaling: 32 values of 4 bits with one scale of 8, for experts; the rest keeps 8 bits' },
  { id: 'nvfp4', kind: 'linear', aliases: [], bitsPerWeight: 4.5, source: '16 values of 4 bits with one scale of 8' },
  { id: 'nf4-single', kind: 'linear', aliases: ['nf4-without-double-quantisation'], bitsPerWeight: 4 + 32 / 64, source: 'Dettmers et al. 2023: 64 values of 4 bits with one scale of 32' },
  { id: 'int4', kind: 'linear', aliases: ['gptq', 'awq', 'w4a16', 'gptq-int4', 'gptq-4bit', 'awq-int4', 'autoround'], bitsPerWeight: 4 + (16 + 4) / 128, source: groups },
  { id: 'nf4', kind: 'linear', aliases: ['bnb-4bit', 'bitsandbytes', 'bitsandbytes-4bit', 'nf4-dq', 'qlora'], bitsPerWeight: 4 + 8 / 64 + 32 / (64 * 256), source: 'Dettmers et al. 2023, with double quantisation: 64 values of 4 bits with one scale of 8, and 256 of those with one of 32' },
  { id: 'gptq-int3', kind: 'linear', aliases: ['int3', 'gptq-3bit'], bitsPerWeight: 3 + (16 + 3) / 128, source: groups },
  { id: 'gptq-int2', kind: 'linear', aliases: ['int2', 'gptq-2bit'], bitsPerWeight: 2 + (16 + 2) / 128, source: groups },
]

/** The way of storing that a name means, or the nearest names. */
export function findQuantization(name: string): { ok: true; quantization: Quantization } | { ok: false; nearest: string[] } {
  const wanted = name.trim().toLowerCase().replace(/[- ]/g, '_')
  const found = quantizations.find(({ id, aliases }) => [id, ...aliases].some((each) => each.replace(/-/g, '_') === wanted))
  return found ? { ok: true, quantization: found } : { ok: false, nearest: nearest(wanted, quantizations.map(({ id }) => id)) }
}
