import { type BenchmarkDefinition, type Engine } from '../../core/benchmark/definition'
import { type MachineFacts } from '../../core/machine/facts'
import { settingsFor, type Mode, type ModePlan } from '../../core/run/modes'
import { runSchemaVersion, type BenchmarkRecord, type RunFile } from '../../core/run/schema'
import { seededRandom, shuffle } from '../../core/statistics/random'
import { Launch, type Trouble, type WorkerLimits } from './launcher'
import { addLaunch, afterTrouble, launchesOf } from './outcomes'
import { planRecord } from './plan'
import { type WorkerDriver } from './driver'
import { recordedEnv } from './worker-env'

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

export interface RunProgress {
  benchmark: string
  launch: number
  launches: number
  /** Benchmark launches done and to do. */
  done: number
  total: number
  phase: string
  samples: number
  lastSeconds: number | null
  workerPid: number | undefined
}

/** Thrown when an engine cannot even be opened: the caller may choose another. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  constructor(readonly trouble: Trouble) {
    super(trouble.kind === 'cancelled' ? 'cancelled' : trouble.message)
  }
}

/**
 * Runs every selected benchmark in `plan.launches` fresh processes, each a randomised block (METHOD A1). A benchmark
 * that crashes, hangs or runs out of memory is marked so and left out of later blocks; the block goes on in a new
 * worker. Cancelling ends it with what there is. @throws EngineError when the engine cannot be opened at all
 */
export async function runBenchmarks(input: RunInput): Promise<RunFile> {
  const run = newRun(input)
  const definitions = new Map(input.definitions.map((definition) => [definition.id, definition]))
  const iterations = new Map<string, number>()
  const random = seededRandom(input.seed)
  const waiting = () => run.benchmarks.filter((record) => record.outcome.state === 'pending' || record.outcome.state === 'measured')
  const total = () => waiting().length * input.plan.launches
  let done = 0

  for (let launch = 1; launch <= input.plan.launches && !input.signal.aborted; launch++) {
    let worker: Launch | null = null
    try {
      for (const record of shuffle(waiting(), random)) {
        if (input.signal.aborted) break
        if (!worker?.alive) worker = await open(input, run)
        const { id } = record
        const at = { benchmark: id, launch, launches: input.plan.launches, workerPid: worker.pid }
        const report = (phase: string, samples: number, lastSeconds: number | null) =>
          input.onProgress?.({ ...at, done, total: total(), phase, samples, lastSeconds })
        report('preparing', 0, null)
        const answer = await worker.measure(
          {
            benchmark: id,
            seed: Math.floor(random() * 2 ** 31),
            settings: settingsFor(input.plan, definitions.get(id)!.resource),
            iterations: iterations.get(id) ?? null,
            folder: input.scratch,
          },
          (progress) => report(progress.phase, progress.samples, progress.lastSeconds),
        )
        if (answer.ok) {
          // K is fixed by the first launch: the same on both sides of every comparison.
          if (!iterations.has(id)) iterations.set(id, answer.value.iterations)
          record.outcome = addLaunch(record.outcome, answer.value)
          done++
        } else {
          record.outcome = afterTrouble(record.outcome, answer.trouble)
          if (answer.trouble.kind !== 'refused') await worker.kill()
          // TensorFlow's pool keeps what a failed benchmark took: the next one gets a fresh process.
          else if (answer.trouble.code === 'out-of-memory') await worker.close()
        }
        await input.save(run)
      }
    } finally {
      if (input.signal.aborted) await worker?.kill()
      else await worker?.close()
    }
  }
  return finish(run, input)
}

async function open(input: RunInput, run: RunFile): Promise<Launch> {
  const { driver, workerFile, env, signal, limits } = input
  const launch = new Launch({ driver, workerFile, env, signal, ...(limits ? { limits } : {}) })
  const opened = await launch.open(input.engine, input.libraryFolder, input.device, input.threads)
  if (!opened.ok) {
    await launch.kill()
    if (opened.trouble.kind === 'cancelled') return launch
    throw new EngineError(opened.trouble)
  }
  run.engine.version = opened.value.version
  run.engine.devices = opened.value.devices.map((device) => device.name)
  return launch
}

function newRun(input: RunInput): RunFile {
  return {
    schema: { ...runSchemaVersion },
    id: input.id,
    name: input.name,
    startedAt: input.clock().toISOString(),
    finishedAt: null,
    state: 'running',
    mode: input.mode,
    seed: input.seed,
    launches: input.plan.launches,
    settings: { default: input.plan.settings, storage: input.plan.storage },
    producer: input.producer,
    engine: { id: input.engine, version: null, devices: [], replayOf: input.replayOf, fallbackBecause: input.fallbackBecause },
    environment: recordedEnv(input.env),
    machine: input.machine,
    benchmarks: input.definitions.map((definition) => planRecord(definition, input.engine, input.machine)),
  }
}

async function finish(run: RunFile, input: RunInput): Promise<RunFile> {
  const cancelled = input.signal.aborted
  for (const record of run.benchmarks) if (record.outcome.state === 'pending') record.outcome = leftOver(record)
  run.state = cancelled ? 'interrupted' : 'finished'
  run.finishedAt = input.clock().toISOString()
  await input.save(run)
  return run
}

const leftOver = (record: BenchmarkRecord): BenchmarkRecord['outcome'] =>
  launchesOf(record.outcome).length > 0 ? record.outcome : { state: 'skipped', because: 'cancelled', detail: 'the run ended before it' }
