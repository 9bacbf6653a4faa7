/** The worker's side of the wire, whichever way it was started. */
export interface Port {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

/** Electron's utilityProcess talks through process.parentPort, child_process through process.send. */
export function connectPort(): Port {
  const parentPort = (process as unknown as { parentPort?: ParentPort }).parentPort
  if (parentPort) {
    return {
      send: (message) => parentPort.postMessage(message),
      onMessage: (listener) => parentPort.on('message', (event) => listener(event.data)),
    }
  }
  if (!process.send) throw new Error('the worker must be started by Groundspeed')
  // A worker whose owner is gone has nobody to measure for.
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))
  return {
    send: (message) => process.send!(message),
    onMessage: (listener) => process.on('message', listener),
  }
}
