import { contextBridge, ipcRenderer } from 'electron'
import { ipcChannel, ipcEvents } from '../core/contract/ipc-channels'

/** The page sees two functions and nothing of Electron. */
contextBridge.exposeInMainWorld('groundspeed', {
  call: (channel: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(ipcChannel, channel, input),
  /** @returns the function that stops listening */
  listen: (listener: (event: unknown) => void): (() => void) => {
    const forward = (_event: unknown, value: unknown) => listener(value)
    ipcRenderer.on(ipcEvents, forward)
    return () => ipcRenderer.removeListener(ipcEvents, forward)
  },
})
