import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { once } from 'node:events'
import http from 'node:http'
import { type AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { createAppHost, type AppHost } from '../app/host'
import { createServices } from '../create-services'
import { childDriver } from '../runner/child-driver'
import { type ServeInput, type Served } from './serve'
import { mostSockets, Sockets } from './sockets'
import { Connection, startServer, type Visitor } from './testing/visitor'

let served: Served
let visitor: Visitor
let folder: string
const start = async (more: Partial<ServeInput> = {}) => {
  ;({ served, visitor, folder } = await startServer(more))
  await visitor.comeIn(served.newLink())
}
beforeEach(() => start())
afterEach(async () => {
  await served.close()
  fs.rmSync(folder, { recursive: true, force: true })
})
const refused = (code: string) => expect.objectContaining({ ok: false, code })

describe('a message that is no call is answered as such, and the next one all the same', () => {
  it.each([
    ['is not JSON', 'hello', null],
    ['is cut off', '{"id":1', null],
    ['is bytes', Buffer.from('{"id":1,"channel":"about","input":null}'), null],
    ['is null', 'null', null],
    ['is a list', '[]', null],
    ['has no number', '{"channel":"about","input":null}', null],
    ['has a number that is none', '{"id":-1,"channel":"about","input":null}', null],
    ['has no channel', '{"id":3,"input":null}', 3],
    ['has a channel that is no word', '{"id":3,"channel":{"toString":1},"input":null}', 3],
    ['has more than that', '{"id":3,"channel":"about","input":null,"more":1}', 3],
  ])('one that %s', async (_name, message, id) => {
    const connection = await visitor.open()
    connection.socket.send(message)
    expect(await connection.next(() => true)).toEqual({ id, answer: refused('bad-input') })
    expect(await connection.ask(99, 'measure-status', null)).toEqual({ ok: true, value: { state: 'idle' } })
  })
  it('nor is one of a channel that is not there, or with input that does not fit', async () => {
    const connection = await visitor.open()
    for (const channel of ['nosuch', '__proto__', 'toString']) expect(await connection.ask(channel.length, channel, null)).toEqual(refused('unknown-channel'))
    expect(await connection.ask(1, 'run-view', { run: 7 })).toEqual(refused('bad-input'))
    expect(await connection.ask(2, 'about', {})).toEqual(refused('bad-input'))
  })
})

describe('a socket', () => {
  it('that sends a frame too large is closed with 1009, and the others stay', async () => {
    const [large, other] = [await visitor.open(), await visitor.open()]
    large.socket.send(`"${'x'.repeat(1024 * 1024)}"`)
    expect(await large.closed).toBe(1009)
    expect(await other.ask(1, 'measure-status', null)).toMatchObject({ ok: true })
  })
  it('is never compressed', async () => {
    const { socket } = await visitor.open({}, { perMessageDeflate: true })
    expect(socket.extensions).toBe('')
  })
  it('answers each of two windows its own, and tells both of what happens', async () => {
    const [one, two] = [await visitor.open(), await visitor.open()]
    expect(await one.ask(1, 'measure-start', { mode: 'quick', only: ['nosuch'] })).toEqual({ ok: true, value: { started: true } })
    for (const each of [one, two]) {
      expect(await each.next((message) => message.event?.type === 'measure')).toMatchObject({ event: { status: { state: 'running' } } })
      expect(await each.next((message) => message.event?.type === 'measure-failed')).toMatchObject({ event: { message: expect.stringContaining("no benchmark 'nosuch'") } })
    }
    expect(two.messages.some((message) => message.id === 1)).toBe(false)
  })
  it('is one of eight at most, and makes room when it closes', async () => {
    const all = []
    for (let i = 0; i < mostSockets; i++) all.push(await visitor.open())
    await expect(visitor.open()).rejects.toThrow(/503/)
    all[0]!.socket.close()
    await all[0]!.closed
    await expect.poll(() => visitor.open().then(() => true, () => false)).toBe(true)
  })
  it('that answers no ping is dropped, and one that does is kept', async () => {
    await served.close()
    fs.rmSync(folder, { recursive: true, force: true })
    await start({ pingEveryMs: 50 })
    const [dead, alive] = [await visitor.open({}, { autoPong: false }), await visitor.open()]
    expect(await dead.closed).toBe(1006)
    expect(alive.socket.readyState).toBe(WebSocket.OPEN)
  })
  it('is closed with 1001 when the server ends, and the port is free', async () => {
    const connections = [await visitor.open(), await visitor.open()]
    await served.close()
    expect(await Promise.all(connections.map(({ closed }) => closed))).toEqual([1001, 1001])
    await expect(visitor.get('/')).rejects.toThrow(/ECONNREFUSED/)
  })
})

describe('a page that does not read', () => {
  let host: AppHost
  let dataDir: string
  const server = http.createServer()
  beforeEach(async () => {
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-serve-'))
    host = createAppHost(createServices({ paths: { dataDir, cacheDir: dataDir }, version: '1.2.3', workerFile: 'none', driver: childDriver, env: {} }))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterEach(() => {
    server.close()
    fs.rmSync(dataDir, { recursive: true, force: true })
  })
  it('is let go before it fills the memory', async () => {
    const sockets = new Sockets(host)
    server.on('upgrade', (request, connection, head) => sockets.accept(request, connection, head))
    const open = async () => {
      const connection = new Connection(new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`))
      await once(connection.socket, 'open')
      return connection
    }
    const asleep = await open()
    asleep.socket.pause()
    // 40 MB: more than we keep and what the kernel takes in between.
    for (let i = 0; i < 10_000; i++) {
      host.emit({ type: 'measure-failed', message: 'x'.repeat(4000) })
      if (i % 100 === 0) await new Promise((resolve) => setImmediate(resolve))
    }
    asleep.socket.resume()
    expect(await asleep.closed).toBe(1006)
    const awake = await open()
    host.emit({ type: 'measure-failed', message: 'still there' })
    expect(await awake.next((message) => message.event !== undefined)).toMatchObject({ event: { message: 'still there' } })
    await sockets.close()
  })
})
