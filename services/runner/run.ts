import { type BenchmarkDefinition, type Engine } from '../../core/benchmark/definition'
import { type MachineFacts } from '../../core/machine/facts'
import { type LaunchResult } from '../../core/contract/worker-protocol'
import { settingsFor, type Mode, type ModePlan } from '../../core/run/modes'
import { runSchemaVersion, type BenchmarkRecord, type RunFile } from '../../core/run/schema'
import { seededRandom, shuffle } from '../../core/statistics/random'
import { Crew, type MeasureRequest, type OnProgress } from './crew'
import { Launch, type Answer, type LaunchOptions, type Trouble, type WorkerLimits } from './launcher'
import { measureWatched, RerunBudget } from './measure-watched'
import { limitFor } from './limits'
import { addLaunch, afterTrouble, launchesOf } from './outcomes'
import { fitToDevice, planRecord } from './plan'
import { type WorkerDriver } from './driver'
import { type Watch } from './watch'
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

/** How long the machine is looked at before anything of ours runs, s (METHOD A3: 5 s; a quick run has less to give). */
const idleSeconds: Record<Mode, number> = { quick: 2, standard: 5, publish: 5 }

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
  /** Benchmarks that lost a launch to a gate, and which. */
  const rejected = new Map<string, string[]>()
  const random = seededRandom(input.seed)
  const mostOf = (record: BenchmarkRecord) => Math.min(input.plan.launches, record.launches ?? input.plan.launches)
  const waiting = () => run.benchmarks.filter((record) => record.outcome.state === 'pending' || record.outcome.state === 'measured')
  const total = () => waiting().reduce((sum, record) => sum + mostOf(record), 0)
  // A recording has no second try: playing it again would play the next launch.
  const budget = new RerunBudget(input.replayOf ? 0 : total())
  let done = 0
  input.onProgress?.({ benchmark: '', launch: 1, launches: input.plan.launches, done, total: total(), phase: 'looking', samples: 0, lastSeconds: null, workerPid: undefined })
  run.idle = await input.watch.idle(idleSeconds[input.mode], input.signal)

  for (let launch = 1; launch <= input.plan.launches && !input.signal.aborted; launch++) {
    let worker: Launch | null = null
    let crew: Measuring | null = null
    try {
      for (const record of shuffle(waiting().filter((each) => launch <= mostOf(each)), random)) {
        if (input.signal.aborted) break
        const definition = definitions.get(record.id)!
        const together = definition.sweep?.of === 'processes' && input.replayOf === null
        // A crew needs no worker, but for the first of a run: it tells which devices there are.
        if (!worker?.alive && !(together && run.engine.version !== null)) worker = await open(input, run)
        if (launch === 1) fitToDevice(record, definition, input.device ? [input.device.toUpperCase()] : run.engine.devices, input.machine)
        if (record.outcome.state === 'skipped') continue
        const { id } = record
        const at = { benchmark: id, launch, launches: input.plan.launches }
        const report = (phase: string, samples: number, lastSeconds: number | null, workerPid: number | undefined) =>
          input.onProgress?.({ ...at, done, total: total(), phase, samples, lastSeconds, workerPid })
        report('preparing', 0, null, worker?.pid)
        const request = {
          benchmark: id,
          params: record.params,
          seed: Math.floor(random() * 2 ** 31),
          // Rounds of a crew are long, and every step of its sweep takes as many: like whole networks, fewer of them.
          settings: definition.settings ?? settingsFor(input.plan, together ? 'network' : definition.resource),
          iterations: iterations.get(id) ?? null,
          folder: input.scratch,
        }
        const watchedBy = (by: Measuring) => {
          const measure = (warming: () => void) =>
            by.measure(request, ({ phase, samples, lastSeconds }) => {
              if (phase === 'warming-up') warming()
              report(phase, samples, lastSeconds, by.pid)
            })
          return measureWatched(measure, input.watch, by.pid, id, budget, input.signal)
        }
        // A crew has the machine to itself; what follows gets a new worker.
        if (together) await worker?.close()
        const current: Answer<Measuring> = together ? await openCrew(input, record) : { ok: true, value: worker! }
        if (together && current.ok) crew = current.value
        const watched = current.ok ? await watchedBy(current.value) : { state: 'trouble' as const, answer: current }
        if (watched.state === 'kept') {
          // K is fixed by the first launch: the same on both sides of every comparison.
          if (!iterations.has(id)) iterations.set(id, watched.launch.iterations)
          record.outcome = addLaunch(record.outcome, watched.launch)
          record.limit ??= limitFor(definition, record, input.machine, watched.launch.device)
          done++
        } else if (watched.state === 'rejected') {
          rejected.set(id, watched.gates)
          done++
        } else {
          const { trouble } = watched.answer
          record.outcome = afterTrouble(record.outcome, trouble)
          if (current.ok && trouble.kind !== 'refused') await current.value.kill()
          // TensorFlow's pool keeps what a failed benchmark took: the next one gets a fresh process.
          else if (current.ok && trouble.kind === 'refused' && trouble.code === 'out-of-memory') await current.value.close()
        }
        await crew?.close()
        await input.save(run)
      }
    } finally {
      await crew?.kill()
      if (input.signal.aborted) await worker?.kill()
      else await worker?.close()
    }
  }
  return finish(run, input, rejected)
}

/** Who measures: the block's worker, or several that work together. */
interface Measuring extends Pick<Launch, 'pid' | 'close' | 'kill'> {
  measure(request: MeasureRequest, onProgress: OnProgress): Promise<Answer<LaunchResult>>
}

const launchOptions = ({ driver, workerFile, env, signal, limits }: RunInput): LaunchOptions => ({ driver, workerFile, env, signal, ...(limits ? { limits } : {}) })

function openCrew(input: RunInput, record: BenchmarkRecord): Promise<Answer<Crew>> {
  const { sweep, params, work, resource, engine } = record
  const count = params['processes']!
  return Crew.open(launchOptions(input), { each: sweep!.each, count, work: work / count, resource, engine }, input.libraryFolder)
}

async function open(input: RunInput, run: RunFile): Promise<Launch> {
  const launch = new Launch(launchOptions(input))
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
    settings: { default: input.plan.settings, storage: input.plan.storage, network: input.plan.network },
    producer: input.producer,
    engine: { id: input.engine, version: null, devices: [], replayOf: input.replayOf, fallbackBecause: input.fallbackBecause },
    environment: recordedEnv(input.env),
    machine: input.machine,
    benchmarks: input.definitions.map((definition) => planRecord(definition, input.engine, input.machine)),
  }
}

async function finish(run: RunFile, input: RunInput, rejected: ReadonlyMap<string, readonly string[]>): Promise<RunFile> {
  const cancelled = input.signal.aborted
  for (const record of run.benchmarks) if (record.outcome.state === 'pending') record.outcome = leftOver(record, rejected.get(record.id))
  run.state = cancelled ? 'interrupted' : 'finished'
  run.finishedAt = input.clock().toISOString()
  await input.save(run)
  return run
}

function leftOver(record: BenchmarkRecord, gates: readonly string[] | undefined): BenchmarkRecord['outcome'] {
  if (launchesOf(record.outcome).length > 0) return record.outcome
  if (gates) return { state: 'skipped', because: 'not-valid', detail: `every launch was rejected: ${gates.join(', ')}` }
  return { state: 'skipped', because: 'cancelled', detail: 'the run ended before it' }
}
