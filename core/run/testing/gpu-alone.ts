import { type RunFile } from '../schema'

/** The run as a machine would have recorded it whose GPUs told that they drew so many W, and whose processor told nothing. */
export function withGpuAlone(run: RunFile, watts: number): RunFile {
  return {
    ...run,
    benchmarks: run.benchmarks.map((record) =>
      record.outcome.state !== 'measured'
        ? record
        : { ...record, outcome: { ...record.outcome, launches: record.outcome.launches.map((launch) => ({ ...launch, energyJoules: null, gpuEnergyJoules: watts * (launch.watchedSeconds ?? 0) })) } },
    ),
  }
}
