/**
 * Bits of a weight in each tensor type of a GGUF file: the block's bytes over its weights (ggml-common.h of llama.cpp).
 * Blocks of the k- and i-types hold 256 weights, the others 32.
 */
export const ggufBits = {
  F32: 32,
  F16: 16,
  Q8_0: (8 * 34) / 32,
  Q6_K: (8 * 210) / 256,
  Q5_K: (8 * 176) / 256,
  Q5_1: (8 * 24) / 32,
  Q5_0: (8 * 22) / 32,
  Q4_K: (8 * 144) / 256,
  Q4_1: (8 * 20) / 32,
  Q4_0: (8 * 18) / 32,
  IQ4_NL: (8 * 18) / 32,
  IQ4_XS: (8 * 136) / 256,
  MXFP4: (8 * 17) / 32,
  Q3_K: (8 * 110) / 256,
  IQ3_S: (8 * 110) / 256,
  IQ3_XXS: (8 * 98) / 256,
  Q2_K: (8 * 84) / 256,
  IQ2_S: (8 * 82) / 256,
  IQ2_XS: (8 * 74) / 256,
  IQ2_XXS: (8 * 66) / 256,
  IQ1_M: (8 * 56) / 256,
  IQ1_S: (8 * 50) / 256,
} as const
export type GgufType = keyof typeof ggufBits

/** What takes the place of a type whose blocks of 256 do not divide a tensor's rows (`tensor_type_fallback`). */
const narrow: Partial<Record<GgufType, GgufType>> = { Q6_K: 'Q8_0', Q5_K: 'Q5_1', Q4_K: 'Q5_0', IQ4_XS: 'IQ4_NL' }

/** The type that a tensor with rows of so many weights really gets. */
export function fittingType(type: GgufType, columns: number): GgufType {
  if (columns % 256 === 0 || type.startsWith('F') || /_[01]$|NL$|MXFP4/.test(type)) return type
  return narrow[type] ?? 'IQ4_NL'
}
