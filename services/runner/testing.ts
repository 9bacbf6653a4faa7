import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { createServices, type Services } from '../create-services'
import { resolvePaths } from '../paths'
import { childDriver } from './child-driver'
import { type RunRequest } from './start-run'

/** Services with a data folder of their own and the machine's runtimes: what a real run has. */
export function testServices(env: NodeJS.ProcessEnv = process.env): Services & { remove: () => void } {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-data-'))
  const { cacheDir } = resolvePaths(process.env)
  const workerFile = path.resolve(__dirname, '../../dist/main/worker.cjs')
  const services = createServices({ paths: { dataDir, cacheDir }, version: 'test', workerFile, driver: childDriver, env })
  return { ...services, remove: () => fs.rmSync(dataDir, { recursive: true, force: true }) }
}

export const quickRequest = (over: Partial<RunRequest> = {}): RunRequest => ({
  mode: 'quick',
  only: [],
  engine: null,
  device: null,
  threads: null,
  name: null,
  seed: 1,
  replay: null,
  signal: new AbortController().signal,
  ...over,
})
