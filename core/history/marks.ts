import { median } from '../statistics/quantile'
import { formatPercent } from '../units'
import { changePoints } from './change-points'
import { judgeNewRun } from './prediction'

/** What the history needs of a run: unflagged results alone, as speeds (higher is faster). */
export interface HistoryRun {
  readonly id: string
  /** Runs of another machine, driver, system, engine or mode are another series. */
  readonly environment: string
  readonly speeds: Readonly<Record<string, number>>
}

/** What stands beside a run in the list. */
export interface Mark {
  readonly run: string
  readonly kind: 'change' | 'possible-change'
  readonly text: string
}

const direction = (factor: number): string => `${formatPercent(Math.abs(factor - 1))} ${factor > 1 ? 'faster' : 'slower'}`

/**
 * Where a benchmark's level changed along the runs, and whether the latest run lies outside what the ones before it
 * promise. @param runs oldest first @param title how a reader calls a benchmark
 */
export function historyMarks(runs: readonly HistoryRun[], title: (benchmark: string) => string): Mark[] {
  const environments = [...new Set(runs.map(({ environment }) => environment))]
  return environments.flatMap((environment) => {
    const own = runs.filter((run) => run.environment === environment)
    const benchmarks = [...new Set(own.flatMap(({ speeds }) => Object.keys(speeds)))]
    return benchmarks.flatMap((benchmark) => marksOf(own.flatMap(({ id, speeds }) => (speeds[benchmark] === undefined ? [] : [{ id, speed: speeds[benchmark] }])), title(benchmark)))
  })
}

function marksOf(series: readonly { id: string; speed: number }[], name: string): Mark[] {
  const speeds = series.map(({ speed }) => speed)
  const changes = changePoints(speeds)
  const marks = changes.map(({ index, factor }): Mark => ({ run: series[index]!.id, kind: 'change', text: `${name}: ${direction(factor)} from here on` }))
  const start = changes[changes.length - 1]?.index ?? 0
  const segment = speeds.slice(start)
  const latest = series[series.length - 1]
  const judged = judgeNewRun(segment.slice(0, -1), segment.slice(-1))
  if (!latest || judged !== 'possible-change') return marks
  const factor = latest.speed / median(segment.slice(0, -1))
  return [...marks, { run: latest.id, kind: 'possible-change', text: `${name}: ${direction(factor)}, outside what the runs before promise; run again` }]
}
