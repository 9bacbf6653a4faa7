import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { answerCall, type Channel, type ChannelInput, type ChannelOutput } from '../../core/contract/app-api'
import { parseRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { createServices, type Services } from '../create-services'
import { childDriver } from '../runner/child-driver'
import { createAppHandlers } from './handlers'
import { browserFeatures } from './host-features'

/** The run of a workstation with an RTX 3090, as its file says. */
export const workstation = (): RunFile => parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/rtx-3090-workstation.groundspeed.json'), 'utf8'), 'fixture')

/**
 * What the window asks, over a data folder that is empty at the beginning of each test of the file.
 * @param day on which the tests take place: prices age, and are part of many answers. Without one it is today
 */
export function emptyApp(day?: string) {
  let services: Services
  beforeEach(() => {
    const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-app-'))
    services = createServices({ paths: { dataDir, cacheDir: dataDir }, version: '1.2.3', workerFile: 'none', driver: childDriver, env: { PATH: '/usr/bin:/bin' } })
    if (day !== undefined) vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T12:00:00Z`) })
  })
  afterEach(() => {
    vi.useRealTimers()
    fs.rmSync(services.paths.dataDir, { recursive: true, force: true })
  })
  /** A message as it comes in, whatever it holds. */
  const call = (channel: string, input: unknown) => answerCall(createAppHandlers(services, browserFeatures, () => undefined).handlers, channel, input)
  /** A call as the window makes it, with a refusal as an answer like any other. */
  const ask = <C extends Channel>(channel: C, input: ChannelInput<C>) => call(channel, input)
  return {
    get services() {
      return services
    },
    call,
    ask,
    /** @throws Error with the refusal's words */
    async value<C extends Channel>(channel: C, input: ChannelInput<C>): Promise<ChannelOutput<C>> {
      const answer = await ask(channel, input)
      if (!answer.ok) throw new Error(`${answer.code}: ${answer.message} ${answer.advice} ${answer.detail}`)
      return answer.value as ChannelOutput<C>
    },
  }
}
