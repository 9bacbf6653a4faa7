import { contextBridge, ipcRenderer } from 'electron'
import { ipcChannel } from '../core/contract/app-api'

/** The page sees one function and nothing of Electron. */
contextBridge.exposeInMainWorld('groundspeed', {
  call: (channel: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(ipcChannel, channel, input),
})
