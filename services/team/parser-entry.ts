import os from 'node:os'
import v8 from 'node:v8'
import { parserRequest, type ParserMessage } from '../../core/contract/team-parser-protocol'
import { nodeFs } from './node-fs'
import { answerFor, readJob } from './parse-file'

/**
 * The process that reads other people's files: whatever one of them does to it costs that file alone. Its owner ends it
 * when it is silent for too long; its heap has a limit of its own (METHOD C3).
 */
const heapMiB = 192
/** A read that takes longer says so, so that a slow share is not taken for a file that never ends. ms */
const saySlowMs = 500
/** Files that are fetched while one is parsed: a share answers each call after a round trip. 16 of the largest are 32 MiB. */
const ahead = 16
v8.setFlagsFromString(`--max-old-space-size=${heapMiB}`)

/**
 * The window and a measurement come first: two of these take both cores of a small machine, and at the same priority the
 * owner waited 100 ms for its turn. On an idle machine it costs nothing.
 */
try {
  os.setPriority(os.constants.priority.PRIORITY_BELOW_NORMAL)
} catch {
  // A system that does not let a process step back lets it read as it is.
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}
const { parentPort } = process as unknown as { parentPort?: ParentPort }
const send = (message: ParserMessage): void => {
  if (parentPort) parentPort.postMessage(message)
  else if (process.connected) process.send!(message, undefined, undefined, () => undefined)
}

async function serve(raw: unknown): Promise<void> {
  const request = parserRequest.safeParse(raw)
  if (!request.success) return
  const { root, jobs } = request.data
  const fetch = (job: number) => (job < jobs.length ? readJob(nodeFs, root, jobs[job]!) : null)
  const fetched = jobs.slice(0, ahead).map((_, job) => fetch(job))
  let at = 0
  const slow = setInterval(() => send({ type: 'waiting', job: at }), saySlowMs)
  for (const [job, each] of jobs.entries()) {
    at = job
    const read = await fetched.shift()!
    fetched.push(fetch(job + ahead))
    send({ type: 'answer', job, answer: answerFor(each, read!) })
  }
  clearInterval(slow)
}

if (parentPort) parentPort.on('message', ({ data }) => void serve(data))
else {
  // Without its owner there is nobody to read for.
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => void serve(message))
}
send({ type: 'ready' })
