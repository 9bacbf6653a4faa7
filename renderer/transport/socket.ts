import { type z } from 'zod'
import { refusal } from '../../core/contract/app-api'
import { type Transport } from '../../core/contract/client'
import { socketMessage } from '../../core/contract/socket'

/** Waits between tries to reach a server that has gone, ms; the last one repeats. */
const waits = [200, 500, 1000, 2000, 5000]

export interface SocketTransport extends Transport {
  /** Told whenever the connection comes or goes. @returns the function that stops listening */
  onConnection(listener: (connected: boolean) => void): () => void
}

const gone = refusal('away', 'The connection to Groundspeed is lost.', 'See whether `groundspeed serve` still runs in its terminal; this page finds it again by itself. If it was started anew, open its new link.')

/** Null for what is no message: the server is ours, but what arrives is parsed all the same. */
function parseMessage(text: string): z.infer<typeof socketMessage> | null {
  try {
    return socketMessage.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** The WebSocket of `groundspeed serve`: calls are numbered, answers come in any order, and a lost connection is sought again. */
export function socketTransport(address: string): SocketTransport {
  const waiting = new Map<number, (answer: unknown) => void>()
  const listeners = new Set<(event: unknown) => void>()
  const watchers = new Set<(connected: boolean) => void>()
  let socket: WebSocket
  let next = 1
  let tries = 0

  const open = () => {
    socket = new WebSocket(address)
    socket.onopen = () => {
      tries = 0
      for (const watch of watchers) watch(true)
    }
    socket.onmessage = ({ data }) => receive(String(data))
    socket.onclose = () => {
      for (const answer of waiting.values()) answer(gone)
      waiting.clear()
      for (const watch of watchers) watch(false)
      setTimeout(open, waits[Math.min(tries++, waits.length - 1)])
    }
  }

  const receive = (text: string) => {
    const message = parseMessage(text)
    if (message === null) return
    if ('event' in message) for (const listener of listeners) listener(message.event)
    else if (message.id !== null) {
      waiting.get(message.id)?.(message.answer)
      waiting.delete(message.id)
    }
  }

  /** A call made while the page is opening waits for the connection. */
  const ready = (): Promise<boolean> => {
    if (socket.readyState === WebSocket.OPEN) return Promise.resolve(true)
    if (socket.readyState !== WebSocket.CONNECTING) return Promise.resolve(false)
    const opening = socket
    return new Promise((resolve) => {
      opening.addEventListener('open', () => resolve(true), { once: true })
      opening.addEventListener('close', () => resolve(false), { once: true })
    })
  }

  open()
  return {
    async call(channel, input) {
      if (!(await ready())) return gone
      const id = next++
      return new Promise((resolve) => {
        waiting.set(id, resolve)
        socket.send(JSON.stringify({ id, channel, input }))
      })
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    onConnection(listener) {
      watchers.add(listener)
      return () => watchers.delete(listener)
    },
  }
}
