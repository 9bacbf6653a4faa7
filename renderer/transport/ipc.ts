import { type Transport } from '../../core/contract/client'

declare global {
  interface Window {
    /** What the preload script exposes; absent in a browser. */
    groundspeed?: {
      call(channel: string, input: unknown): Promise<unknown>
      listen(listener: (event: unknown) => void): () => void
    }
  }
}

/** Electron's IPC, through the preload script. */
export const ipcTransport = ({ call, listen }: NonNullable<Window['groundspeed']>): Transport => ({ call, listen })
