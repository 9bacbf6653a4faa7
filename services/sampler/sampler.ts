import path from 'node:path'
import { energyOf, gpuEnergyOf } from '../../core/gates/energy'
import { secondsOf } from '../../core/gates/window'
import { allUnknown, judgeAll } from '../../core/gates/list'
import { type Reading } from '../../core/gates/reading'
import { type GateValue } from '../../core/gates/schema'
import { type Services } from '../create-services'
import { SamplerConnection } from './connection'
import { samplerEnv } from './sampler-env'

/** What the machine did during a stretch. */
export interface Seen {
  readonly gates: GateValue[]
  /** Of processors and GPUs, J; null without a sensor. */
  readonly energyJoules: number | null
  /** Of the GPUs alone, J; null without one, and where one does not tell. */
  readonly gpuEnergyJoules: number | null
  /** From the first reading to the last. */
  readonly watchedSeconds: number | null
}

/** What nobody looked at: unknown, all of it. */
const unseen = (): Seen => ({ gates: allUnknown(), energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null })

export interface Sampler {
  /** What the machine does while nothing of ours runs, over about `seconds`. */
  idle(seconds: number, signal: AbortSignal): Promise<GateValue[]>
  /**
   * Begins a measured stretch; `end` answers what every gate saw during it. `workerPid` counts as ours; stretches of
   * one `benchmark` are set against each other, where a gate has no yardstick but the launches before.
   */
  begin(workerPid: number | undefined, benchmark?: string): { end(): Promise<Seen> }
  close(): void
}

/** All gates unknown: replay, and where the sampler could not be started or died. */
export const noSampler: Sampler = {
  idle: async () => allUnknown(),
  begin: () => ({ end: async () => (unseen()) }),
  close: () => undefined,
}

/** Starts the sampler process. Never fails: without it every gate is unknown. */
export async function startSampler({ driver, workerFile, paths, env }: Services): Promise<Sampler> {
  let connection: SamplerConnection
  try {
    connection = new SamplerConnection(driver, path.join(path.dirname(workerFile), 'sampler.cjs'), samplerEnv(env))
  } catch {
    // The system refuses a process, or the file is not there.
    return noSampler
  }
  return (await connection.open(process.pid, paths.dataDir)) ? samplerOver(connection) : noSampler
}

/** Judges what a connection reads. */
export function samplerOver(connection: SamplerConnection): Sampler {
  const earlier = new Map<string, Reading[][]>()
  let baseline: Reading[] = []
  return {
    async idle(seconds, signal) {
      const stretch = connection.begin(undefined)
      await pause(seconds, signal)
      const readings = await connection.end(stretch)
      if (!readings) return allUnknown()
      baseline = readings
      return judgeAll({ kind: 'idle', readings, baseline: [], earlier: [] })
    },
    begin(workerPid, benchmark = '') {
      const stretch = connection.begin(workerPid)
      return {
        async end() {
          const readings = await connection.end(stretch)
          if (!readings) return unseen()
          const before = earlier.get(benchmark) ?? []
          earlier.set(benchmark, [...before, readings])
          return { gates: judgeAll({ kind: 'measured', readings, baseline, earlier: before }), energyJoules: energyOf(readings), gpuEnergyJoules: gpuEnergyOf(readings), watchedSeconds: secondsOf(readings) }
        },
      }
    },
    close: () => connection.close(),
  }
}

const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, seconds * 1000)
    signal.addEventListener('abort', done)
  })
