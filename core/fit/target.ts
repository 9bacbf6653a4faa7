import { matchGpu } from '../catalog/match-gpu'
import { type GpuRow } from '../catalog/schema'
import { accelerators } from '../machine/describe'
import { type GpuFacts, type MachineFacts } from '../machine/facts'
import { type Provenance } from '../result/provenance'
import { usableBytes } from './verdict'

/** What a model would have to fit into. */
export interface FitTarget {
  /** "RTX 3090", "this machine's memory" */
  readonly name: string
  /** The card's published figures, for speeds; null: not in the catalog, or no GPU. */
  readonly gpu: GpuRow | null
  /** What programs may use of one GPU, bytes. */
  readonly haveBytes: number
  readonly haveKind: Provenance
  /** How the amount came about, for a reader. */
  readonly because: string
  readonly gpuCount: number
  readonly unified: boolean
}

const gibibyte = 2 ** 30

/** A card by its name: what it is sold with, less what the driver and a desktop hold. */
export const targetOfGpu = (gpu: GpuRow): FitTarget => ({
  name: gpu.name,
  gpu,
  haveBytes: usableBytes(gpu),
  haveKind: 'published',
  because: gpu.unifiedMemory ? 'the share of the memory that macOS lets a GPU have' : `${gpu.memoryGiB} GiB less 0.5 GiB for the driver and a desktop`,
  gpuCount: 1,
  unified: gpu.unifiedMemory,
})

/** An amount that somebody enters. */
export const targetOfMemory = (memoryGiB: number): FitTarget => ({ name: `${memoryGiB} GiB`, gpu: null, haveBytes: memoryGiB * gibibyte, haveKind: 'entered', because: 'as entered', gpuCount: 1, unified: false })

function targetOfCard(facts: GpuFacts, count: number, gpus: readonly GpuRow[]): FitTarget | null {
  if (!facts.memoryTotalBytes.known) return null
  const total = facts.memoryTotalBytes.value
  const match = facts.name.known ? matchGpu(gpus, facts.name.value, total / gibibyte) : null
  const gpu = match?.ok ? match.gpu : null
  // A driver that does not say what is used leaves what the card is sold with, less its own.
  const used = facts.memoryUsedBytes.known ? facts.memoryUsedBytes.value : 0.5 * gibibyte
  return {
    name: facts.name.known ? facts.name.value : 'GPU',
    gpu,
    haveBytes: Math.max(0, total - used),
    haveKind: facts.memoryUsedBytes.known ? 'measured' : 'published',
    because: `${facts.memoryUsedBytes.known ? 'free now, by the driver' : 'the driver does not say what is in use: 0.5 GiB is taken for it'}${count > 1 ? `; one of ${count} GPUs, whose memory is never summed` : ''}`,
    gpuCount: count,
    unified: gpu?.unifiedMemory ?? false,
  }
}

/**
 * Of a machine: its GPU with most free memory, since free memory decides, and never several together; without a GPU what is
 * available of its own memory. null: neither is known.
 */
export function targetOfMachine(facts: MachineFacts, gpus: readonly GpuRow[]): FitTarget | null {
  const cards = accelerators(facts)
  const targets = cards.map((card) => targetOfCard(card, cards.length, gpus)).filter((target) => target !== null)
  if (targets.length > 0) return targets.reduce((most, each) => (each.haveBytes > most.haveBytes ? each : most))
  const { availableBytes, totalBytes, limitBytes } = facts.memory
  const limit = limitBytes.known ? limitBytes.value : Infinity
  if (!availableBytes.known && !totalBytes.known) return null
  const have = availableBytes.known ? availableBytes.value : totalBytes.known ? totalBytes.value : 0
  return { name: 'this machine without a GPU', gpu: null, haveBytes: Math.min(have, limit), haveKind: 'measured', because: availableBytes.known ? 'memory of the processor that is available now' : 'all memory of the processor', gpuCount: 1, unified: true }
}
