import os from 'node:os'
import { type FileAnswer } from '../../core/team/index-line'
import { type WorkerDriver } from '../runner/driver'
import { type ReadJob } from './parse-file'
import { ParserProcess, type TeamReader } from './reader'

/** Files that one process is given at a time. */
const share = 50

/** Two on most machines, four where there are cores for them: each may take 256 MiB (METHOD C3). */
const processesFor = (cores: number): number => (cores >= 8 ? 4 : cores >= 2 ? 2 : 1)

/** Several reading processes that divide a slice between them; few files go to the first alone, which then is the only one. */
export class ReaderPool implements TeamReader {
  constructor(private readonly readers: readonly TeamReader[]) {}

  warm(): void {
    for (const reader of this.readers) reader.warm()
  }

  async read(root: string, jobs: readonly ReadJob[], take: (job: number, answer: FileAnswer) => void): Promise<void> {
    let next = 0
    let failed = false
    const lane = async (reader: TeamReader) => {
      while (next < jobs.length && !failed) {
        const from = next
        next = Math.min(jobs.length, from + share)
        try {
          await reader.read(root, jobs.slice(from, next), (job, answer) => take(from + job, answer))
        } catch (error) {
          failed = true
          throw error
        }
      }
    }
    const lanes = await Promise.allSettled(this.readers.slice(0, Math.ceil(jobs.length / share)).map(lane))
    for (const each of lanes) if (each.status === 'rejected') throw each.reason
  }

  close(): void {
    for (const reader of this.readers) reader.close()
  }
}

/** The readers of this machine. @param file the built reading process */
export const readerPool = (driver: WorkerDriver, file: string, env: Record<string, string>): TeamReader =>
  new ReaderPool(Array.from({ length: processesFor(os.cpus().length) }, () => new ParserProcess(driver, file, env)))
