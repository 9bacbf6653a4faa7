import { type CloudRow, type GpuRow } from '../catalog/schema'
import { bandwidthShare, vectorShare } from '../prediction/efficiency'
import { achievablePeaks } from '../prediction/peaks'
import { type Interval } from '../units'

/** What this machine was measured at, in base units. */
export interface LocalSpeed {
  readonly matmulFlops: number
  readonly triadBytes: number
}

export interface InstanceComparison {
  readonly row: CloudRow
  readonly gpu: GpuRow | null
  /** Instance speed over this machine's, predicted; null: unknown. */
  readonly ratio: number | null
  /** 80 % band. */
  readonly band: Interval | null
  readonly because: string
  readonly usdPerHour: number | null
  readonly priceKind: 'on demand' | 'spot' | 'none'
  /** USD for what this machine does in an hour; null when the ratio or the price is unknown. */
  readonly usdPerLocalHour: number | null
  readonly asOf: string
  readonly ageDays: number
  readonly stale: boolean
}

/** Prices older than this are called stale (DESIGN 3). */
export const staleDays = 180
const normal80 = 1.2815515655446004
/** Clouds differ from the bare card: shared hosts, clocks (METHOD B2). */
const sigmaCloud = 0.05
/** Several GPUs reach N times one at the best, and this share of it when they must talk a lot. */
const worstScaling = 0.7

/** The first day that a date may mean: a month counts from its first day, a year from January, a quarter likewise. */
export function firstDay(date: string): number {
  const [year = '', part = ''] = date.split('-')
  const month = part.startsWith('Q') ? (Number(part[1]) - 1) * 3 : part ? Number(part) - 1 : 0
  return Date.UTC(Number(year), month, Number(date.split('-')[2] ?? 1))
}

/**
 * Predicts how fast an instance is beside this machine, from the two things measured here (fp32 matmul, memory triad)
 * and the GPU's achievable figures. Real workloads lie between the two ratios: the geometric mean is the point, and
 * the band reaches over both with their scatter. CPU-only instances have no figures: their speed is unknown.
 */
export function compareInstance(row: CloudRow, gpu: GpuRow | null, local: LocalSpeed, now: Date): InstanceComparison {
  const usdPerHour = row.onDemandUsdPerHour ?? row.spotUsdPerHour
  const ageDays = Math.floor((now.getTime() - firstDay(row.asOf)) / 86_400_000)
  const shared = {
    row,
    gpu,
    usdPerHour,
    priceKind: row.onDemandUsdPerHour !== null ? ('on demand' as const) : usdPerHour !== null ? ('spot' as const) : ('none' as const),
    asOf: row.asOf,
    ageDays,
    stale: ageDays > staleDays,
  }
  const peaks = gpu ? achievablePeaks(gpu) : null
  const count = row.gpuCount ?? 0
  if (!gpu || !peaks || peaks.fp32Tflops === null || peaks.bandwidthGBs === null || count <= 0) {
    const because = gpu ? 'the GPU has no published peak' : 'CPU only: no published figures to predict from'
    return { ...shared, ratio: null, band: null, because, usdPerLocalHour: null }
  }
  // Frameworks use TF32 for fp32 products by default where the card has it.
  const tflops = peaks.tf32Tflops ?? peaks.fp32Tflops
  const compute = (tflops * 1e12) / local.matmulFlops
  const memory = (peaks.bandwidthGBs * 1e9) / local.triadBytes
  const sigma = Math.sqrt(Math.max(vectorShare().sigma, bandwidthShare(gpu).sigma) ** 2 + sigmaCloud ** 2)
  const reach = Math.exp(normal80 * sigma)
  const many = count > 1 ? worstScaling : 1
  const ratio = Math.sqrt(compute * memory) * count
  return {
    ...shared,
    ratio,
    band: { low: (Math.min(compute, memory) * count * many) / reach, high: Math.max(compute, memory) * count * reach },
    because: 'predicted from paper figures: memory-bound work at one end of the band, large matrix products at the other',
    usdPerLocalHour: usdPerHour === null ? null : usdPerHour / ratio,
  }
}
