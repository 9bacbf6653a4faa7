import { startRun } from '../services/runner/start-run'
import { type Services } from '../services/create-services'
import { watchEventLoop } from './event-loop'

/**
 * Lets the end-to-end tests run benchmarks in utilityProcess through the same service as the window will, and the
 * window's benchmark watch the main process. Only under GROUNDSPEED_E2E=1, and only in the main process, which whoever
 * can set that variable owns anyway.
 */
export function exposeForTests(services: Services): void {
  if (process.env['GROUNDSPEED_E2E'] !== '1') return
  const measure = (only: string[]) =>
    startRun(services, { mode: 'quick', only, engine: null, device: null, threads: null, name: null, seed: 1, replay: null, signal: new AbortController().signal })
  Object.assign(globalThis, { groundspeedE2e: { measure, watchEventLoop, startedAt: process.getCreationTime() } })
}
