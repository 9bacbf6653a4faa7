import { findNetwork, workOfNetwork } from '../network/named'
import { shapeOf } from '../prediction/llm/model'
import { matchModel } from '../catalog/match-model'
import { type ModelRow } from '../catalog/schema'
import { type Place } from '../prediction/place'
import { findWorkload } from '../prediction/training/workloads'
import { type WorkSpeed } from '../prediction/work/speed'
import { type MeasuredSummary } from '../run/summary'
import { type Work } from '../workload/schema'

/** Kernels that a unit of work starts, and how that is known. */
export interface Launches {
  readonly perUnit: number
  readonly because: string
}

/** How a step's time divides, s for a unit of work on all devices together. */
export interface Step {
  readonly compute: number
  readonly memory: number
  /** null: how long starting a kernel takes here was not measured. */
  readonly starting: number | null
  /** null: nothing is started for each unit, or it is not known how much. */
  readonly launches: Launches | null
  /** Seen as a whole, but not divided: the rates that would divide it were not measured. */
  readonly undivided: number
  readonly roundness: 1 | 4
  /** Standard deviation of the logarithm of either part. */
  readonly sigma: number
  /** How the whole is known. */
  readonly by: 'measured' | 'entered' | 'predicted'
  /** How it was worked out, in a few words. */
  readonly basis: string
}

/** The whole of a step, s for a unit. */
export const stepSeconds = ({ compute, memory, starting, undivided, roundness }: Step): number => undivided + (compute ** roundness + memory ** roundness) ** (1 / roundness) + (starting ?? 0)

/** Where the batch of a work is not said: what most examples use on one device. */
const usualBatch = 32
/** Kernels of a transformer's layer, forward and backward with checkpointing: 14 products and 40 of everything else, adapters' among them. */
const layerKernels = 54
/** How a whole that was seen divides is told by a model. */
const sigmaDivision = 0.25
/** Arithmetic and traffic take this share of what was seen, at the least. */
const leastShare = 0.1

/** @param batch of the benchmark that is this work; null: not measured */
export function launchesOf(work: Work, models: readonly ModelRow[], batch: number | null): Launches | null {
  if (work.kind === 'counted') return { perUnit: work.launches, because: `${work.launches} kernels for one, as entered` }
  if (work.kind === 'serve') return null
  if (work.kind === 'fine-tune') {
    const found = matchModel(models, work.model)
    const shape = found.ok ? shapeOf(found.model) : null
    return shape && { perUnit: (shape.layers * layerKernels) / (work.batch * work.sequenceLength), because: `${layerKernels} kernels a layer for ${work.batch * work.sequenceLength} tokens` }
  }
  const found = findWorkload(work.network)
  if (!found.ok) return null
  const { id } = found.workload
  const counted = workOfNetwork(id)
  const kernels = work.method === 'train' ? counted.trainingKernels : counted.kernels
  return { perUnit: kernels / findNetwork(id).units / (batch ?? usualBatch), because: `${kernels} kernels a step of ${batch ?? usualBatch}${batch === null ? ', a usual batch' : ', as measured'}` }
}

interface StepInput {
  readonly work: Work
  readonly place: Place
  readonly speed: WorkSpeed
  readonly models: readonly ModelRow[]
  /** The benchmark that is this work itself, and of starting operations; null: not measured. */
  readonly whole: { readonly batch: number } | null
  readonly operation: MeasuredSummary | null
}

/** Divides a unit's time on its device; null: it is not known at all. */
export function stepOf({ work, place, speed, models, whole, operation }: StepInput): Step | null {
  if (!speed.ok) return null
  const launches = launchesOf(work, models, whole?.batch ?? null)
  const { parts, unitsPerSecond, sigma, basis } = speed
  const by = place.seen?.by ?? 'predicted'
  const shared = { launches, by, basis } as const
  const seconds = 1 / unitsPerSecond
  if (parts === null) return { ...shared, compute: 0, memory: 0, starting: launches ? 0 : null, undivided: seconds, roundness: 1, sigma }
  const device = (parts.compute ** parts.roundness + parts.memory ** parts.roundness) ** (1 / parts.roundness)
  const alike = seconds / (device + parts.starting)
  // An engine that runs without a framework starts its kernels as its own model says.
  const starting = launches === null ? parts.starting * alike : operation === null ? null : (launches.perUnit * operation.value) / place.count
  const scale = place.seen === null ? alike : Math.max(seconds - (starting ?? 0), leastShare * seconds) / device
  return { ...shared, compute: parts.compute * scale, memory: parts.memory * scale, starting, undivided: 0, roundness: parts.roundness, sigma: place.seen === null ? sigma : sigmaDivision }
}
