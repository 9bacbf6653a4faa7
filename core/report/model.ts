import { describeMachine } from '../machine/describe'
import { machineRows, type FactRow } from '../machine/rows'
import { answerSentence } from '../run/answer'
import { type RunFile } from '../run/schema'
import { summarizeRun, type RunSummary } from '../run/summary'
import { withoutPersonal } from './personal'

/** All that a report says, worked out once: the formats differ only in how they write it. Nothing of a person is in it. */
export interface ReportModel {
  readonly title: string
  readonly answer: string
  readonly machine: string
  readonly run: RunFile
  readonly summary: RunSummary
  readonly facts: readonly FactRow[]
}

/** The report of a run. What names a person is taken out first, so that no format can show it. */
export function reportModel(recorded: RunFile): ReportModel {
  const run = withoutPersonal(recorded)
  const summary = summarizeRun(run)
  return {
    title: `Groundspeed: ${run.name ?? describeMachine(run.machine)}`,
    answer: answerSentence(run, summary),
    machine: describeMachine(run.machine),
    run,
    summary,
    facts: machineRows(run.machine),
  }
}
