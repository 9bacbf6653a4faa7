import { matchGpu } from '../catalog/match-gpu'
import { type GpuRow } from '../catalog/schema'
import { median } from '../statistics/quantile'
import { placeMeasured, placeOfGpu, type Place } from './place'

/** A card that somebody measured, by itself: what an anchor of predictions stands on (METHOD B2, step 2a). */
export interface MeasuredCard {
  readonly gpuId: string
  /** "Ada on 2026-11-02" */
  readonly by: string
  /** By benchmark, in its own unit. */
  readonly values: Readonly<Record<string, number>>
}

/** One measurement as a team folder lists it. */
export interface CardMeasurement {
  readonly gpuName: string
  readonly benchmarkId: string
  readonly value: number
  readonly by: string
  /** "2026-11-02" */
  readonly at: string
}

/** Measurements by card and person; names that the catalog does not know are left out. */
export function measuredCards(rows: readonly CardMeasurement[], gpus: readonly GpuRow[]): MeasuredCard[] {
  const cards = new Map<string, { gpuId: string; by: string; values: Record<string, number> }>()
  for (const { gpuName, benchmarkId, value, by, at } of rows) {
    const match = matchGpu(gpus, gpuName)
    if (!match.ok || !(value > 0)) continue
    const who = `${by} on ${at}`
    const key = `${match.gpu.id}\n${who}`
    const card = cards.get(key) ?? { gpuId: match.gpu.id, by: who, values: {} }
    card.values[benchmarkId] = value
    cards.set(key, card)
  }
  return [...cards.values()]
}

/** A machine with such cards: as somebody measured one, the median where several did; else as published. */
export function placeWith(gpu: GpuRow, count: number, cards: readonly MeasuredCard[]): Place {
  const place = placeOfGpu(gpu, count)
  const same = cards.filter(({ gpuId }) => gpuId === gpu.id)
  const value = (id: string): number | null => {
    const seen = same.flatMap(({ values }) => values[id] ?? [])
    return seen.length === 0 ? null : median(seen)
  }
  const half = [value('matmul-fp16'), value('matmul-bf16')].filter((each) => each !== null)
  const rates = { matrix32: value('matmul-fp32'), matrix16: half.length === 0 ? null : Math.max(...half), bandwidth: value('triad') }
  const who = same.length > 3 ? `${same.slice(0, 2).map(({ by }) => by).join(', ')} and ${same.length - 2} more` : same.map(({ by }) => by).join(', ')
  return same.length === 0 ? place : placeMeasured(place, rates, who)
}
