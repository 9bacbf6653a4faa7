import { type GpuRow } from './schema'

/** Every bin that Apple has sold kept at least three quarters of the full chip's GPU cores (M1 Max 24 of 32 is the least). */
const leastShare = 0.75

/** The chip, or the bins that there are, largest first. */
export type AppleBin = { gpu: GpuRow } | { several: readonly GpuRow[]; because: 'unknown' }

const scaled = (value: number | null, by: number): number | null => (value === null ? null : Number((value * by).toPrecision(4)))

/**
 * An Apple chip with this many GPU cores, derived from the smallest catalog row of the chip that has at least as many:
 * compute scales with the cores, bandwidth is the row's. null where the words name no Apple chip.
 * @param words of the name, lower case ("m2", "max"); @param cores of the GPU
 */
export function appleBin(gpus: readonly GpuRow[], words: readonly string[], cores: number): AppleBin | null {
  const chip = words.filter((word) => /^m\d{1,2}$|^(?:pro|max|ultra)$/.test(word)).join(' ')
  const rows = gpus.filter((gpu) => gpu.vendor === 'Apple' && gpu.name.toLowerCase().startsWith(`apple ${chip} (`) && gpu.smCount !== null)
  const bySize = [...rows].sort((a, b) => a.smCount! - b.smCount!)
  const full = bySize.at(-1)
  if (!full) return null
  const whole = chip.endsWith('ultra') ? cores % 2 === 0 : true // two equal dies
  const base = bySize.find((gpu) => gpu.smCount! >= cores)
  if (!base || !whole || cores < leastShare * full.smCount!) return { several: bySize.reverse(), because: 'unknown' }
  if (base.smCount === cores) return { gpu: base }
  const share = cores / base.smCount!
  const name = base.name.replace(/\(\d+-core GPU\)/, `(${cores}-core GPU)`)
  return {
    gpu: {
      ...base,
      id: `${base.id.replace(/-\d+$/, '')}-${cores}`,
      name,
      aliases: [],
      ambiguousAliases: [],
      smCount: cores,
      cores: base.cores === null ? null : Math.round(base.cores * share),
      fp32Tflops: scaled(base.fp32Tflops, share),
      tf32Tflops: scaled(base.tf32Tflops, share),
      fp16TensorTflops: scaled(base.fp16TensorTflops, share),
      bf16TensorTflops: scaled(base.bf16TensorTflops, share),
      fp16VectorTflops: scaled(base.fp16VectorTflops, share),
      note: `derived from ${base.name}: compute scaled by ${cores} of ${base.smCount} GPU cores, memory bandwidth as that row has it`,
      source: `derived from the row '${base.id}': ${base.source}`.slice(0, 2000),
    },
  }
}
