import { type RunFile, type StoredLaunch } from '../run/schema'
import { median } from '../statistics/quantile'
import { powerBand } from './energy'
import { type Amount, range } from './range'

/** What the sensors saw while a run was measured. */
export interface RunEnergy {
  /** J of the launches that know their energy, and how long they took. */
  readonly joules: number
  readonly seconds: number
  /** How many of the launches that were measured know it. */
  readonly launches: number
  readonly of: number
}

/** What the GPUs took where nobody could read the processor: a figure of its own, and in no sum. */
export interface GpuAlone extends RunEnergy {
  /** W of the GPUs while they computed; null where none of these launches did. */
  readonly watts: Amount | null
}

interface Watched {
  readonly benchmark: string
  readonly resource: string
  readonly device: string
  readonly joules: number
  readonly seconds: number
}

const launchesOf = (run: RunFile) => run.benchmarks.flatMap(({ id, resource, outcome }) => (outcome.state === 'measured' ? outcome.launches.map((launch: StoredLaunch) => ({ id, resource, launch })) : []))

const watchedOf = (run: RunFile, joulesOf: (launch: StoredLaunch) => number | null | undefined): Watched[] =>
  launchesOf(run).flatMap(({ id, resource, launch }) => {
    const [joules, { watchedSeconds, device }] = [joulesOf(launch), launch]
    return typeof joules === 'number' && watchedSeconds ? [{ benchmark: id, resource, device, joules, seconds: watchedSeconds }] : []
  })
const whole = ({ energyJoules }: StoredLaunch) => energyJoules
const gpusAlone = ({ energyJoules, gpuEnergyJoules }: StoredLaunch) => (typeof energyJoules === 'number' ? null : gpuEnergyJoules)

function sumOf(run: RunFile, watched: readonly Watched[]): RunEnergy | null {
  if (watched.length === 0) return null
  const total = (of: (each: Watched) => number) => watched.reduce((sum, each) => sum + of(each), 0)
  return { joules: total(({ joules }) => joules), seconds: total(({ seconds }) => seconds), launches: watched.length, of: launchesOf(run).length }
}

/** Null where no sensor gave an energy. */
export const runEnergy = (run: RunFile): RunEnergy | null => sumOf(run, watchedOf(run, whole))

/** Null where no GPU told its energy, and where the processor's is known with it in every launch. @param benchmark as for `measuredWatts` */
export function gpuAlone(run: RunFile, benchmark: string | null): GpuAlone | null {
  const watched = watchedOf(run, gpusAlone)
  const energy = sumOf(run, watched)
  return energy && { ...energy, watts: wattsOf(watched.filter(({ device }) => device.startsWith('GPU')), benchmark, 'the GPU alone') }
}

/**
 * Power at work as the sensors saw it: of the benchmark that is the work itself, else of those that keep the devices
 * computing, the median of the launches. Processors and GPUs; what else is in the machine has no sensor.
 * @param benchmark that is the work itself; null: the suite has none
 */
export const measuredWatts = (run: RunFile, benchmark: string | null): Amount | null => wattsOf(watchedOf(run, whole), benchmark, 'processor and GPU')

function wattsOf(all: readonly Watched[], benchmark: string | null, sensors: string): Amount | null {
  const gpu = all.some(({ device }) => device.startsWith('GPU'))
  const busy = all.filter(({ device, resource }) => resource === 'compute' && (!gpu || device.startsWith('GPU')))
  const own = all.filter((each) => each.benchmark === benchmark)
  const chosen = own.length > 0 ? own : busy
  if (chosen.length === 0) return null
  const watts = median(chosen.map(({ joules, seconds }) => joules / seconds))
  const band = powerBand('measured')
  const ran = new Set(chosen.map((each) => each.benchmark)).size
  const what = own.length > 0 ? `while ${benchmark} ran` : `while ${ran} computing ${ran === 1 ? 'benchmark' : 'benchmarks'} ran`
  return { ...range(watts * band.low, watts * band.high, watts), kind: 'measured', from: `sensors of ${sensors} ${what}: median of ${chosen.length} ${chosen.length === 1 ? 'launch' : 'launches'}, within 5 %` }
}

/** How long the run took, s; null: it did not end. */
export function runSeconds({ startedAt, finishedAt }: RunFile): number | null {
  const seconds = finishedAt === null ? NaN : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000
  return seconds >= 0 ? seconds : null
}
