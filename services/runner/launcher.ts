import { type Engine, type Params } from '../../core/benchmark/definition'
import { workerMessage, type HostMessage, type LaunchResult, type WorkerErrorCode, type WorkerMessage } from '../../core/contract/worker-protocol'
import { type MeasureSettings } from '../../core/benchmark/settings'
import { type WorkerDriver, type WorkerExit, type WorkerHandle } from './driver'

type Opened = Extract<WorkerMessage, { type: 'opened' }>
type Progress = Extract<WorkerMessage, { type: 'progress' }>
export type Joined = Extract<WorkerMessage, { type: 'joined' }>
export type RoundDone = Extract<WorkerMessage, { type: 'round-done' }>

/** How a request to a worker ended when it did not end well. Each kind is its own event. */
export type Trouble =
  | { kind: 'refused'; code: WorkerErrorCode; message: string }
  | { kind: 'crashed'; message: string; log: string }
  | { kind: 'hung'; message: string; log: string }
  | { kind: 'out-of-memory'; message: string; log: string }
  | { kind: 'cancelled' }

export type Answer<T> = { ok: true; value: T } | { ok: false; trouble: Trouble }

export interface LaunchOptions {
  driver: WorkerDriver
  workerFile: string
  env: Record<string, string>
  signal: AbortSignal
  limits?: Partial<WorkerLimits>
}

export interface WorkerLimits {
  /** Longest silence before a worker counts as hung, s. Progress comes between samples, so this bounds one sample. */
  silenceSeconds: number
  /** Longest time for one benchmark in one launch, s. */
  benchmarkSeconds: number
  /** Longest time to start and load the engine, s: the library is 850 MB on a cold disk. */
  openSeconds: number
}

export const defaultLimits: WorkerLimits = { silenceSeconds: 60, benchmarkSeconds: 300, openSeconds: 180 }

const logBytes = 8000

/** One worker process: opened once, asked for one benchmark after another, closed or killed. */
export class Launch {
  private readonly handle: WorkerHandle
  private readonly limits: WorkerLimits
  private log = ''
  private exit: WorkerExit | null = null
  /** Settles when the process is gone, whatever ended it. */
  readonly gone: Promise<void>
  private pending: { settle: (answer: Answer<never> | WorkerMessage) => void; onProgress: (progress: Progress) => void; touch: () => void } | null = null

  constructor(private readonly options: LaunchOptions) {
    this.limits = { ...defaultLimits, ...options.limits }
    this.handle = options.driver.start(options.workerFile, options.env)
    this.handle.onStderr((text) => (this.log = (this.log + text).slice(-logBytes)))
    this.handle.onMessage((raw) => this.receive(raw))
    this.gone = new Promise((resolve) =>
      this.handle.onExit((exit) => {
        this.exit = exit
        this.pending?.settle({ ok: false, trouble: this.troubleOf(exit) })
        resolve()
      }),
    )
  }

  get pid(): number | undefined {
    return this.handle.pid
  }

  /** Whether the process can still be asked. */
  get alive(): boolean {
    return this.exit === null
  }

  open(engine: Engine, libraryFolder: string | null, device: string | null, threads: number | null): Promise<Answer<Opened>> {
    return this.ask({ type: 'open', engine, libraryFolder, device, threads }, this.limits.openSeconds, this.limits.openSeconds, (message) =>
      message.type === 'opened' ? message : null,
    )
  }

  measure(
    request: { benchmark: string; params: Params; seed: number; settings: MeasureSettings; iterations: number | null; folder: string },
    onProgress: (progress: Progress) => void,
  ): Promise<Answer<LaunchResult>> {
    return this.ask(
      { type: 'measure', ...request, params: { ...request.params } },
      this.limits.benchmarkSeconds,
      this.limits.silenceSeconds,
      (message) => (message.type === 'measured' && message.benchmark === request.benchmark ? message.result : null),
      onProgress,
    )
  }

  /** Makes a member of a crew ready for rounds. */
  join(request: Omit<Extract<HostMessage, { type: 'join' }>, 'type'>, onProgress: (progress: Progress) => void): Promise<Answer<Joined>> {
    const { benchmarkSeconds, silenceSeconds } = this.limits
    return this.ask({ type: 'join', ...request }, benchmarkSeconds, silenceSeconds, (message) => (message.type === 'joined' && message.benchmark === request.benchmark ? message : null), onProgress)
  }

  /** @param at s of the monotonic clock that processes share */
  round(iterations: number, at: number): Promise<Answer<RoundDone>> {
    const { silenceSeconds } = this.limits
    return this.ask({ type: 'round', iterations, at }, silenceSeconds, silenceSeconds, (message) => (message.type === 'round-done' ? message : null))
  }

  /** Polite end; hard after two seconds. */
  async close(): Promise<void> {
    if (!this.alive) return
    this.handle.send({ type: 'close' })
    const timer = setTimeout(() => this.handle.kill(), 2000)
    await this.gone
    clearTimeout(timer)
  }

  /** Hard end; settles when the process is gone. */
  async kill(): Promise<void> {
    if (this.alive) this.handle.kill()
    await this.gone
  }

  private ask<T>(
    message: HostMessage,
    limitSeconds: number,
    silenceSeconds: number,
    pick: (message: WorkerMessage) => T | null,
    onProgress: (progress: Progress) => void = () => undefined,
  ): Promise<Answer<T>> {
    if (this.exit) return Promise.resolve({ ok: false, trouble: this.troubleOf(this.exit) })
    const { signal } = this.options
    return new Promise((resolve) => {
      const finish = (answer: Answer<T>) => {
        clearTimeout(limit)
        clearTimeout(silence)
        signal.removeEventListener('abort', cancel)
        this.pending = null
        resolve(answer)
      }
      const hang = (what: string) => {
        this.handle.kill()
        finish({ ok: false, trouble: { kind: 'hung', message: what, log: this.log } })
      }
      const cancel = () => {
        this.handle.kill()
        finish({ ok: false, trouble: { kind: 'cancelled' } })
      }
      const quiet = () => hang(`the worker said nothing for ${silenceSeconds} s`)
      let silence = setTimeout(quiet, silenceSeconds * 1000)
      const limit = setTimeout(() => hang(`the worker was not done after ${limitSeconds} s`), limitSeconds * 1000)
      this.pending = {
        onProgress,
        touch: () => {
          clearTimeout(silence)
          silence = setTimeout(quiet, silenceSeconds * 1000)
        },
        settle: (outcome) => {
          if ('ok' in outcome) finish(outcome)
          else if (outcome.type === 'failed') finish({ ok: false, trouble: { kind: 'refused', code: outcome.code, message: outcome.message } })
          else {
            const value = pick(outcome)
            if (value !== null) finish({ ok: true, value })
          }
        },
      }
      if (signal.aborted) return cancel()
      signal.addEventListener('abort', cancel)
      this.handle.send(message)
    })
  }

  private receive(raw: unknown): void {
    const parsed = workerMessage.safeParse(raw)
    if (!parsed.success) {
      this.log = `${this.log}\n[message not understood: ${parsed.error.message.slice(0, 300)}]`.slice(-logBytes)
      return
    }
    this.pending?.touch()
    if (parsed.data.type === 'progress') this.pending?.onProgress(parsed.data)
    else this.pending?.settle(parsed.data)
  }

  private troubleOf(exit: WorkerExit): Trouble {
    const how = exit.signal ? `signal ${exit.signal}` : `exit code ${exit.code}`
    const heap = /JavaScript heap out of memory|std::bad_alloc|Allocation failed - /.test(this.log)
    if (exit.outOfMemory || heap) {
      return { kind: 'out-of-memory', message: `the worker ran out of memory (${heap ? 'its own heap' : 'the system ended it'}, ${how})`, log: this.log }
    }
    return { kind: 'crashed', message: `the worker ended by itself (${how})`, log: this.log }
  }
}
