import { type IncomingMessage } from 'node:http'
import { type Duplex } from 'node:stream'
import { WebSocket, WebSocketServer } from 'ws'
import { largestCallBytes, type SocketMessage } from '../../core/contract/socket'
import { type AppHost } from '../app/host'
import { answerMessage } from './messages'

/** A person's windows and tabs; more is a page gone wrong. */
export const mostSockets = 8
/** What may wait for a page that does not read: beyond it, the page is let go and finds us again when it wakes. */
export const mostWaitingBytes = 8 * 1024 * 1024
const pingEveryMs = 30_000
/** How long a farewell may take. */
const farewellMs = 500

/** The WebSockets of the pages that were let in: carries their calls to the host and its events to all of them. */
export class Sockets {
  // Compressing for a reader on the same machine costs time and memory, and has had holes.
  private readonly server = new WebSocketServer({ noServer: true, maxPayload: largestCallBytes, perMessageDeflate: false })
  private readonly silent = new Set<WebSocket>()
  private readonly beat: NodeJS.Timeout
  private readonly unsubscribe: () => void

  constructor(
    private readonly host: AppHost,
    everyMs = pingEveryMs,
  ) {
    this.beat = setInterval(() => this.ping(), everyMs)
    this.unsubscribe = host.subscribe((event) => {
      const text = JSON.stringify({ event } satisfies SocketMessage)
      for (const socket of this.server.clients) this.send(socket, text)
    })
  }

  get full(): boolean {
    return this.server.clients.size >= mostSockets
  }

  /** Takes over a connection that the gate let through. */
  accept(request: IncomingMessage, connection: Duplex, head: Buffer): void {
    this.server.handleUpgrade(request, connection, head, (socket) => {
      socket.on('pong', () => this.silent.delete(socket))
      socket.on('close', () => this.silent.delete(socket))
      // ws closes a connection that breaks the protocol itself (1009 for a frame too large); there is no more to do.
      socket.on('error', () => undefined)
      socket.on('message', (data, isBinary) => {
        void answerMessage(this.host, String(data), isBinary).then((text) => this.send(socket, text))
      })
    })
  }

  private send(socket: WebSocket, text: string): void {
    if (socket.readyState !== WebSocket.OPEN) return
    // Not a polite close: that would wait behind the bytes that nobody reads.
    if (socket.bufferedAmount > mostWaitingBytes) socket.terminate()
    else socket.send(text, () => undefined)
  }

  /** Whoever has not answered the ping before is gone: a laptop that slept, a tunnel that broke. */
  private ping(): void {
    for (const socket of this.server.clients) {
      if (this.silent.has(socket)) socket.terminate()
      else {
        this.silent.add(socket)
        socket.ping(() => undefined)
      }
    }
  }

  /** Says goodbye (1001) and waits a moment for it to arrive. */
  async close(): Promise<void> {
    clearInterval(this.beat)
    this.unsubscribe()
    let timer: NodeJS.Timeout | undefined
    const impatient = new Promise<void>((resolve) => (timer = setTimeout(resolve, farewellMs)))
    const gone = new Promise<void>((resolve) => this.server.close(() => resolve()))
    for (const socket of this.server.clients) socket.close(1001, 'groundspeed serve ended')
    await Promise.race([gone, impatient])
    clearTimeout(timer)
    for (const socket of this.server.clients) socket.terminate()
  }
}
