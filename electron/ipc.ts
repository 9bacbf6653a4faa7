import os from 'node:os'
import { ipcMain } from 'electron'
import { answerCall, ipcChannel, type CallAnswer, type Handlers } from '../core/contract/app-api'
import { describeMachine } from '../core/machine/describe'
import { type Services } from '../services/create-services'
import { probeMachine } from '../services/probes'
import { isTrustedSender, type SenderFrame } from './trusted-sender'

const makeHandlers = (services: Services): Handlers => ({
  async 'machine-summary'() {
    const { env, paths, version } = services
    const facts = await probeMachine({ env, dataDir: paths.dataDir, signal: new AbortController().signal, at: new Date() })
    return { hostName: os.hostname(), description: describeMachine(facts), version, electron: process.versions['electron'] ?? 'none' }
  },
})

/** Every call of the window comes through here: the sender is checked, then the channel, the input and the output. */
export function serveCalls(services: Services): void {
  const handlers = makeHandlers(services)
  ipcMain.handle(ipcChannel, async (event, channel: unknown, input: unknown): Promise<CallAnswer<unknown>> => {
    if (!isTrustedSender(event.senderFrame as unknown as SenderFrame | null)) {
      return { ok: false, code: 'untrusted-sender', message: 'this page may not call' }
    }
    return answerCall(handlers, channel, input)
  })
}
