import { type PreparedKernel } from '../../core/benchmark/definition'
import { type HostMessage, type WorkerMessage } from '../../core/contract/worker-protocol'
import { type Backend } from '../backends/backend'
import { BackendError } from '../backends/backend-error'
import { definitionOf, prepareChecked } from './prepare'
import { type ReportProgress } from './serve'

type Message<T extends HostMessage['type']> = Extract<HostMessage, { type: T }>
type Reply<T extends WorkerMessage['type']> = Extract<WorkerMessage, { type: T }>

/** Timers are late by about a millisecond: the last stretch before a round is waited out with open eyes, s. */
const watchful = 0.002

/** One of several workers that do the same job at the same time. It keeps its job between rounds. */
export class CrewMember {
  private prepared: PreparedKernel | null = null

  constructor(private readonly now: () => number) {}

  /** Ready to be timed: checked, its first iteration apart, warmed up. @throws BackendError as any benchmark */
  async join(message: Message<'join'>, backend: Backend, progress: ReportProgress): Promise<Omit<Reply<'joined'>, 'type' | 'benchmark'>> {
    await this.prepared?.dispose()
    this.prepared = null
    const { prepared, check } = await prepareChecked(definitionOf(message.benchmark, backend), message, backend, progress)
    this.prepared = prepared
    const coldStartSeconds = await this.time(prepared, 1)
    await progress('warming-up', 1, coldStartSeconds)
    const started = this.now()
    let iterationSeconds = coldStartSeconds
    let warmUpIterations = 0
    do {
      iterationSeconds = await this.time(prepared, 1)
      warmUpIterations++
    } while (this.now() - started < message.warmUpSeconds)
    return { check, device: prepared.device, notes: [...(prepared.notes ?? [])], coldStartSeconds, warmUpIterations, iterationSeconds, ...(prepared.computedAs ? { computedAs: prepared.computedAs } : {}) }
  }

  /** @throws BackendError failed when it was not asked to join */
  async round({ iterations, at }: Message<'round'>): Promise<Omit<Reply<'round-done'>, 'type'>> {
    if (!this.prepared) throw new BackendError('failed', 'a round before joining')
    const left = at - this.now() - watchful
    if (left > 0) await new Promise((resolve) => setTimeout(resolve, 1000 * left))
    while (this.now() < at);
    const startedAt = this.now()
    await this.prepared.run(iterations)
    return { startedAt, endedAt: this.now(), checksum: this.prepared.checksum() }
  }

  private async time(prepared: PreparedKernel, iterations: number): Promise<number> {
    const start = this.now()
    await prepared.run(iterations)
    return this.now() - start
  }
}
