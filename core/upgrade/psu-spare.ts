import { type CardBodyRow, type GpuRow } from '../catalog/schema'

/** Watts that makers recommend of a power supply beyond the power of the card itself, from least to most. */
export interface PsuSpare {
  readonly least: number
  readonly most: number
  /** Cards that it was read from. */
  readonly cards: number
}

/** From every card whose maker's recommendation the catalog has; null: of none. */
export function psuSpareOf(bodies: readonly CardBodyRow[], gpus: readonly GpuRow[]): PsuSpare | null {
  const spare = bodies.flatMap(({ gpuId, psuWatts }) => {
    const tdp = gpus.find(({ id }) => id === gpuId)?.tdpWatts ?? null
    return psuWatts === null || tdp === null ? [] : [psuWatts - tdp]
  })
  return spare.length === 0 ? null : { least: Math.min(...spare), most: Math.max(...spare), cards: spare.length }
}
