import { median } from '../statistics/quantile'
import { formatDuration } from '../units'
import { modeNames, modes, type Mode } from './modes'
import { type RunFile } from './schema'

/** What an ended run took: enough to tell what the next will take. */
export interface PastRun {
  readonly mode: Mode
  readonly seconds: number
  /** Benchmarks measured times launches. */
  readonly benchmarkLaunches: number
}

/** Null for a run that did not end, or was played back. */
export function pastOf(run: RunFile): PastRun | null {
  if (run.state !== 'finished' || run.finishedAt === null || run.engine.replayOf !== null) return null
  const benchmarkLaunches = run.benchmarks.reduce((sum, { outcome }) => sum + (outcome.state === 'measured' ? outcome.launches.length : 0), 0)
  return { mode: run.mode, seconds: (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000, benchmarkLaunches }
}

export interface ExpectedTime {
  readonly mode: Mode
  readonly meaning: string
  readonly seconds: number
  /** "about 55 s" */
  readonly text: string
  readonly basis: string
}

/**
 * Seconds of one benchmark in one launch, with its share of starting the process, where nothing was measured here yet:
 * seen on a 2-core AMD EPYC (quick 2.5 s, the thorough ones 9 s).
 */
const usual: Record<Mode, number> = { quick: 2.5, standard: 9, publish: 9 }

/** How long each mode takes with so many benchmarks: from runs on this machine where there are any. */
export function expectedTimes(benchmarks: number, past: readonly PastRun[]): ExpectedTime[] {
  return modeNames.map((mode) => {
    const here = past.filter((run) => run.mode === mode && run.benchmarkLaunches > 0 && run.seconds > 0).slice(0, 5)
    const each = here.length > 0 ? median(here.map((run) => run.seconds / run.benchmarkLaunches)) : usual[mode]
    const seconds = each * benchmarks * modes[mode].launches
    const basis = here.length > 0 ? 'as earlier runs on this machine took' : 'predicted; nothing was measured here yet'
    return { mode, meaning: modes[mode].meaning, seconds, text: `about ${formatDuration(roundly(seconds))}`, basis }
  })
}

/** A forecast of "4 min 17 s" would claim too much. */
const roundly = (seconds: number): number => (seconds < 100 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 60) * 60)
