import { systemFiles } from './files'
import { connectPort } from './port'
import { readers as allReaders } from './readers/list'
import { serveSampler } from './serve'

/** The sampler process: reads the machine beside a run, light enough not to be a load of its own. */
const readers = allReaders()
const leave = () => {
  for (const reader of readers) reader.stop?.()
  process.exit(0)
}

serveSampler(connectPort(leave), {
  files: systemFiles,
  readers,
  platform: process.platform,
  env: process.env,
  pid: process.pid,
  monotonic: () => Number(process.hrtime.bigint()) / 1e9,
  wall: () => Date.now() / 1000,
  leave,
})
