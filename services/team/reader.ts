import { failure } from '../../core/errors/user-error'
import { type FileAnswer } from '../../core/team/index-line'
import { parserMessage, type ParserMessage } from '../../core/contract/team-parser-protocol'
import { type HostMessage } from '../../core/contract/worker-protocol'
import { type WorkerDriver, type WorkerHandle } from '../runner/driver'
import { type FsPort } from './fs-port'
import { answerFor, readJob, type ReadJob } from './parse-file'

/** Reads files; `take` gets each answer as it comes. */
export interface TeamReader {
  /** Much is about to be read: what takes time to start may start. */
  warm(): void
  read(root: string, jobs: readonly ReadJob[], take: (job: number, answer: FileAnswer) => void): Promise<void>
  close(): void
}

/** In this process: for tests with a file system of their own. */
export const readerHere = (port: FsPort): TeamReader => ({
  async read(root, jobs, take) {
    for (const [i, job] of jobs.entries()) take(i, answerFor(job, await readJob(port, root, job)))
  },
  warm: () => undefined,
  close: () => undefined,
})

/** METHOD C3: a file that takes longer than this is not one of ours. ms */
const perFileMs = 2000
/** A share that does not answer at all is left for the next look. ms */
const slowShareMs = 30_000
const startMs = 15_000

type Outcome = 'done' | 'too-slow' | 'share' | 'died'

/** The reader in a process of its own. One that dies, hangs or runs out of memory costs the file that it was at. */
export class ParserProcess implements TeamReader {
  private handle: WorkerHandle | null = null
  /** It has said that it reads: starting takes longer than any file may. */
  private up = false
  private listener: ((message: ParserMessage | 'gone') => void) | null = null

  constructor(
    private readonly driver: WorkerDriver,
    private readonly file: string,
    private readonly env: Record<string, string>,
    private readonly limitMs = perFileMs,
  ) {}

  async read(root: string, jobs: readonly ReadJob[], take: (job: number, answer: FileAnswer) => void): Promise<void> {
    let from = 0
    while (from < jobs.length) {
      const start = from
      const outcome = await this.once(root, jobs.slice(start), (job, answer) => {
        from = start + job + 1
        take(start + job, answer)
      })
      if (outcome === 'done') return
      take(from, this.verdict(outcome))
      from++
    }
  }

  warm(): void {
    this.start()
  }

  close(): void {
    this.handle?.kill()
    this.handle = null
    this.up = false
  }

  private verdict(outcome: Exclude<Outcome, 'done'>): FileAnswer {
    if (outcome === 'share') return { state: 'pending', because: 'the share did not give it in time' }
    return { state: 'refused', because: outcome === 'too-slow' ? `reading it took longer than ${this.limitMs / 1000} s` : 'reading it ended the process that reads (memory or a defect)' }
  }

  private start(): WorkerHandle {
    if (this.handle) return this.handle
    const handle = this.driver.start(this.file, this.env)
    this.handle = handle
    handle.onStderr(() => undefined)
    handle.onMessage((raw) => {
      const parsed = parserMessage.safeParse(raw)
      if (this.handle !== handle || !parsed.success) return
      if (parsed.data.type === 'ready') this.up = true
      this.listener?.(parsed.data)
    })
    handle.onExit(() => {
      if (this.handle !== handle) return
      this.handle = null
      this.up = false
      this.listener?.('gone')
    })
    return handle
  }

  private once(root: string, jobs: readonly ReadJob[], take: (job: number, answer: FileAnswer) => void): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      let timer: NodeJS.Timeout | undefined
      let slowSince: number | null = null
      const end = (outcome: Outcome) => {
        clearTimeout(timer)
        this.listener = null
        if (outcome !== 'done') this.close()
        resolve(outcome)
      }
      const arm = (ms: number, outcome: Outcome) => {
        clearTimeout(timer)
        timer = setTimeout(() => end(outcome), ms)
      }
      let ready = this.up
      const running = ready
      const noStart = () => {
        clearTimeout(timer)
        this.listener = null
        this.close()
        reject(failure('The process that reads the files of the team did not start.', 'Run `groundspeed doctor`; free some memory and try again.'))
      }
      this.listener = (message) => {
        if (message === 'gone') {
          if (ready) end('died')
          else noStart()
        } else if (message.type === 'ready') {
          ready = true
          arm(this.limitMs, 'too-slow')
        }
        else if (message.type === 'waiting') {
          slowSince ??= Date.now()
          if (Date.now() - slowSince > slowShareMs) end('share')
          else arm(this.limitMs, 'too-slow')
        } else {
          slowSince = null
          take(message.job, message.answer)
          if (message.job === jobs.length - 1) end('done')
          else arm(this.limitMs, 'too-slow')
        }
      }
      if (running) arm(this.limitMs, 'too-slow')
      else timer = setTimeout(noStart, startMs)
      this.start().send({ type: 'read', root, jobs } as unknown as HostMessage)
    })
  }
}
