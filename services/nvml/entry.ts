import { readNvml } from './read'

/** The process that asks the driver, answers once and ends: what the driver does to it is over with it. */
interface ParentPort {
  postMessage(message: unknown): void
}
const { parentPort } = process as unknown as { parentPort?: ParentPort }
const answer = readNvml(process.env['GROUNDSPEED_NVML_LIBRARY'])
if (parentPort) {
  parentPort.postMessage(answer)
  // A utility process ends before its last message is out unless it is given a moment.
  setTimeout(() => process.exit(0), 50)
} else process.send?.(answer, undefined, undefined, () => process.exit(0))
