import { inMode, type BenchmarkDefinition } from '../benchmark/definition'
import { median } from '../statistics/quantile'
import { formatDuration } from '../units'
import { modeNames, modes, type Mode } from './modes'
import { type RunFile } from './schema'

/** What an ended run took: enough to tell what the next will take. */
export interface PastRun {
  readonly mode: Mode
  readonly seconds: number
  readonly launches: number
  /** Launches measured, by benchmark. */
  readonly measured: ReadonlyMap<string, number>
}

/** Null for a run that did not end, was played back, or measured nothing. */
export function pastOf(run: RunFile): PastRun | null {
  if (run.state !== 'finished' || run.finishedAt === null || run.engine.replayOf !== null) return null
  const measured = new Map(run.benchmarks.flatMap(({ id, outcome }) => (outcome.state === 'measured' ? [[id, outcome.launches.length] as const] : [])))
  const seconds = (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000
  return measured.size > 0 && seconds > 0 ? { mode: run.mode, seconds, launches: run.launches, measured } : null
}

export interface ExpectedTime {
  readonly mode: Mode
  readonly meaning: string
  readonly seconds: number
  /** How much longer than usual this machine takes; 1 while it has not shown it. */
  readonly pace: number
  /** "about 55 s" */
  readonly text: string
  readonly basis: string
}

type Forecast = Pick<BenchmarkDefinition, 'id' | 'seconds' | 'launches'>

/** Looking at the machine, probing it and starting the sampler, s; then each launch's process and its library, s. */
const once = 4
const eachLaunch = 1.5

/** What a run takes beside its benchmarks, s. */
export const besides = (launches: number): number => once + launches * eachLaunch

/** What a quick run leaves out takes about this share of its standard time there, and everything so much longer in publish. */
const quickShare = 0.7
const publishFactor = 2.5

/** What a launch of one benchmark takes on the machine that the definitions were timed on, s. */
export const usual = ({ seconds }: Forecast, mode: Mode): number => {
  const standard = seconds.standard ?? (seconds.publish ?? 0) / publishFactor
  return mode === 'quick' ? (seconds.quick ?? quickShare * standard) : mode === 'standard' ? standard : (seconds.publish ?? publishFactor * standard)
}

/** How much longer or shorter than usual a run took. */
function paceOf(run: PastRun, definitions: readonly Forecast[]): number {
  const known = definitions.flatMap((each) => (run.measured.has(each.id) ? [usual(each, run.mode) * run.measured.get(each.id)!] : []))
  return run.seconds / (besides(run.launches) + known.reduce((sum, seconds) => sum + seconds, 0))
}

/**
 * How long each mode takes: what its benchmarks usually take, at the pace of the last runs of that mode on this machine
 * where there are any.
 * @param only ids; empty is what the mode runs by itself
 */
export function expectedTimes(definitions: readonly Forecast[], only: readonly string[], past: readonly PastRun[]): ExpectedTime[] {
  return modeNames.map((mode) => {
    const paces = past.filter((run) => run.mode === mode).slice(0, 5).map((run) => paceOf(run, definitions))
    const pace = paces.length > 0 ? median(paces) : 1
    const chosen = definitions.filter((each) => (only.length === 0 ? inMode(each, mode) : only.includes(each.id)))
    const { launches } = modes[mode]
    const work = chosen.reduce((sum, each) => sum + Math.min(launches, each.launches ?? launches) * usual(each, mode), 0)
    const seconds = (besides(launches) + work) * pace
    const basis = paces.length > 0 ? 'as earlier runs on this machine took' : 'predicted; nothing was measured here yet'
    return { mode, meaning: modes[mode].meaning, seconds, pace, text: `about ${formatDuration(roundly(seconds))}`, basis }
  })
}

/** A forecast of "4 min 17 s" would claim too much. */
const roundly = (seconds: number): number => (seconds < 100 ? Math.ceil(seconds / 5) * 5 : Math.ceil(seconds / 60) * 60)
