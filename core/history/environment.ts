import { type Fact } from '../machine/facts'
import { type RunFile } from '../run/schema'
import { type RunSummary } from '../run/summary'
import { type HistoryRun } from './marks'

const shown = <T>(fact: Fact<T>): string => (fact.known ? String(fact.value) : '?')

/** What a run's series is kept under: a new driver, kernel, engine or mode starts another one (METHOD A4). */
export function environmentKey({ machine, engine, mode, producer }: RunFile): string {
  const gpus = machine.gpus.map(({ name, driverVersion }) => `${shown(name)} ${shown(driverVersion)}`)
  return [shown(machine.cpu.model), ...gpus, shown(machine.os.kernel), engine.id, engine.version ?? '?', mode, producer.launcher].join(' | ')
}

/** A run for the history, or null where it was played back. Flagged results stay out. */
export function historyRunOf(run: RunFile, summary: RunSummary): HistoryRun | null {
  if (run.engine.replayOf !== null || run.state !== 'finished') return null
  const speeds = summary.measured.filter(({ flagged }) => !flagged).map(({ id, better, value }) => [id, better === 'higher' ? value : 1 / value] as const)
  return { id: run.id, environment: environmentKey(run), speeds: Object.fromEntries(speeds) }
}
