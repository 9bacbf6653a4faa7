import { type ComparisonView } from '../comparison/view'
import { type AdviceView } from '../contract/advise-views'
import { type CarbonView } from '../contract/carbon-calls'
import { type UpgradeView } from '../contract/upgrade-calls'
import { type RunView } from '../contract/views'
import { describeMachine } from '../machine/describe'
import { machineRows, type FactRow } from '../machine/rows'
import { answerSentence } from '../run/answer'
import { type RunFile } from '../run/schema'
import { textsOf } from '../run/precision-label'
import { summarizeRun, type RunSummary } from '../run/summary'
import { type BenchmarkTexts } from '../run/view'
import { scoreOf } from '../verdict/score'
import { scoreView } from '../verdict/score-view'
import { withoutPersonal } from './personal'

export interface CarbonReport {
  readonly view: CarbonView
  readonly numbers: Readonly<Record<string, unknown>>
}

/** What a report says that the run file does not hold. */
export interface ReportContext {
  readonly texts: BenchmarkTexts
  /** The run beside cloud instances; null where it cannot be compared. */
  readonly comparison: ComparisonView | null
  /** Own or rent; null unless a scenario was given. */
  readonly advice: AdviceView | null
  /** What to put in; null unless a scenario was given. */
  readonly upgrade: UpgradeView | null
  /** What the work emits, in texts and in numbers; null where nothing can be said of it. */
  readonly carbon: CarbonReport | null
  /** The run is being measured right now. */
  readonly underWay: boolean
}

/** All that a report says, worked out once: the formats differ only in how they write it. Nothing of a person is in it. */
export interface ReportModel extends ReportContext {
  readonly title: string
  readonly answer: string
  readonly machine: string
  readonly run: RunFile
  readonly summary: RunSummary
  readonly facts: readonly FactRow[]
  readonly score: RunView['score']
  readonly howWeKnow: readonly string[]
}

const nothingMore: ReportContext = { texts: new Map(), comparison: null, advice: null, upgrade: null, carbon: null, underWay: false }

/** The report of a run. What names a person is taken out first, so that no format can show it. */
export function reportModel(recorded: RunFile, context: ReportContext = nothingMore): ReportModel {
  const run = withoutPersonal(recorded)
  const summary = summarizeRun(run)
  return {
    ...context,
    texts: textsOf(run, context.texts),
    title: `Groundspeed: ${run.name ?? describeMachine(run.machine)}`,
    answer: answerSentence(run, summary, context.underWay),
    machine: describeMachine(run.machine),
    run,
    summary,
    facts: machineRows(run.machine),
    score: scoreView(scoreOf(summary)),
    howWeKnow: howWeKnow(run),
  }
}

function howWeKnow(run: RunFile): string[] {
  const { engine, producer } = run
  return [
    `Each benchmark runs in up to ${run.launches} fresh processes. The value is the median of the launch medians; the interval is a 95 % t interval over their logarithms. Every kernel is held against a known answer before it is timed.`,
    `Run ${run.id}, ${run.mode} mode, seed ${run.seed}, started ${run.startedAt}. Engine ${engine.id}${engine.version ? ` ${engine.version}` : ''} on ${engine.devices.join(', ') || 'no device'}; Groundspeed ${producer.version}, Node ${producer.node}${producer.electron ? `, Electron ${producer.electron}` : ''}, ${producer.launcher}.`,
    ...(Object.keys(run.environment).length > 0 ? [`Environment: ${Object.entries(run.environment).map(([name, value]) => `${name}=${value}`).join(' ')}`] : []),
  ]
}
