import { type LaunchResult } from '../../core/contract/worker-protocol'
import { type BenchmarkRecord, type RunFile } from '../../core/run/schema'
import { Crew, type MeasureRequest, type OnProgress } from './crew'
import { Launch, type Answer, type LaunchOptions, type Trouble } from './launcher'
import { type RunInput } from './run-input'

/** Who measures: the block's worker, or several that work together. */
export interface Measuring extends Pick<Launch, 'pid' | 'close' | 'kill'> {
  measure(request: MeasureRequest, onProgress: OnProgress): Promise<Answer<LaunchResult>>
}

/** Thrown when an engine cannot even be opened: the caller may choose another. */
export class EngineError extends Error {
  override readonly name = 'EngineError'
  constructor(readonly trouble: Trouble) {
    super(trouble.kind === 'cancelled' ? 'cancelled' : trouble.message)
  }
}

/** The processes of one block: a worker, exchanged for a new one when it is lost, and a crew for each sweep over processes. */
export class BlockWorkers {
  private worker: Launch | null = null
  private crew: Crew | null = null

  /** @param engine of the run's file: gets the version and the devices that the first worker finds */
  constructor(
    private readonly input: RunInput,
    private readonly engine: RunFile['engine'],
  ) {}

  /** The worker's pid, as long as there is one. */
  get pid(): number | undefined {
    return this.worker?.pid
  }

  /**
   * Has a worker where one is needed. A crew needs none, but for the first of a run: it tells which devices there are.
   * @throws EngineError when the engine cannot be opened
   */
  async ready(together: boolean): Promise<void> {
    if (!this.worker?.alive && !(together && this.engine.version !== null)) this.worker = await this.open()
  }

  /** Who measures this benchmark. A crew has the machine to itself; what follows gets a new worker. */
  async forBenchmark(record: BenchmarkRecord, together: boolean): Promise<Answer<Measuring>> {
    if (!together) return { ok: true, value: this.worker! }
    await this.worker?.close()
    const { sweep, params, work, resource, engine } = record
    const count = params['processes']!
    const opened = await Crew.open(launchOptions(this.input), { each: sweep!.each, count, work: work / count, resource, engine }, this.input.libraryFolder)
    if (opened.ok) this.crew = opened.value
    return opened
  }

  /** After each benchmark: a crew serves one alone. */
  async dismissCrew(): Promise<void> {
    await this.crew?.close()
    this.crew = null
  }

  /** Nothing runs on after a block, whatever ended it. */
  async end(): Promise<void> {
    await this.crew?.kill()
    if (this.input.signal.aborted) await this.worker?.kill()
    else await this.worker?.close()
  }

  private async open(): Promise<Launch> {
    const { engine, libraryFolder, device, threads } = this.input
    const launch = new Launch(launchOptions(this.input))
    const opened = await launch.open(engine, libraryFolder, device, threads)
    if (!opened.ok) {
      await launch.kill()
      if (opened.trouble.kind === 'cancelled') return launch
      throw new EngineError(opened.trouble)
    }
    this.engine.version = opened.value.version
    this.engine.devices = opened.value.devices.map((found) => found.name)
    return launch
  }
}

const launchOptions = ({ driver, workerFile, env, signal, limits }: RunInput): LaunchOptions => ({ driver, workerFile, env, signal, ...(limits ? { limits } : {}) })
