import { type AssumptionKey, type Terms } from '../core/advice/assumptions'
import { type CloudRow, type GpuRow } from '../core/catalog/schema'
import { benchmarkRatios, type BenchmarkRatio } from '../core/comparison/benchmarks'
import { compareInstance, type ComparisonContext, type InstanceComparison } from '../core/comparison/cloud'
import { passes, type ComparisonFilter } from '../core/comparison/filter'
import { localOf, type Local } from '../core/comparison/local'
import { defaultInstances, namedInstances } from '../core/comparison/select'
import { failure, usageError } from '../core/errors/user-error'
import { type MeasuredCard } from '../core/prediction/measured-cards'
import { type WorkWorld } from '../core/prediction/work/speed'
import { referenceGpu } from '../core/prediction/training/shares'
import { type RunFile } from '../core/run/schema'
import { type RunSummary } from '../core/run/summary'
import { type Workload } from '../core/workload/schema'
import { catalog } from './catalog'

/** Lists that predictions look into. */
export const workWorld = (): WorkWorld => ({ models: catalog.models(), reference: catalog.gpus().find(({ id }) => id === referenceGpu)! })

export interface ComparisonRequest {
  readonly run: RunFile
  readonly summary: RunSummary
  readonly workload: Workload
  readonly terms: Terms
  readonly entered: Partial<Record<AssumptionKey, number>>
  readonly now: Date
  /** Cards that colleagues measured. */
  readonly cards: readonly MeasuredCard[]
  /** Which instances; the usual ones, those named (instance, GPU or provider), or all that pass a filter. */
  readonly instances: 'usual' | readonly string[] | ComparisonFilter
}

export interface Compared {
  readonly local: Local
  readonly context: ComparisonContext
  readonly compared: readonly InstanceComparison[]
}

const gpusById = (): ReadonlyMap<string, GpuRow> => new Map(catalog.gpus().map((gpu) => [gpu.id, gpu]))

function wanted(instances: ComparisonRequest['instances']): readonly CloudRow[] {
  const rows = catalog.cloudInstances()
  if (instances === 'usual') return defaultInstances(rows)
  return 'providers' in instances ? rows : namedInstances(rows, catalog.gpus(), instances)
}

/** What a run must have measured, where its machine has no card of the catalog. */
export const neededBenchmarks = ['matmul-fp32', 'triad'] as const
export const canCompare = (run: RunFile, summary: RunSummary, workload: Workload): boolean => localOf(run, summary, catalog.gpus(), workload) !== null

/** The machine of a run as a place for this work. @throws UserError when the run measured nothing to go by */
export function localFor(run: RunFile, summary: RunSummary, workload: Workload): Local {
  const local = localOf(run, summary, catalog.gpus(), workload)
  if (local) return local
  throw failure(`This run did not measure ${neededBenchmarks.join(' and ')}, which the comparison needs.`, `Run \`groundspeed run --only ${neededBenchmarks.join(',')}\`.`)
}

/** Sets a run beside cloud instances for a workload. @throws UserError when the run lacks what that needs, or a name is unknown */
export function compareWithCloud({ run, summary, workload, terms, entered, now, cards, instances }: ComparisonRequest): Compared {
  const local = localFor(run, summary, workload)
  const context: ComparisonContext = { here: local.place, workload, world: workWorld(), rent: { terms, entered }, now, cards }
  const byId = gpusById()
  const compared = wanted(instances).map((row) => compareInstance(row, row.gpuId === null ? null : (byId.get(row.gpuId) ?? null), context))
  return { local, context, compared: typeof instances === 'object' && 'providers' in instances ? compared.filter((each) => passes(each, instances)) : compared }
}

/** Each benchmark of a run on one device of an instance. @throws UserError usage for an instance that there is not, or that has no GPU */
export function benchmarksOn(summary: RunSummary, id: string): { gpu: GpuRow; ratios: BenchmarkRatio[] } {
  const row = catalog.cloudInstances().find((each) => each.id === id) ?? namedInstances(catalog.cloudInstances(), catalog.gpus(), [id])[0]!
  const gpu = row.gpuId === null ? null : (gpusById().get(row.gpuId) ?? null)
  if (!gpu) throw usageError(`${row.provider} ${row.instanceType} has no GPU whose figures are published.`, 'Choose an instance with a GPU.')
  return { gpu, ratios: benchmarkRatios(summary.measured, gpu, workWorld()) }
}
