import crypto from 'node:crypto'
import fs from 'node:fs'
import { benchmarks } from '../../benchmarks/list'
import { inMode, type BenchmarkDefinition, type Engine } from '../../core/benchmark/definition'
import { failure, usageError } from '../../core/errors/user-error'
import { modes, type Mode } from '../../core/run/modes'
import { type RunFile } from '../../core/run/schema'
import { nearest } from '../../core/text/nearest'
import { type Services } from '../create-services'
import { probeMachine } from '../probes'
import { resolveRuntime } from '../runtimes'
import { startSampler } from '../sampler/sampler'
import { acquireRunLock } from '../storage/lock'
import { saveRun } from '../storage/runs'
import { EngineError } from './block-workers'
import { holdAwake } from './hold-awake'
import { type WorkerLimits } from './launcher'
import { runBenchmarks, type RunProgress } from './run'
import { replayDriver } from './replay-driver'
import { makeScratch } from './scratch'
import { replayWatch, type Watch } from './watch'
import { workerEnv } from './worker-env'

export interface RunRequest {
  mode: Mode
  /** Ids; empty runs all. */
  only: readonly string[]
  engine: Engine | null
  device: string | null
  threads: number | null
  name: string | null
  seed: number | null
  /** Where storage benchmarks write; null is the data folder. */
  folder?: string | null
  /** A recorded run to play instead of measuring. */
  replay: RunFile | null
  signal: AbortSignal
  onProgress?: (progress: RunProgress) => void
  /** Told before anything is measured: which engine, and why not TensorFlow if it is another. */
  onEngine?: (engine: Engine, fallbackBecause: string | null) => void
  /** Told after every save: the run can be read under this id from now on. */
  onSaved?: (id: string) => void
  limits?: Partial<WorkerLimits>
  /** Watches the machine in place of the sampler; for tests. */
  watch?: Watch
}

/** The definitions named, or the mode's own, in the list's order. @throws UserError usage that names the nearest ids */
export function selectBenchmarks(only: readonly string[], mode: Mode): BenchmarkDefinition[] {
  const ids = benchmarks.map((each) => each.id)
  for (const id of only) {
    if (ids.includes(id)) continue
    const near = nearest(id, ids)
    throw usageError(`There is no benchmark '${id}'.`, near.length ? `Nearest: ${near.join(', ')}.` : `There are: ${ids.join(', ')}.`)
  }
  return benchmarks.filter((each) => (only.length === 0 ? inMode(each, mode) : only.includes(each.id)))
}

/** @throws UserError when the folder that was named cannot be written */
function openScratch(dataDir: string, id: string, chosen: string | null) {
  try {
    if (chosen !== null && !fs.statSync(chosen).isDirectory()) throw new Error('it is not a folder')
    return makeScratch(dataDir, id, chosen)
  } catch (error) {
    if (chosen === null) throw error
    throw usageError(`The folder ${chosen} cannot be used: ${(error as Error).message}.`, 'Name one that exists and that you may write to.')
  }
}

/** Ids begin with the time, so that they sort; the random end keeps two of one second apart. */
const newId = (at: Date): string => `${at.toISOString().replace(/[-:]/g, '').replace('T', '-').slice(0, 15)}-${crypto.randomBytes(3).toString('hex')}`

/**
 * Runs the selected benchmarks and keeps the run file after each. Without TensorFlow, or with one that does not load, it
 * measures on WebAssembly and the file says why. Nothing is downloaded.
 */
export async function startRun(services: Services, request: RunRequest): Promise<RunFile> {
  const { paths, env } = services
  // A recording holds what it holds, whatever mode it was.
  const definitions = request.replay ? recordedOnes(selectBenchmarks(request.only, 'publish'), request.replay) : selectBenchmarks(request.only, request.mode)
  const release = acquireRunLock(paths)
  const startedAt = new Date()
  const id = newId(startedAt)
  const scratch = openScratch(paths.dataDir, id, request.folder ?? null)
  const watch = request.watch ?? (request.replay ? replayWatch(request.replay) : await startSampler(services))
  const letSleep = request.replay ? () => undefined : holdAwake()
  try {
    const choice = await chooseEngine(services, request)
    const machine = request.replay?.machine ?? (await probeMachine({ env, dataDir: request.folder ?? paths.dataDir, signal: request.signal, at: startedAt, helper: services }))
    const plan = request.replay
      ? { ...modes[request.replay.mode], launches: request.replay.launches, settings: request.replay.settings.default, storage: request.replay.settings.storage, network: request.replay.settings.network ?? request.replay.settings.default }
      : modes[request.mode]
    const attempt = (engine: Engine, fallbackBecause: string | null): Promise<RunFile> => {
      request.onEngine?.(engine, fallbackBecause)
      const workerEnvironment = workerEnv({ engine, threads: request.threads, env })
      const driver = request.replay ? replayDriver(request.replay) : services.driver
      return runBenchmarks({
        id,
        name: request.name,
        definitions: request.replay ? definitions.filter((each) => request.replay!.benchmarks.some((record) => record.id === each.id)) : definitions,
        engine,
        fallbackBecause,
        replayOf: request.replay?.id ?? null,
        libraryFolder: choice.libraryFolder,
        device: request.device,
        threads: request.threads,
        mode: request.replay?.mode ?? request.mode,
        plan,
        seed: request.seed ?? request.replay?.seed ?? crypto.randomInt(2 ** 31),
        machine,
        driver,
        watch,
        workerFile: services.workerFile,
        env: workerEnvironment,
        scratch: scratch.folder,
        producer: { app: 'groundspeed', version: services.version, node: process.version, electron: process.versions['electron'] ?? null, launcher: driver.name },
        clock: () => new Date(),
        signal: request.signal,
        ...(request.limits ? { limits: request.limits } : {}),
        save: (run) => {
          saveRun(paths, run)
          request.onSaved?.(run.id)
        },
        ...(request.onProgress ? { onProgress: request.onProgress } : {}),
      })
    }
    try {
      return await attempt(choice.engine, choice.because)
    } catch (error) {
      if (!(error instanceof EngineError)) throw error
      const { trouble } = error
      // A wrong device is the person's to correct, and an engine they asked for is not silently exchanged.
      const refused = trouble.kind === 'refused' && trouble.code === 'device-unknown'
      if (refused) throw usageError(trouble.message)
      if (choice.engine !== 'tensorflow' || request.engine !== null) throw failure(`The engine could not be started: ${error.message}`, '`groundspeed doctor` looks closer.')
      return await attempt('wasm', error.message.slice(0, 900))
    }
  } finally {
    watch.close()
    letSleep()
    scratch.remove()
    release()
  }
}

/** A recording that ended early has fewer launches of some: what it has is played, and nothing is missed of what it never had. */
function recordedOnes(definitions: readonly BenchmarkDefinition[], recorded: RunFile): BenchmarkDefinition[] {
  return definitions.map((definition) => {
    const record = recorded.benchmarks.find(({ id }) => id === definition.id)
    return record?.outcome.state === 'measured' ? { ...definition, launches: record.outcome.launches.length } : definition
  })
}

async function chooseEngine({ paths, env }: Services, request: RunRequest): Promise<{ engine: Engine; libraryFolder: string | null; because: string | null }> {
  if (request.replay) return { engine: request.replay.engine.id, libraryFolder: null, because: request.replay.engine.fallbackBecause }
  if (request.engine === 'wasm' || request.engine === 'host') return { engine: request.engine, libraryFolder: null, because: null }
  const found = await resolveRuntime('tensorflow', paths, env)
  if (found.known) return { engine: 'tensorflow', libraryFolder: found.value.folder, because: null }
  if (request.engine === 'tensorflow') throw failure(`TensorFlow is not available: ${found.detail ?? found.because}.`)
  return { engine: 'wasm', libraryFolder: null, because: `TensorFlow is not installed: ${found.detail ?? found.because}` }
}
