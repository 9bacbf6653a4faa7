import v8 from 'node:v8'
import { parserRequest, type ParserMessage } from '../../core/contract/team-parser-protocol'
import { nodeFs } from './node-fs'
import { readAndParse } from './parse-file'

/**
 * The process that reads other people's files: whatever one of them does to it costs that file alone. Its owner ends it
 * when it is silent for too long; its heap has a limit of its own (METHOD C3).
 */
const heapMiB = 192
/** A read that takes longer says so, so that a slow share is not taken for a file that never ends. ms */
const saySlowMs = 500
v8.setFlagsFromString(`--max-old-space-size=${heapMiB}`)

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
  for (const [job, each] of jobs.entries()) {
    const slow = setInterval(() => send({ type: 'waiting', job }), saySlowMs)
    const answer = await readAndParse(nodeFs, root, each)
    clearInterval(slow)
    send({ type: 'answer', job, answer })
  }
}

if (parentPort) parentPort.on('message', ({ data }) => void serve(data))
else {
  // Without its owner there is nobody to read for.
  process.on('disconnect', () => process.exit(0))
  process.on('message', (message) => void serve(message))
}
send({ type: 'ready' })
