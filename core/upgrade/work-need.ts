import { matchModel } from '../catalog/match-model'
import { type ModelRow } from '../catalog/schema'
import { dimensionsOf } from '../fit/dimensions'
import { FitError } from '../fit/fit-error'
import { fieldsOfWorkload } from '../fit/for-workload'
import { memoryParts, totalBytes } from '../fit/memory'
import { planOf } from '../fit/plan-of'
import { planFields } from '../fit/question'
import { type Workload } from '../workload/schema'

/** Memory that the work needs on one GPU. */
export interface WorkNeed {
  readonly bytes: number
  readonly by: 'entered' | 'predicted'
}

/** As entered, else worked out for an open model; null: it is not known how much a network of the list needs. */
export function workNeed(workload: Workload, models: readonly ModelRow[], unified: boolean): WorkNeed | null {
  if (workload.needsMemoryGiB !== null) return { bytes: workload.needsMemoryGiB * 2 ** 30, by: 'entered' }
  if (workload.work.kind !== 'fine-tune' && workload.work.kind !== 'serve') return null
  const { model, fields } = fieldsOfWorkload(workload)
  const match = matchModel(models, model)
  const of = match.ok ? dimensionsOf(match.model) : null
  if (!of) return null
  try {
    return { bytes: totalBytes(memoryParts(of, { ...planOf(planFields.parse(fields), of), unified })), by: 'predicted' }
  } catch (error) {
    // A way of storing that the fit does not know: unknown, as for a network.
    if (error instanceof FitError) return null
    throw error
  }
}
