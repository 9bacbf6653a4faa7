import { resultValue, type ResultUnit } from '../benchmark/definition'
import { type GateValue } from '../gates/schema'
import { worstOfEach, worstState } from '../gates/worst'
import { launchInterval } from '../statistics/launch-interval'
import { type Limit } from '../limits/limit'
import { median } from '../statistics/quantile'
import { relativeIqr } from '../statistics/spread'
import { formatMeasured, formatPercent, type Interval } from '../units'
import { precisionLabel } from './precision-label'
import { beyondLimit, doubtsOf, type Doubt } from './doubts'
import { type BenchmarkRecord, type RunFile, type StoredLaunch } from './schema'
import { beyondLinear, sweepLimit, sweepPointsOf, sweepWords, type SweepPoint } from './sweep-points'

export interface MeasuredSummary {
  readonly state: 'measured'
  readonly id: string
  readonly unit: ResultUnit
  readonly better: 'higher' | 'lower'
  readonly engine: BenchmarkRecord['engine']
  readonly precision: BenchmarkRecord['precision']
  /** The precision that it really was: "TF32" where fp32 is rounded to it. */
  readonly label: string
  /** Median of the launch medians, in `unit`. */
  readonly value: number
  /** 95 % t interval over log launch medians; null with one launch. */
  readonly interval: Interval | null
  readonly launchValues: readonly number[]
  /** Of a sweep, every step with the top, smallest first; empty without. */
  readonly points: readonly SweepPoint[]
  /** Each sample in `unit`, by launch, in the order taken. */
  readonly launchSamples: readonly (readonly number[])[]
  readonly samples: number
  /** Largest relative IQR of a launch's samples. */
  readonly spread: number
  readonly best: number
  readonly coldStartSeconds: number
  readonly device: string
  /** A validity gate was broken in at least one launch: kept out of scores and verdicts. */
  readonly flagged: boolean
  /** Of one iteration: work in the unit's numerator, arithmetic in FLOP, least memory traffic in bytes; null: not counted. */
  readonly work: number
  readonly flops: number | null
  readonly bytes: number | null
  /** What the device cannot exceed, in `unit`; null: not known. */
  readonly limit: Limit | null
  /** Energy for one unit of work (FLOP, byte, image, token, operation), J; null without a sensor. */
  readonly energyPerWork: number | null
  /** The GPU's part of it, J, where the processor's is not known and the work was the GPU's; null otherwise. */
  readonly gpuEnergyPerWork: number | null
  /** What every gate saw, the worst of the launches; empty where nothing watched. */
  readonly gates: readonly GateValue[]
  readonly notes: readonly string[]
  readonly doubts: readonly Doubt[]
}

export interface MissingSummary {
  readonly state: 'skipped' | 'crashed' | 'pending'
  readonly id: string
  readonly unit: ResultUnit
  /** Short reason for a table's cell. */
  readonly because: string
  readonly detail: string
}

export type BenchmarkSummary = MeasuredSummary | MissingSummary

export interface RunSummary {
  readonly benchmarks: readonly BenchmarkSummary[]
  readonly measured: readonly MeasuredSummary[]
  readonly crashed: number
  readonly doubts: number
}

/** Works everything out from the raw samples: nothing derived is stored. */
export function summarizeRun(run: RunFile): RunSummary {
  const features = run.machine.cpu.features.known ? run.machine.cpu.features.value : null
  const benchmarks = run.benchmarks.map((record) => summarize(record, run, features))
  const measured = benchmarks.filter((each): each is MeasuredSummary => each.state === 'measured')
  return {
    benchmarks,
    measured,
    crashed: benchmarks.filter((each) => each.state === 'crashed').length,
    doubts: measured.reduce((count, each) => count + each.doubts.length, 0),
  }
}

function summarize(record: BenchmarkRecord, run: RunFile, features: readonly string[] | null): BenchmarkSummary {
  const { id, unit, better, engine, precision, outcome } = record
  if (outcome.state === 'pending') return { state: 'pending', id, unit, because: 'not yet', detail: '' }
  if (outcome.state !== 'measured') {
    return { state: outcome.state, id, unit, because: outcome.because.replace(/-/g, ' '), detail: outcome.detail }
  }
  const { launches } = outcome
  const value = (seconds: number, iterations: number) => resultValue(record, record.work, iterations, seconds)
  const launchValues = launches.map((launch) => value(median(record.lasting ? lastThird(launch.samples) : launch.samples), launch.iterations))
  const launchSamples = launches.map((launch) => launch.samples.map((seconds) => value(seconds, launch.iterations)))
  const all = launchSamples.flat()
  const interval = launchInterval(launchValues)
  const middle = median(launchValues)
  const device = launches[0]!.device
  const points = sweepPointsOf(record, launches)
  return {
    state: 'measured',
    id,
    unit,
    better,
    engine,
    precision,
    label: precisionLabel(record),
    value: middle,
    interval,
    launchValues,
    points,
    launchSamples,
    samples: all.length,
    spread: Math.max(...launches.map((launch) => relativeIqr(launch.samples))),
    best: better === 'higher' ? Math.max(...all) : Math.min(...all),
    coldStartSeconds: median(launches.map((launch) => launch.coldStartSeconds)),
    device,
    flagged: launches.some((launch) => worstState(launch.gates ?? []) !== 'ok') || beyondLimit(record, middle) !== null || beyondLinear(points) !== null,
    work: record.work,
    flops: record.flops ?? null,
    bytes: record.bytes ?? null,
    limit: sweepLimit(points, record, record.limit ?? null),
    ...energyOf(record, launches, device),
    gates: worstOfEach(launches.map((launch) => launch.gates ?? [])),
    notes: [...launches[0]!.notes, ...sweepWords(record, points), ...(record.lasting ? [burstWords(record, launches)] : [])],
    doubts: doubtsOf({
      record,
      value: middle,
      points,
      launches,
      planned: Math.min(run.launches, record.launches ?? run.launches),
      mode: run.mode,
      relativeHalfWidth: interval ? (interval.high - interval.low) / 2 / middle : null,
      insideInterval: !interval || within(middle, interval),
      features,
      device,
    }),
  }
}

const lastThird = (samples: readonly number[]): number[] => samples.slice(-Math.max(1, Math.floor(samples.length / 3)))

/** The first ten seconds of a minute beside the last twenty: how much heat and power limits take. */
function burstWords(record: BenchmarkRecord, launches: readonly StoredLaunch[]): string {
  const rateOf = (samples: readonly number[], { iterations }: StoredLaunch) => resultValue(record, record.work, iterations, median(samples))
  const bursts = launches.map((launch) => rateOf(launch.samples.slice(0, Math.max(1, Math.floor(launch.samples.length / 6))), launch))
  // A time is the other way round: what lasts is a share of the burst's speed all the same.
  const kept = median(launches.map((launch, i) => (record.better === 'higher' ? rateOf(lastThird(launch.samples), launch) / bursts[i]! : bursts[i]! / rateOf(lastThird(launch.samples), launch))))
  const seconds = median(launches.map(({ samples }) => samples.reduce((sum, each) => sum + each, 0)))
  return `sustained is ${formatPercent(kept)} of burst: ${formatMeasured(median(bursts), record.unit, null)} in the first sixth of ${Math.round(seconds)} s, the value in the last third`
}

/** The whole where it is known; else what the GPU took alone, which is never a stand-in for it. */
function energyOf(record: BenchmarkRecord, launches: readonly StoredLaunch[], device: string): Pick<MeasuredSummary, 'energyPerWork' | 'gpuEnergyPerWork'> {
  const energyPerWork = joulesPerWork(record, launches, (launch) => launch.energyJoules)
  const alone = energyPerWork === null && device.startsWith('GPU')
  return { energyPerWork, gpuEnergyPerWork: alone ? joulesPerWork(record, launches, (launch) => launch.gpuEnergyJoules) : null }
}

/** Mean power of the launches that know their energy, over the rate of their work, J. */
function joulesPerWork(record: BenchmarkRecord, launches: readonly StoredLaunch[], joulesOf: (launch: StoredLaunch) => number | null | undefined): number | null {
  const known = launches.flatMap((launch) => {
    const [energyJoules, { watchedSeconds, samples, iterations }] = [joulesOf(launch), launch]
    return typeof energyJoules === 'number' && watchedSeconds ? [{ watts: energyJoules / watchedSeconds, secondsPerWork: median(samples) / iterations / record.work }] : []
  })
  return known.length > 0 ? median(known.map(({ watts, secondsPerWork }) => watts * secondsPerWork)) : null
}

/** Rounding may put the ends of an interval of width zero beside its value. */
const rounding = 1e-9
const within = (value: number, { low, high }: Interval): boolean =>
  value >= low * (1 - rounding) && value <= high * (1 + rounding)
