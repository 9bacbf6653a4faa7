import { connectPort } from './port'
import { serveWorker } from './serve'

/** The worker process: one launch of measurements for the process that started it. */
const hrtime = () => Number(process.hrtime.bigint()) / 1e9
const collect = (globalThis as { gc?: (options: { type: 'minor' }) => void }).gc

serveWorker(connectPort(), {
  now: hrtime,
  // Young garbage only: a full collection also throws away what the compilers learned, and halves the speed of small ops.
  collect: () => collect?.({ type: 'minor' }),
  leave: async (code) => {
    // The last message must be out before the process is gone: give the pipe one turn.
    await new Promise((resolve) => setTimeout(resolve, 20))
    const { exitAtOnce } = await import('../backends/tensorflow/memory')
    exitAtOnce(code)
  },
})
