import { benchmarks } from '../../benchmarks/list'
import { comparisonView, type ComparisonView } from '../../core/comparison/view'
import { UserError } from '../../core/errors/user-error'
import { reportModel, type ReportModel } from '../../core/report/model'
import { type RunFile } from '../../core/run/schema'
import { type BenchmarkTexts } from '../../core/run/view'
import { type AdviceSession } from '../../core/contract/advise-views'
import { answerSession } from '../advise-session'
import { compareWithCloud } from '../compare'

export const benchmarkTexts: BenchmarkTexts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))

/** The run beside the usual instances, prices as old as they were when it was measured; null where it lacks what that needs. */
function comparisonOf({ run, summary }: ReportModel): ComparisonView | null {
  try {
    return comparisonView(run, summary, compareWithCloud(summary, [], new Date(run.startedAt)))
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** The run alone: what a window shows again and again while it is measured. */
export const runModel = (run: RunFile, underWay = false): ReportModel => reportModel(run, { texts: benchmarkTexts, comparison: null, advice: null, underWay })

/** What every format writes: the run, and beside it what only the catalog knows. @param advice null leaves the advice out */
export function modelOf(run: RunFile, advice: AdviceSession | null = null): ReportModel {
  const model = runModel(run)
  // Prices as old as on the day of the run, as in the comparison: the same run gives the same bytes.
  const view = advice === null ? null : answerSession(advice, () => run, new Date(run.startedAt)).view
  return { ...model, comparison: comparisonOf(model), advice: view }
}
