import { samplerRequest, type SamplerMessage, type SamplerRequest } from '../../core/contract/sampler-protocol'

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

export interface SamplerPort {
  send(message: SamplerMessage): void
  /** Requests that fit the contract; others are not for us. */
  onRequest(listener: (request: SamplerRequest) => void): void
}

/** The sampler's side of the wire: Electron's utilityProcess or child_process, whichever started it. */
export function connectPort(leave: () => void): SamplerPort {
  const checked = (listener: (request: SamplerRequest) => void) => (message: unknown) => {
    const parsed = samplerRequest.safeParse(message)
    if (parsed.success) listener(parsed.data)
  }
  const { parentPort } = process as unknown as { parentPort?: ParentPort }
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onRequest: (listener) => parentPort.on('message', ({ data }) => checked(listener)(data)),
    }
  }
  if (!process.send) throw new Error('the sampler must be started by Groundspeed')
  // Without its owner there is nobody to read for.
  process.on('disconnect', leave)
  return {
    send: (message) => {
      if (process.connected) process.send!(message, undefined, undefined, () => undefined)
    },
    onRequest: (listener) => process.on('message', checked(listener)),
  }
}
