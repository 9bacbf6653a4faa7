import { type AppEvent, type MeasureStatus, type ProgressView } from '../../core/contract/views'
import { failure } from '../../core/errors/user-error'
import { type ExpectedTime } from '../../core/run/duration'
import { type Mode } from '../../core/run/modes'
import { shareOf, TimeLeft } from '../../core/run/time-left'
import { type Services } from '../create-services'
import { benchmarkTexts } from '../reports/context'
import { type RunProgress } from '../runner/run'
import { startRun } from '../runner/start-run'

/** Progress reaches the window at most so often: samples come by the hundred. */
const everyMs = 100
const recentSamples = 60

/** The newest samples of the launch under way: what a reader watches. */
class LiveSamples {
  private of = ''
  private counted = 0
  values: number[] = []

  take({ benchmark, launch, samples, lastSeconds, phase }: RunProgress): void {
    const of = `${benchmark} ${launch}`
    if (of !== this.of) Object.assign(this, { of, counted: 0, values: [] })
    if (phase !== 'sampling' || samples <= this.counted || lastSeconds === null || !(lastSeconds > 0)) return
    this.counted = samples
    this.values = [...this.values, lastSeconds].slice(-recentSamples)
  }
}

/**
 * The one run that a window may have under way: started, watched and cancelled by calls, told of by events. A reader
 * that comes late (a reload, a second window) asks for the status.
 */
export class Measuring {
  private status: MeasureStatus = { state: 'idle' }
  private controller: AbortController | null = null
  /** Settles when the run under way has ended; for tests and for closing. */
  ended: Promise<void> = Promise.resolve()

  constructor(
    private readonly services: Services,
    private readonly emit: (event: AppEvent) => void,
    private readonly run: typeof startRun = startRun,
    /** What each mode will take here. */
    private readonly forecast: (only: readonly string[]) => Promise<readonly ExpectedTime[]> = () => Promise.resolve([]),
  ) {}

  current(): MeasureStatus {
    return this.status
  }

  /** Whether the run under way is this one. */
  isOf(run: string): boolean {
    return this.status.state === 'running' && this.status.run === run
  }

  /** @param only benchmark ids; empty runs all @throws UserError when one is under way already */
  start(mode: Mode, only: readonly string[] = []): void {
    if (this.controller) throw failure('A run is under way.', 'Wait for it, or cancel it.')
    const controller = new AbortController()
    this.controller = controller
    const live = new LiveSamples()
    const startedAt = Date.now()
    let timeLeft = new TimeLeft()
    void this.forecast(only).then(
      (times) => (timeLeft = new TimeLeft(times.find((each) => each.mode === mode)?.pace)),
      // The run itself says what is wrong.
      () => undefined,
    )
    let last = 0
    this.tell({ state: 'running', run: null, progress: null, notice: null, cancelling: false })
    const onProgress = (progress: RunProgress) => {
      live.take(progress)
      const now = Date.now()
      if (now - last < everyMs && progress.phase !== 'preparing') return
      last = now
      this.update({ progress: progressView(progress, live.values, timeLeft.text(`${progress.benchmark} ${progress.launch}`, progress.course, (now - startedAt) / 1000)) })
    }
    const onEngine = (engine: string, because: string | null) => this.update({ notice: engine === 'wasm' && because ? `Measuring on WebAssembly, since ${because}.` : null })
    const onSaved = (run: string) => this.update({ run })
    const request = { mode, only, engine: null, device: null, threads: null, name: null, seed: null, replay: null, signal: controller.signal, onProgress, onEngine, onSaved }
    this.ended = this.run(this.services, request)
      .then(
        (run) => this.emit({ type: 'measured', run: run.id }),
        (error: unknown) => this.emit({ type: 'measure-failed', message: messageOf(error) }),
      )
      .finally(() => {
        this.controller = null
        this.tell({ state: 'idle' })
      })
  }

  /** @returns whether there was a run to cancel */
  cancel(): boolean {
    if (!this.controller) return false
    this.controller.abort()
    this.update({ cancelling: true })
    return true
  }

  private update(change: Partial<Extract<MeasureStatus, { state: 'running' }>>): void {
    if (this.status.state === 'running') this.tell({ ...this.status, ...change })
  }

  private tell(status: MeasureStatus): void {
    this.status = status
    this.emit({ type: 'measure', status })
  }
}

function progressView({ benchmark, phase, launch, launches, done, total, samples, course }: RunProgress, recent: readonly number[], timeLeft: string): ProgressView {
  return { benchmark, title: benchmarkTexts.get(benchmark)?.title ?? 'This machine', phase: phase === 'looking' ? 'looking at what else runs' : phase.replace('-', ' '), launch, launches, done, total, share: shareOf(course), samples, recent: [...recent], timeLeft }
}

function messageOf(error: unknown): string {
  const { message, advice } = error as { message?: string; advice?: string }
  return [message ?? String(error), advice].filter(Boolean).join(' ').slice(0, 4000)
}
