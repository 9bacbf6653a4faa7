import { benchmarks } from '../../benchmarks/list'
import { comparisonView, type ComparisonView } from '../../core/comparison/view'
import { UserError } from '../../core/errors/user-error'
import { reportModel, type ReportModel } from '../../core/report/model'
import { type RunFile } from '../../core/run/schema'
import { type BenchmarkTexts } from '../../core/run/view'
import { type Workload } from '../../core/workload/schema'
import { compareWithCloud } from '../compare'

export const benchmarkTexts: BenchmarkTexts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))

/** The run beside the usual instances, prices as old as they were when it was measured; null where it lacks what that needs. */
function comparisonOf({ run, summary }: ReportModel, workload: Workload): ComparisonView | null {
  try {
    const { local, context, compared } = compareWithCloud({ run, summary, workload, terms: 'on-demand', entered: {}, now: new Date(run.startedAt), instances: 'usual' })
    return comparisonView(run, local, context, compared)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** The run alone: what a window shows again and again while it is measured. */
export const runModel = (run: RunFile, underWay = false): ReportModel => reportModel(run, { texts: benchmarkTexts, comparison: null, underWay })

/** What every format writes: the run, and beside it what only the catalog knows. */
export function modelOf(run: RunFile, workload: Workload): ReportModel {
  const model = runModel(run)
  return { ...model, comparison: comparisonOf(model, workload) }
}
