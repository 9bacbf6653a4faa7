import { compareInstance, type InstanceComparison } from '../core/comparison/cloud'
import { defaultInstances, namedInstances } from '../core/comparison/select'
import { comparedBenchmarks } from '../core/comparison/view'
import { failure } from '../core/errors/user-error'
import { type RunSummary } from '../core/run/summary'
import { catalog } from './catalog'

/**
 * Sets a run beside cloud instances: the usual ones, or those that are named (instance, GPU or provider).
 * @throws UserError when the run lacks a measurement that the prediction needs, or a name is unknown
 */
export function compareWithCloud(summary: RunSummary, names: readonly string[], now: Date): InstanceComparison[] {
  const [matmulFlops, triadBytes] = comparedBenchmarks.map((id) => summary.measured.find((each) => each.id === id)?.value)
  if (matmulFlops === undefined || triadBytes === undefined) {
    throw failure(`This run did not measure ${comparedBenchmarks.join(' and ')}, which the comparison needs.`, `Run \`groundspeed run --only ${comparedBenchmarks.join(',')}\`.`)
  }
  const [gpus, instances] = [catalog.gpus(), catalog.cloudInstances()]
  const rows = names.length ? namedInstances(instances, gpus, names) : defaultInstances(instances)
  const byId = new Map(gpus.map((gpu) => [gpu.id, gpu]))
  return rows.map((row) => compareInstance(row, row.gpuId === null ? null : (byId.get(row.gpuId) ?? null), { matmulFlops, triadBytes }, now))
}
