import { type BenchmarkDefinition, type Engine } from '../../core/benchmark/definition'
import { type MachineFacts } from '../../core/machine/facts'
import { type Mode, type ModePlan } from '../../core/run/modes'
import { type RunFile } from '../../core/run/schema'
import { type Course } from '../../core/run/time-left'
import { type WorkerDriver } from './driver'
import { type WorkerLimits } from './launcher'
import { type Watch } from './watch'

/** All that a run is made from, chosen before it begins. */
export interface RunInput {
  id: string
  name: string | null
  definitions: readonly BenchmarkDefinition[]
  engine: Engine
  fallbackBecause: string | null
  replayOf: string | null
  libraryFolder: string | null
  device: string | null
  threads: number | null
  mode: Mode
  plan: ModePlan
  seed: number
  machine: MachineFacts
  driver: WorkerDriver
  /** Sees what the machine does meanwhile. */
  watch: Watch
  workerFile: string
  /** The workers' environment. */
  env: Record<string, string>
  scratch: string
  producer: RunFile['producer']
  /** Wall-clock time, for the file. */
  clock: () => Date
  signal: AbortSignal
  limits?: Partial<WorkerLimits>
  /** Called after every benchmark: killing the program loses at most the running one. */
  save: (run: RunFile) => Promise<void> | void
  onProgress?: (progress: RunProgress) => void
}

/** Where a run is, told as often as a sample is taken. */
export interface RunProgress {
  benchmark: string
  launch: number
  launches: number
  /** Benchmark launches done and to do. */
  done: number
  total: number
  /** The same in time. */
  course: Course
  phase: string
  samples: number
  lastSeconds: number | null
  workerPid: number | undefined
}
