import { benchmarks } from '../../benchmarks/list'
import { carbonJson } from '../../core/carbon/json'
import { carbonView } from '../../core/carbon/view/view'
import { comparisonView, type ComparisonView } from '../../core/comparison/view'
import { carbonRequest } from '../../core/contract/carbon-calls'
import { UserError } from '../../core/errors/user-error'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { reportModel, type ReportModel } from '../../core/report/model'
import { type RunFile } from '../../core/run/schema'
import { type BenchmarkTexts } from '../../core/run/view'
import { type AdviceSession } from '../../core/contract/advise-views'
import { type UpgradeView } from '../../core/contract/upgrade-calls'
import { noLimits } from '../../core/upgrade/limits'
import { upgradeViewOf } from '../../core/upgrade/view/view'
import { answerSession, ownMachine } from '../advise-session'
import { type Workload } from '../../core/workload/schema'
import { carbonFacts } from '../carbon'
import { compareWithCloud } from '../compare'
import { upgradesFor } from '../upgrade'

export const benchmarkTexts: BenchmarkTexts = new Map(benchmarks.map(({ id, title, meaning }) => [id, { title, meaning }]))

/** The run beside the usual instances, prices as old as they were when it was measured; null where it lacks what that needs. */
function comparisonOf({ run, summary }: ReportModel, workload: Workload, cards: readonly MeasuredCard[]): ComparisonView | null {
  try {
    const { local, context, compared } = compareWithCloud({ run, summary, workload, terms: 'on-demand', entered: {}, now: new Date(run.startedAt), cards, instances: 'usual' })
    return comparisonView(run, local, context, compared)
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** What the work emits, as the Carbon page says it where nobody enters anything. */
function carbonReport({ run }: ReportModel, workload: Workload, advice: AdviceSession | null, cards: readonly MeasuredCard[]): ReportModel['carbon'] {
  const { gpu, given, change } = carbonRequest.parse({ run: null })
  try {
    const facts = carbonFacts({ gpu, given, change }, { run, workload, scenario: advice?.scenario ?? null, placeChosen: advice !== null, cards, now: new Date(run.startedAt) })
    return { view: carbonView(facts), numbers: carbonJson(facts) }
  } catch (error) {
    if (error instanceof UserError) return null
    throw error
  }
}

/** The run alone: what a window shows again and again while it is measured. */
export const runModel = (run: RunFile, underWay = false): ReportModel => reportModel(run, { texts: benchmarkTexts, comparison: null, advice: null, upgrade: null, carbon: null, underWay })

/** What every format writes: the run, and beside it what only the catalog knows. @param advice null leaves the advice out @param cards that colleagues measured */
export function modelOf(run: RunFile, workload: Workload, advice: AdviceSession | null, cards: readonly MeasuredCard[]): ReportModel {
  const model = runModel(run)
  // Prices as old as on the day of the run, as in the comparison: the same run gives the same bytes.
  const view = advice === null ? null : answerSession(advice, () => run, new Date(run.startedAt), cards).view
  return { ...model, comparison: comparisonOf(model, workload, cards), advice: view, upgrade: advice === null ? null : upgradeOf(advice, run, cards), carbon: carbonReport(model, workload, advice, cards) }
}

/** What to put in, with nothing entered of purse and case: those are the page's, not the scenario's. */
function upgradeOf(session: AdviceSession, run: RunFile, cards: readonly MeasuredCard[]): UpgradeView {
  const machine = ownMachine(session, run)
  const { scenario, start, workload } = session
  return upgradeViewOf(upgradesFor({ scenario, machine, run: scenario.gpu === start.gpu ? run : null, workload: workload.said, limits: noLimits, entered: [], cards, now: new Date(run.startedAt) }), machine?.remark ?? '')
}
