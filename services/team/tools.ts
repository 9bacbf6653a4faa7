import os from 'node:os'
import path from 'node:path'
import { type Services } from '../create-services'
import { samplerEnv } from '../sampler/sampler-env'
import { processExists, processStart } from '../storage/process-start'
import { systemClock } from './fs-port'
import { type TeamTools } from './membership'
import { nodeFs } from './node-fs'
import { personalTexts } from './personal'
import { readerPool } from './reader-pool'
import { type Writer } from './temporaries'

/** This process, told from one that has its pid later and from one on another host that shares the data folder. */
function thisWriter(): Writer {
  const host = os.hostname()
  const idOf = (pid: number) => JSON.stringify([host, pid, processStart(pid)])
  return {
    id: idOf(process.pid),
    alive(id) {
      try {
        const [where, pid] = JSON.parse(id) as [string, number, string | null]
        // Of another host nothing can be seen: its files are left for a day.
        return where !== host || (Number.isSafeInteger(pid) && pid > 0 && processExists(pid) && idOf(pid) === id)
      } catch {
        return false
      }
    },
  }
}

/** The real thing: this machine's file system, clock and processes. Close the reader when done. */
export const teamToolsOf = ({ paths, version, workerFile, driver, env }: Services): TeamTools => ({
  port: nodeFs,
  clock: systemClock,
  dataDir: paths.dataDir,
  reader: readerPool(driver, path.join(path.dirname(workerFile), 'team-parser.cjs'), samplerEnv(env)),
  writer: thisWriter(),
  version,
  windows: process.platform === 'win32',
  personal: () => personalTexts(env),
})
