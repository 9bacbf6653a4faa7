import { type AppEvent, type MeasureStatus, type ProgressView } from '../../core/contract/views'
import { failure } from '../../core/errors/user-error'
import { type Mode } from '../../core/run/modes'
import { formatDuration } from '../../core/units'
import { type Services } from '../create-services'
import { type RunProgress } from '../runner/run'
import { startRun } from '../runner/start-run'

/** Progress reaches the window at most so often: samples come by the hundred. */
const everyMs = 100

const timeLeft = (done: number, total: number, seconds: number): string =>
  done <= 0 || seconds < 1 ? '' : `${formatDuration((seconds / done) * (total - done))} left`

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
  ) {}

  current(): MeasureStatus {
    return this.status
  }

  /** @throws UserError when one is under way already */
  start(mode: Mode): void {
    if (this.controller) throw failure('A run is under way.', 'Wait for it, or cancel it.')
    const controller = new AbortController()
    this.controller = controller
    let notice: string | null = null
    let last = 0
    const startedAt = Date.now()
    this.tell({ state: 'running', progress: null, notice })
    const onProgress = (progress: RunProgress) => {
      const now = Date.now()
      if (now - last < everyMs && progress.phase !== 'preparing') return
      last = now
      this.tell({ state: 'running', progress: view(progress, (now - startedAt) / 1000), notice })
    }
    const onEngine = (engine: string, because: string | null) => {
      notice = engine === 'wasm' && because ? `Measuring on WebAssembly, since ${because}.` : null
    }
    const request = { mode, only: [], engine: null, device: null, threads: null, name: null, seed: null, replay: null, signal: controller.signal, onProgress, onEngine }
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
    this.controller?.abort()
    return this.controller !== null
  }

  private tell(status: MeasureStatus): void {
    this.status = status
    this.emit({ type: 'measure', status })
  }
}

function view({ benchmark, phase, launch, launches, done, total, samples }: RunProgress, seconds: number): ProgressView {
  return { benchmark, phase: phase.replace('-', ' '), launch, launches, done, total, samples, timeLeft: timeLeft(done, total, seconds) }
}

function messageOf(error: unknown): string {
  const { message, advice } = error as { message?: string; advice?: string }
  return [message ?? String(error), advice].filter(Boolean).join(' ')
}
