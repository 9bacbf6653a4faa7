import { normal } from '../core/statistics/random'

/** Normal values from a seeded generator: zeros and ones would lower power and raise clocks (METHOD A1). */
export function normalValues(count: number, random: () => number, scale = 1): Float32Array {
  const values = new Float32Array(count)
  for (let i = 0; i < count; i++) values[i] = scale * normal(random)
  return values
}

/** A non-zero 31-bit seed for an engine's own generator. */
export const engineSeed = (random: () => number): number => 1 + Math.floor(random() * 0x7ffffffe)
