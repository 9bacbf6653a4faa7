import { fittingType, type GgufType } from './gguf-types'

/** What a tensor of a transformer is for; `rest` is what no rule names. */
export type TensorRole = 'embedding' | 'output' | 'q' | 'k' | 'v' | 'qkv' | 'o' | 'gate' | 'up' | 'down' | 'rest'

/** What llama.cpp's rules look at. */
export interface GgufShape {
  readonly layers: number
  /** Query heads that share one of keys and values. */
  readonly sharing: number
  readonly experts: number
  readonly tied: boolean
}

/** The type that most tensors of a file get, by the name of the file's mix. */
const base = {
  q8_0: 'Q8_0', q6_k: 'Q6_K', q5_k_m: 'Q5_K', q5_k_s: 'Q5_K', q5_1: 'Q5_1', q5_0: 'Q5_0', q4_k_m: 'Q4_K', q4_k_s: 'Q4_K', q4_1: 'Q4_1', q4_0: 'Q4_0',
  iq4_nl: 'IQ4_NL', iq4_xs: 'IQ4_XS', q3_k_l: 'Q3_K', q3_k_m: 'Q3_K', q3_k_s: 'Q3_K', iq3_m: 'IQ3_S', iq3_s: 'IQ3_S', iq3_xs: 'IQ3_S', iq3_xxs: 'IQ3_XXS',
  q2_k: 'Q2_K', q2_k_s: 'Q2_K', iq2_m: 'IQ2_S', iq2_s: 'IQ2_XS', iq2_xs: 'IQ2_XS', iq2_xxs: 'IQ2_XXS', iq1_m: 'IQ1_M', iq1_s: 'IQ1_S', mxfp4: 'MXFP4',
} as const satisfies Record<string, GgufType> // prettier-ignore
export type GgufMix = keyof typeof base
export const isGgufMix = (id: string): id is GgufMix => id in base

const finest: ReadonlySet<GgufMix> = new Set<GgufMix>(['iq2_m', 'iq2_s', 'iq2_xs', 'iq2_xxs', 'iq1_m', 'iq1_s'])
/** The first and the last eighth of the layers, and every third between. */
const moreBits = (layer: number, layers: number): boolean => layer < Math.floor(layers / 8) || layer >= Math.floor((7 * layers) / 8) || (layer - Math.floor(layers / 8)) % 3 === 2

function output(mix: GgufMix, columns: number): GgufType {
  if (mix === 'mxfp4' || mix === 'q8_0' || columns % 256 !== 0) return 'Q8_0'
  return finest.has(mix) || mix === 'iq3_xxs' ? 'Q5_K' : 'Q6_K'
}

function embedding(mix: GgufMix): GgufType {
  if (mix === 'mxfp4') return 'Q8_0'
  if (mix === 'iq2_s' || mix === 'iq2_m' || mix === 'iq3_xxs') return 'IQ3_S'
  return finest.has(mix) ? 'Q2_K' : base[mix]
}

function values(mix: GgufMix, layer: number, { layers, sharing, experts }: GgufShape): GgufType {
  const shared = sharing >= 4
  if (finest.has(mix)) return shared || experts >= 4 ? 'Q4_K' : mix === 'iq2_s' || mix === 'iq2_m' ? 'IQ3_S' : 'Q2_K'
  if (experts === 8) return 'Q8_0'
  const chosen = ((): GgufType => {
    if (mix === 'q2_k') return shared ? 'Q4_K' : 'Q3_K'
    if (mix === 'iq3_m' || (shared && ['q2_k_s', 'iq3_xs', 'iq3_s', 'iq3_xxs'].includes(mix))) return 'Q4_K'
    if (mix === 'q3_k_m') return layer < 2 ? 'Q5_K' : 'Q4_K'
    if (mix === 'q3_k_l' || (shared && (mix === 'iq4_nl' || mix === 'iq4_xs')) || (mix === 'q4_k_s' && layer < 4)) return 'Q5_K'
    return (mix === 'q4_k_m' || mix === 'q5_k_m') && moreBits(layer, layers) ? 'Q6_K' : base[mix]
  })()
  // Llama's 70B: eight heads share these small tensors, so that finer ones cost nearly nothing.
  return layers === 80 && sharing === 8 && (chosen === 'Q3_K' || chosen === 'Q4_K') ? 'Q5_K' : chosen
}

function down(mix: GgufMix, layer: number, { layers, experts }: GgufShape): GgufType {
  const early = layer < Math.floor(layers / 8)
  if (finest.has(mix)) return early ? (mix === 'iq2_s' || mix === 'iq2_m' ? 'IQ3_S' : 'Q2_K') : base[mix]
  if (mix === 'q2_k') return 'Q3_K'
  if (mix === 'q3_k_m') return layer < Math.floor(layers / 16) ? 'Q5_K' : 'Q4_K'
  if (mix === 'q3_k_l') return 'Q5_K'
  if ((mix === 'q4_k_m' || mix === 'q5_k_m') && moreBits(layer, layers)) return 'Q6_K'
  if (mix === 'iq3_m' && (early || (experts === 8 && moreBits(layer, layers)))) return 'Q4_K'
  if (!early) return base[mix]
  return mix === 'q2_k_s' ? 'Q4_K' : mix === 'q4_k_s' || mix === 'iq4_nl' || mix === 'iq4_xs' ? 'Q5_K' : base[mix]
}

function attentionOutput(mix: GgufMix, experts: number): GgufType {
  if (experts === 8) return ['q8_0', 'q6_k', 'q5_k_m', 'q5_k_s', 'q5_0', 'q5_1', 'q3_k_l'].includes(mix) ? base[mix] : 'Q5_K'
  const chosen: Partial<Record<GgufMix, GgufType>> = { iq1_s: 'IQ2_XXS', iq1_m: 'IQ2_XXS', iq2_s: 'IQ3_S', iq2_m: 'IQ3_S', q2_k: 'Q3_K', iq3_xxs: 'IQ3_S', q3_k_m: 'Q4_K', iq3_m: 'Q4_K', q3_k_l: 'Q5_K' }
  return chosen[mix] ?? base[mix]
}

const joined: Partial<Record<GgufMix, GgufType>> = { q3_k_m: 'Q4_K', q3_k_l: 'Q4_K', iq3_m: 'Q4_K', q4_k_m: 'Q5_K', q5_k_m: 'Q6_K' }

function chosen(mix: GgufMix, role: TensorRole, layer: number, columns: number, shape: GgufShape): GgufType {
  const middle = layer >= Math.floor(shape.layers / 8) && layer < Math.floor((7 * shape.layers) / 8)
  if (role === 'output' || (role === 'embedding' && shape.tied)) return output(mix, columns)
  // Only experts are stored so; everything else keeps eight bits.
  if (mix === 'mxfp4') return shape.experts > 1 && (role === 'gate' || role === 'up' || role === 'down') ? 'MXFP4' : 'Q8_0'
  if (role === 'embedding') return embedding(mix)
  if (role === 'v') return values(mix, layer, shape)
  if (role === 'down') return down(mix, layer, shape)
  if (role === 'o') return attentionOutput(mix, shape.experts)
  if (role === 'qkv') return joined[mix] ?? base[mix]
  if (role === 'k' && shape.experts === 8) return finest.has(mix) ? 'Q4_K' : 'Q8_0'
  if (role === 'q' || role === 'k') return mix === 'iq3_xs' ? 'IQ3_XXS' : mix === 'iq3_xxs' ? 'IQ2_S' : base[mix]
  return mix === 'iq3_xs' && middle && (role === 'gate' || role === 'up') ? 'IQ3_XXS' : base[mix]
}

/**
 * The type that llama.cpp gives a tensor of a file with this mix: k-quants keep what hurts most finer than their name
 * says. Follows `llama_tensor_get_type` (ggml-org/llama.cpp, src/llama-quant.cpp, read 2026-11), without an importance matrix.
 * @param columns weights in a row: blocks must divide them
 */
export const ggufType = (mix: GgufMix, role: TensorRole, layer: number, columns: number, shape: GgufShape): GgufType => fittingType(chosen(mix, role, layer, columns, shape), columns)
