import fs from 'node:fs'
import { createServer, STATUS_CODES } from 'node:http'
import { type Socket } from 'node:net'
import path from 'node:path'
import { type Duplex } from 'node:stream'
import { socketPath } from '../../core/contract/socket'
import { failure } from '../../core/errors/user-error'
import { createAppHost } from '../app/host'
import { type Services } from '../create-services'
import { Gate, type GateOptions } from './gate'
import { listen } from './listen'
import { OneTimeToken } from './one-time-token'
import { createPages, startPath } from './pages'
import { refusals, type Refusal } from './refusal'
import { Sessions } from './sessions'
import { Sockets } from './sockets'

export interface ServeInput {
  readonly services: Services
  /** The built pages (dist/renderer). */
  readonly rendererFolder: string
  /** 0 is any free one; null the usual one, or any free one while that is taken. */
  readonly port: number | null
  readonly now?: () => number
  readonly owner?: GateOptions['owner']
  readonly pingEveryMs?: number
}

export interface Served {
  readonly port: number
  /** A link that lets one browser in, once; the link before it ends. */
  newLink(): string
  /** Ends windows, a run under way (kept as interrupted) and the server, in this order. */
  close(): Promise<void>
}

/** No client may hold the server by being slow: ten seconds for the headers, fifteen for all of a request. */
const limits = { headersTimeout: 10_000, requestTimeout: 15_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000, maxHeaderSize: 16 * 1024 }
/** A browser opens six per host; a few windows of two browsers fit. */
const mostConnections = 64

function refuseConnection(connection: Duplex, { status }: Refusal): void {
  connection.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`, () => connection.destroy())
}

/** The window in a browser: its pages over HTTP, its calls over a WebSocket, for this account on this machine alone. */
export async function serve(input: ServeInput): Promise<Served> {
  const { services, rendererFolder, now } = input
  if (!fs.existsSync(path.join(rendererFolder, 'index.html'))) throw failure(`The pages are not in ${rendererFolder}.`, 'Run `npm run build`, then start groundspeed serve again.')
  const server = createServer(limits)
  server.maxConnections = mostConnections
  const connections = new Set<Socket>()
  server.on('connection', (connection: Socket) => {
    connections.add(connection)
    connection.once('close', () => connections.delete(connection))
  })
  const port = await listen(server, input.port)
  const token = new OneTimeToken(now)
  const sessions = new Sessions(port)
  const gate = new Gate({ port, sessions, env: services.env, ...(input.owner ? { owner: input.owner } : {}) })
  const host = createAppHost(services)
  const sockets = new Sockets(host, input.pingEveryMs)
  const pages = createPages({ rendererFolder, gate, token, sessions })
  server.on('request', (request, response) => void pages(request, response))
  server.on('upgrade', (request, connection, head) => {
    connection.on('error', () => connection.destroy())
    const refused = request.url === socketPath ? (gate.refuseSocket(request) ?? (sockets.full ? refusals.full : null)) : refusals.missing
    if (refused) refuseConnection(connection, refused)
    else sockets.accept(request, connection, head)
  })
  return {
    port,
    newLink: () => `http://127.0.0.1:${port}${startPath}?token=${token.renew()}`,
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sockets.close()
      await host.close()
      for (const connection of connections) connection.destroy()
      await closed
    },
  }
}
