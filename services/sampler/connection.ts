import { samplerMessage, type SamplerRequest } from '../../core/contract/sampler-protocol'
import { type HostMessage } from '../../core/contract/worker-protocol'
import { type Reading } from '../../core/gates/reading'
import { type WorkerDriver, type WorkerHandle } from '../runner/driver'

/** A sampler that has not answered by then hangs, and is ended. */
const answerMilliseconds = 2000
const startMilliseconds = 8000
/** A stretch of half an hour; more would be a stretch that nobody ended. */
const mostReadings = 4000

/** The owner's side of the wire. Every wait has its limit: a sampler that dies or hangs costs its readings alone. */
export class SamplerConnection {
  private readonly handle: WorkerHandle
  private readonly readings = new Map<number, Reading[]>()
  private readonly waiting = new Map<number | 'ready', () => void>()
  private stretch = 0
  alive = true

  constructor(driver: WorkerDriver, file: string, env: Record<string, string>) {
    this.handle = driver.start(file, env)
    this.handle.onStderr(() => undefined)
    this.handle.onExit(() => this.gone())
    this.handle.onMessage((raw) => this.receive(raw))
  }

  /** False when it did not start in time. */
  async open(owner: number, dataDir: string): Promise<boolean> {
    const ready = this.wait('ready', startMilliseconds)
    this.send({ type: 'open', owner, dataDir })
    await ready
    return this.alive
  }

  begin(worker: number | undefined): number {
    const stretch = this.stretch++
    this.readings.set(stretch, [])
    this.send({ type: 'begin', stretch, worker: worker ?? null })
    return stretch
  }

  /** The readings of the stretch; null where the sampler was not there to its end. */
  async end(stretch: number): Promise<Reading[] | null> {
    if (this.alive) {
      const ended = this.wait(stretch, answerMilliseconds)
      this.send({ type: 'end', stretch })
      await ended
    }
    const readings = this.readings.get(stretch)
    this.readings.delete(stretch)
    return this.alive && readings ? readings : null
  }

  close(): void {
    if (!this.alive) return
    this.send({ type: 'close' })
    setTimeout(() => this.alive && this.handle.kill(), 1000).unref()
  }

  private wait(what: number | 'ready', milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer)
        this.waiting.delete(what)
        resolve()
      }
      const timer = setTimeout(() => {
        this.handle.kill()
        this.gone()
      }, milliseconds)
      this.waiting.set(what, done)
    })
  }

  private receive(raw: unknown): void {
    const parsed = samplerMessage.safeParse(raw)
    if (!parsed.success) return
    if (parsed.data.type === 'ready') this.waiting.get('ready')?.()
    else if (parsed.data.type === 'ended') this.waiting.get(parsed.data.stretch)?.()
    else {
      const readings = this.readings.get(parsed.data.stretch)
      if (readings && readings.length < mostReadings) readings.push(parsed.data.reading)
    }
  }

  private gone(): void {
    this.alive = false
    for (const done of [...this.waiting.values()]) done()
  }

  private send(request: SamplerRequest): void {
    // The driver carries any message; its type names the worker's.
    if (this.alive) this.handle.send(request as unknown as HostMessage)
  }
}
