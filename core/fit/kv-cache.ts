import { type Dimensions } from './dimensions'

/** Ways to keep keys and values, bits of an element with its scales. One line each. */
export const cacheTypes = { f16: 16, bf16: 16, f32: 32, fp8: 8, int8: 8, q8_0: 8.5, q5_1: 6, q5_0: 5.5, q4_1: 5, q4_0: 4.5, int4: 4.5, fp4: 4.5 } as const
export type CacheType = keyof typeof cacheTypes

/** Layers that look at everything, the others being held to the window. */
export function globalLayers({ layers, window, family }: Dimensions): number {
  if (window === null) return layers
  return family.globalEvery === 0 ? 0 : Math.floor(layers / family.globalEvery)
}

/** Keys and values of every token that is kept: a window keeps no more than itself, in the layers that have one. Bytes. */
export function cacheBytes(of: Dimensions, context: number, batch: number, bits = 16): number {
  const all = globalLayers(of)
  const tokens = all * context + (of.layers - all) * Math.min(context, of.window ?? context)
  return (batch * tokens * of.cacheWidth * bits) / 8
}
