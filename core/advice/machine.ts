import { type GpuRow } from '../catalog/schema'
import { localOf } from '../comparison/local'
import { placeOfGpu, type Place } from '../prediction/place'
import { type RunFile } from '../run/schema'
import { type RunSummary } from '../run/summary'
import { type Workload } from '../workload/schema'

/** The own machine as far as advice needs it. */
export interface OwnMachine {
  readonly gpu: GpuRow | null
  readonly count: number
  /** Null: nothing of it is known that a speed could be told from. */
  readonly place: Place | null
  readonly memoryGiB: number | null
  /** What a reader must know before the answer; empty: nothing. */
  readonly remark: string
}

/** A GPU as published: what one would buy. */
export const machineOfGpu = (gpu: GpuRow, count = 1): OwnMachine => ({ gpu, count, place: placeOfGpu(gpu, count), memoryGiB: gpu.memoryGiB * count, remark: '' })

/** The machine of a run: its measured speed, and the catalog's row of its GPU. */
export function machineOfRun(run: RunFile, summary: RunSummary, gpus: readonly GpuRow[], workload: Workload): OwnMachine {
  const local = localOf(run, summary, gpus, workload)
  if (!local) return { gpu: null, count: 1, place: null, memoryGiB: null, remark: '' }
  const { place, remark } = local
  return { gpu: place.gpu, count: place.count, place, memoryGiB: place.gpu && place.memoryBytes !== null ? (place.memoryBytes / 1024 ** 3) * place.count : null, remark }
}
