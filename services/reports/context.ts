import { benchmarks } from '../../benchmarks/list'
import { comparisonView, type ComparisonView } from '../../core/comparison/view'
import { UserError } from '../../core/errors/user-error'
import { reportModel, type ReportModel } from '../../core/report/model'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { type BenchmarkTexts } from '../../core/run/view'
import { compareWithCloud } from '../compare'

export const benchmarkTexts: BenchmarkTexts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))

/** The run beside the usual instances, prices as old as they were when it was measured; null where it lacks what that needs. */
function comparisonOf(run: RunFile): ComparisonView | null {
  const summary = summarizeRun(run)
  try {
    return comparisonView(run, summary, compareWithCloud(summary, [], new Date(run.startedAt)))
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** What every format writes: the run, and beside it what only the catalog and the list of benchmarks know. */
export const modelOf = (run: RunFile, underWay = false): ReportModel => reportModel(run, { texts: benchmarkTexts, comparison: comparisonOf(run), underWay })
