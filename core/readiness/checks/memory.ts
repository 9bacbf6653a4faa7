import { reasonText } from '../../result/known'
import { formatBytes } from '../../units'
import { type ReadinessCheck } from '../check'

const gibibyte = 1024 ** 3
/** The largest benchmark and TensorFlow together take about 3 GiB. */
const comfortable = 4 * gibibyte
/** TensorFlow alone does not load in less. */
const least = gibibyte

export const memoryCheck: ReadinessCheck = {
  id: 'memory-available',
  title: 'Available memory',
  look({ facts: { memory } }) {
    const { availableBytes } = memory
    if (!availableBytes.known) return { state: 'unknown', sees: reasonText[availableBytes.because] }
    const sees = `${formatBytes(availableBytes.value)} available`
    if (availableBytes.value >= comfortable) return { state: 'ok', sees }
    return { state: availableBytes.value < least ? 'block' : 'warn', sees, advises: 'Close programs that hold much memory: a run takes about 3 GiB.' }
  },
}
