import { type GpuRow } from '../catalog/schema'
import { trainingRates, type Rates, type TrainingPrecision } from './rates'

/** Where work runs: a machine with its devices, known by published figures, by measurements, or by both. */
export interface Place {
  /** "RTX 3090", "this machine". */
  readonly name: string
  /** The catalog's row of its devices; null: a processor, or a card that nobody lists. */
  readonly gpu: GpuRow | null
  readonly count: number
  /** Of one device; null: it lacks the precision, or its figures are not known. */
  readonly rates: Readonly<Record<TrainingPrecision, Rates | null>>
  /** What the rates were measured on; null: told from published figures. */
  readonly measured: string | null
  /** Memory of one device, bytes; null: not known. */
  readonly memoryBytes: number | null
  /** What the work itself was seen to do there, units a second; null: not seen. */
  readonly seen: { readonly unitsPerSecond: number; readonly by: 'measured' | 'entered'; readonly sigma: number } | null
}

const gibibyte = 2 ** 30

/** A machine with such cards, as published. */
export function placeOfGpu(gpu: GpuRow, count = 1): Place {
  return {
    name: count === 1 ? gpu.name : `${count} x ${gpu.name}`,
    gpu,
    count,
    rates: { fp32: trainingRates(gpu, 'fp32'), fp16: trainingRates(gpu, 'fp16') },
    measured: null,
    memoryBytes: gpu.memoryGiB * gibibyte,
    seen: null,
  }
}

/** What a machine's benchmarks say of its devices, base units; null: not measured. */
export interface MeasuredRates {
  readonly matrix32: number | null
  /** The faster of fp16 and bf16 products. */
  readonly matrix16: number | null
  readonly bandwidth: number | null
}

const over = (value: number | null, base: number | undefined): number | null => value ?? base ?? null

/** Measured rates before published ones, one by one; null where neither is known. */
function measuredRates(seen: MeasuredRates, precision: TrainingPrecision, published: Rates | null): Rates | null {
  const products = precision === 'fp32' ? seen.matrix32 : Math.max(seen.matrix16 ?? 0, seen.matrix32 ?? 0) || null
  const matrix = over(products, published?.matrix)
  // Ordinary arithmetic has no benchmark of its own: on a processor the same units do both.
  const vector = published?.vector ?? seen.matrix32
  const bandwidth = over(seen.bandwidth, published?.bandwidth)
  return matrix === null || vector === null || bandwidth === null ? null : { matrix, vector, bandwidth }
}

/** A machine that was measured. @param by who measured it, and when: "run 20261125-…", "Ada on 2026-11-02" */
export function placeMeasured(base: Pick<Place, 'name' | 'gpu' | 'count' | 'memoryBytes' | 'seen'>, seen: MeasuredRates, by: string): Place {
  const published = base.gpu ? { fp32: trainingRates(base.gpu, 'fp32'), fp16: trainingRates(base.gpu, 'fp16') } : { fp32: null, fp16: null }
  const known = seen.matrix32 !== null || seen.matrix16 !== null || seen.bandwidth !== null
  return {
    ...base,
    rates: { fp32: measuredRates(seen, 'fp32', published.fp32), fp16: base.gpu && !published.fp16 ? null : measuredRates(seen, 'fp16', published.fp16) },
    measured: known ? by : null,
  }
}

/** How much of what one card shows beyond the model holds for another (METHOD B2, step 3): all within a generation, half across. */
const kinship = (from: GpuRow, to: GpuRow): number => (from.architecture === to.architecture && from.vendor === to.vendor ? 1 : 0.5)

/**
 * A card as published, corrected by what another one measured beyond or below its own published figures.
 * @param anchor a measured machine with a card of the catalog; any other changes nothing
 */
export function anchored(place: Place, anchor: Place): Place {
  if (!place.gpu || !anchor.gpu || anchor.measured === null || place.measured !== null) return place
  const power = kinship(anchor.gpu, place.gpu)
  const correct = (precision: TrainingPrecision): Rates | null => {
    const [own, seen, paper] = [place.rates[precision], anchor.rates[precision], trainingRates(anchor.gpu!, precision)]
    if (!own || !seen || !paper) return own
    return { matrix: own.matrix * (seen.matrix / paper.matrix) ** power, vector: own.vector, bandwidth: own.bandwidth * (seen.bandwidth / paper.bandwidth) ** power }
  }
  return { ...place, rates: { fp32: correct('fp32'), fp16: correct('fp16') } }
}
