import { type RunFile } from '../../core/run/schema'
import { type Sampler } from '../sampler/sampler'
import { launchesOf } from './outcomes'

/** Watches the machine beside the worker: the sampler when measuring, the recording when replaying. */
export type Watch = Sampler

/** Sees nothing, and says so: every gate is absent, which is unknown. */
export const noWatch: Watch = {
  idle: async () => [],
  begin: () => ({ end: async () => ({ gates: [], energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null }) }),
  close: () => undefined,
}

/** Gives back what was seen when the run was recorded, launch by launch. */
export function replayWatch(recorded: RunFile): Watch {
  const played = new Map<string, number>()
  return {
    ...noWatch,
    idle: async () => recorded.idle ?? [],
    begin: (_workerPid, benchmark = '') => ({
      end: async () => {
        const index = played.get(benchmark) ?? 0
        played.set(benchmark, index + 1)
        const record = recorded.benchmarks.find(({ id }) => id === benchmark)
        const launch = record && launchesOf(record.outcome)[index]
        return { gates: launch?.gates ?? [], energyJoules: launch?.energyJoules ?? null, gpuEnergyJoules: launch?.gpuEnergyJoules ?? null, watchedSeconds: launch?.watchedSeconds ?? null }
      },
    }),
  }
}
