import fs from 'node:fs'
import http from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import { WebSocket, type ClientOptions } from 'ws'
import { socketMessage } from '../../../core/contract/socket'
import { createServices } from '../../create-services'
import { childDriver } from '../../runner/child-driver'
import { serve, type ServeInput, type Served } from '../serve'

export type Message = { id?: number | null; answer?: { ok: boolean; code?: string; value?: unknown }; event?: { type: string } }

/** A server on a data folder and pages of its own. */
export async function startServer(more: Partial<ServeInput> = {}): Promise<{ served: Served; visitor: Visitor; folder: string }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-serve-'))
  const rendererFolder = path.join(folder, 'renderer')
  fs.mkdirSync(path.join(rendererFolder, 'assets'), { recursive: true })
  fs.writeFileSync(path.join(rendererFolder, 'index.html'), '<title>Groundspeed</title>')
  fs.writeFileSync(path.join(rendererFolder, 'assets', 'index.js'), 'void 0')
  fs.writeFileSync(path.join(folder, 'secret.html'), 'secret')
  const services = createServices({ paths: { dataDir: folder, cacheDir: folder }, version: '1.2.3', workerFile: 'none', driver: childDriver, env: { PATH: '/usr/bin:/bin' } })
  const served = await serve({ services, rendererFolder, port: 0, ...more })
  return { served, visitor: new Visitor(served.port), folder }
}

export interface Reply {
  readonly status: number
  readonly headers: http.IncomingHttpHeaders
  readonly body: string
}

/** A browser, as far as the server can tell; or a page, a program or a person who only looks like one. */
export class Visitor {
  cookie = ''
  constructor(readonly port: number) {}

  get host(): string {
    return `127.0.0.1:${this.port}`
  }

  /** One request with exactly this path and these headers. `null` leaves one out. */
  get(target: string, headers: Record<string, string | null> = {}, method = 'GET'): Promise<Reply> {
    const all = Object.entries({ host: this.host, ...(this.cookie ? { cookie: this.cookie } : {}), ...headers }).filter((each): each is [string, string] => each[1] !== null)
    return new Promise((resolve, reject) => {
      const request = http.request({ host: '127.0.0.1', port: this.port, path: target, method, agent: false, headers: Object.fromEntries(all) }, (response) => {
        let body = ''
        response.setEncoding('utf8').on('data', (text: string) => (body += text))
        response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }))
      })
      request.on('error', reject).end()
    })
  }

  /** Follows the link, and keeps the cookie as a browser would. */
  async comeIn(link: string): Promise<Reply> {
    const reply = await this.get(link.slice(`http://${this.host}`.length))
    this.cookie = reply.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    return reply
  }

  /** Opens the socket. @throws Error "Unexpected server response: 403" when it is refused */
  async open(headers: Record<string, string | null> = {}, options: ClientOptions = {}, target = '/socket'): Promise<Connection> {
    const all = Object.entries({ origin: `http://${this.host}`, ...(this.cookie ? { cookie: this.cookie } : {}), ...headers }).filter((each): each is [string, string] => each[1] !== null)
    const socket = new WebSocket(`ws://${this.host}${target}`, { headers: Object.fromEntries(all), ...options })
    const connection = new Connection(socket)
    await once(socket, 'open')
    return connection
  }
}

/** The page's end of a socket, and all that came through it. */
export class Connection {
  readonly messages: Message[] = []
  readonly closed: Promise<number>
  constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => this.messages.push(socketMessage.parse(JSON.parse(String(data))) as Message))
    this.closed = new Promise((resolve) => socket.on('close', resolve))
  }

  /** The first message, come or to come, that fits. */
  async next(fits: (message: Message) => boolean): Promise<Message> {
    for (;;) {
      const found = this.messages.find(fits)
      if (found) return found
      await once(this.socket, 'message')
    }
  }

  async ask(id: number, channel: string, input: unknown): Promise<Message['answer']> {
    this.socket.send(JSON.stringify({ id, channel, input }))
    return (await this.next((message) => message.id === id)).answer
  }
}
