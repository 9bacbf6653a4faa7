import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { failure } from '../../core/errors/user-error'
import { type AdviceSession } from '../../core/contract/advise-views'
import { printRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { type Workload } from '../../core/workload/schema'
import { type Services } from '../create-services'
import { teamCards } from '../team/anchors'

/** A report of 10 KB of samples takes a second; one that takes this long will not end. */
const limitMs = 60_000

/** Renders beside the main thread. @param advice what the report advises; null: it does not @throws UserError when it fails or takes too long */
export async function renderInThread(services: Services, run: RunFile, format: string, workload: Workload, advice: AdviceSession | null = null): Promise<string> {
  const { workerFile, paths } = services
  const cards = await teamCards(services)
  return await new Promise((resolve, reject) => {
    const thread = new Worker(path.join(path.dirname(workerFile), 'report.cjs'), { workerData: { run: printRun(run), format, workload: JSON.stringify(workload), advice, cards, paths } })
    const fail = (why: string) => reject(failure(`The report could not be made: ${why}.`, 'Try another format.'))
    const timer = setTimeout(() => {
      fail('it took too long')
      void thread.terminate()
    }, limitMs)
    thread.once('message', (text: string) => resolve(text))
    thread.once('error', (error) => fail(error.message))
    thread.once('exit', () => {
      clearTimeout(timer)
      fail('it ended without a word')
    })
  })
}
