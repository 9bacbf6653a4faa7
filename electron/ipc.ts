import { ipcMain, type WebContents } from 'electron'
import { refusal, type CallAnswer } from '../core/contract/app-api'
import { ipcChannel, ipcEvents } from '../core/contract/ipc-channels'
import { type AppHost } from '../services/app/host'
import { isTrustedSender, type SenderFrame } from './trusted-sender'

/** Carries the window's calls to the host, once the sender is checked, and the host's events to the windows. */
export function serveCalls(host: AppHost, contents: () => WebContents[]): void {
  host.subscribe((event) => {
    for (const each of contents()) if (!each.isDestroyed()) each.send(ipcEvents, event)
  })
  ipcMain.handle(ipcChannel, async (event, channel: unknown, input: unknown): Promise<CallAnswer<unknown>> => {
    if (!isTrustedSender(event.senderFrame as unknown as SenderFrame | null)) {
      return refusal('untrusted-sender', 'This page may not call.')
    }
    return host.answer(channel, input)
  })
}
