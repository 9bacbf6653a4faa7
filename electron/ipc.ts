import { ipcMain, type WebContents } from 'electron'
import { answerCall, type CallAnswer } from '../core/contract/app-api'
import { ipcChannel, ipcEvents } from '../core/contract/ipc-channels'
import { appEvent, type AppEvent } from '../core/contract/views'
import { createAppHandlers } from '../services/app/handlers'
import { type Services } from '../services/create-services'
import { isTrustedSender, type SenderFrame } from './trusted-sender'

/**
 * Every call of the window comes through here: the sender is checked, then the channel, the input and the output.
 * Events go to the windows that `contents` names, checked as well.
 */
export function serveCalls(services: Services, contents: () => WebContents[]): void {
  const emit = (event: AppEvent) => {
    const checked = appEvent.parse(event)
    for (const each of contents()) if (!each.isDestroyed()) each.send(ipcEvents, checked)
  }
  const { handlers } = createAppHandlers(services, emit)
  ipcMain.handle(ipcChannel, async (event, channel: unknown, input: unknown): Promise<CallAnswer<unknown>> => {
    if (!isTrustedSender(event.senderFrame as unknown as SenderFrame | null)) {
      return { ok: false, code: 'untrusted-sender', message: 'this page may not call' }
    }
    return answerCall(handlers, channel, input)
  })
}
