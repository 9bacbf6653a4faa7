import { type Precision } from '../benchmark/definition'
import { type CpuRow, type GpuRow } from '../catalog/schema'
import { type MachineFacts } from '../machine/facts'
import { valueOr } from '../result/known'

/** What a device cannot do more of in a second, and how that is known. */
export interface Ceiling {
  readonly perSecond: number
  readonly because: string
  /** Only bounds what is possible: something in it is not known, so nothing is called efficient by it. */
  readonly loose: boolean
}

/** Of one device: arithmetic by precision in FLOP, memory traffic in bytes. null: not known. */
export interface Ceilings {
  readonly flops: (precision: Precision) => Ceiling | null
  readonly bytes: Ceiling | null
}

/**
 * FLOP of one core in one cycle, fp32, by its widest units; two FMA units everywhere (Intel's and AMD's optimisation
 * manuals; Zen 4 runs AVX-512 at half of this, so the limit is one that it cannot reach). NEON: four units of 128 bits
 * in Apple's large cores.
 */
const flopsPerCycle: readonly (readonly [feature: string, fp32: number])[] = [
  ['AVX-512', 64],
  ['AVX2', 32],
  ['NEON', 32],
]
/** 16-bit arithmetic has units of its own in some: AMX 1024 multiply-adds a cycle, VDPBF16PS twice as many as fp32. */
const bf16PerCycle: readonly (readonly [feature: string, flops: number])[] = [
  ['AMX-BF16', 2048],
  ['AVX512-BF16', 128],
]
/** The highest clock of any processor in the catalog is 6.2 GHz; where a machine does not tell its own, this bounds it. */
const fastestClockHz = 6.2e9

const firstOf = (table: readonly (readonly [string, number])[], features: readonly string[]) => table.find(([feature]) => features.includes(feature))

/** Arithmetic and memory of the processor. @param row its catalog row, where the model is known */
export function cpuCeilings({ cpu, virtualization }: MachineFacts, row: CpuRow | null): Ceilings {
  const features = valueOr(cpu.features, [])
  // A virtual machine's topology is its host's word: there a thread may be a core.
  const virtual = virtualization.hypervisor.known && virtualization.hypervisor.value !== 'none'
  const cores = (!virtual && valueOr(cpu.physicalCores, null)) || valueOr(cpu.logicalCores, null)
  const reported = valueOr(cpu.maximumHz, null) ?? (row?.boostGHz ? row.boostGHz * 1e9 : null)
  const clock = reported ?? fastestClockHz
  const said = reported === null ? 'a clock that is not known, 6.2 GHz at the most' : `${(clock / 1e9).toFixed(1)} GHz`
  const flops = (precision: Precision): Ceiling | null => {
    const vector = firstOf(flopsPerCycle, features)
    if (!cores || !vector || precision === 'none') return null
    const [unit, each] = precision === 'bf16' ? (firstOf(bf16PerCycle, features) ?? vector) : precision === 'fp64' ? [vector[0], vector[1] / 2] : precision === 'fp16' ? [vector[0], vector[1] * 2] : vector
    return { perSecond: cores * clock * each, because: `${cores} cores x ${said} x ${each} FLOP (${unit})`, loose: reported === null }
  }
  const sockets = valueOr(cpu.sockets, 1)
  const bytes = row?.peakMemoryGBs ? { perSecond: row.peakMemoryGBs * 1e9 * sockets, because: `${row.name}: ${row.peakMemoryGBs} GB/s of memory (catalog)`, loose: virtual } : null
  return { flops, bytes }
}

/** Published dense peaks of a GPU. "fp32" may run as TF32 by default, so that is its limit where the card has it. */
export function gpuCeilings(gpu: GpuRow): Ceilings {
  const of = (tflops: number | null, what: string): Ceiling | null => (tflops === null ? null : { perSecond: tflops * 1e12, because: `${gpu.name}: ${tflops} TFLOP/s ${what} (published)`, loose: false })
  return {
    flops(precision) {
      if (precision === 'fp32') return gpu.tf32Tflops !== null ? of(gpu.tf32Tflops, 'TF32') : of(gpu.fp32Tflops, 'fp32')
      if (precision === 'bf16') return of(gpu.bf16TensorTflops, 'bf16')
      if (precision === 'fp16') return of(gpu.fp16TensorTflops ?? gpu.fp16VectorTflops, 'fp16')
      return null
    },
    bytes: gpu.memoryBandwidthGBs === null ? null : { perSecond: gpu.memoryBandwidthGBs * 1e9, because: `${gpu.name}: ${gpu.memoryBandwidthGBs} GB/s (published)`, loose: false },
  }
}
