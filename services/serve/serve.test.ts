import fs from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ownerOf } from './peer-owner'
import { type ServeInput, type Served } from './serve'
import { startServer, type Visitor } from './testing/visitor'

let served: Served
let visitor: Visitor
let folder: string
const start = async (more: Partial<ServeInput> = {}) => ({ served, visitor, folder } = await startServer(more))
beforeEach(() => start())
afterEach(async () => {
  await served.close()
  fs.rmSync(folder, { recursive: true, force: true })
})

describe('who follows the link', () => {
  it('gets a cookie, the page and its files, and a socket that answers', async () => {
    const { status, headers } = await visitor.comeIn(served.newLink())
    expect([status, headers.location]).toEqual([303, '/'])
    expect(headers['set-cookie']).toEqual([expect.stringMatching(new RegExp(`^groundspeed-${served.port}=[\\w-]{43}; HttpOnly; SameSite=Strict; Path=/$`))])
    expect(await visitor.get('/')).toMatchObject({ status: 200, body: '<title>Groundspeed</title>' })
    expect(await visitor.get('/assets/index.js')).toMatchObject({ status: 200, headers: { 'content-type': 'text/javascript; charset=utf-8' } })
    expect(await visitor.get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '', headers: { 'content-length': '26' } })
    const connection = await visitor.open()
    expect(await connection.ask(7, 'machine-summary', null)).toMatchObject({ ok: true, value: { hostName: os.hostname() } })
  })
  it('may say localhost, in which case all of it is localhost', async () => {
    const host = `localhost:${served.port}`
    await visitor.comeIn(served.newLink())
    const { headers } = await visitor.get('/', { host })
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://${host};`)
    await visitor.open({ host, origin: `http://${host}` })
    await expect(visitor.open({ host })).rejects.toThrow(/403/)
  })
  it('gets a policy that allows our own files and this socket, and no cache', async () => {
    await visitor.comeIn(served.newLink())
    const { headers } = await visitor.get('/')
    expect(headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${served.port};`)
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin', 'cross-origin-resource-policy': 'same-origin', 'cache-control': 'no-store' })
  })
  it('gets no icon, and no error for asking', async () => {
    expect(await visitor.get('/favicon.ico')).toMatchObject({ status: 403 })
    await visitor.comeIn(served.newLink())
    expect(await visitor.get('/favicon.ico')).toMatchObject({ status: 204, body: '' })
  })
  it('may come from the address bar and from the page, and from nowhere else', async () => {
    const link = served.newLink()
    for (const site of ['cross-site', 'same-site']) expect(await visitor.get(new URL(link).pathname + new URL(link).search, { 'sec-fetch-site': site })).toMatchObject({ status: 403 })
    await visitor.comeIn(link)
    for (const site of ['none', 'same-origin']) expect(await visitor.get('/', { 'sec-fetch-site': site })).toMatchObject({ status: 200 })
    for (const site of ['cross-site', 'same-site']) expect(await visitor.get('/', { 'sec-fetch-site': site })).toMatchObject({ status: 403 })
    await expect(visitor.open({ 'sec-fetch-site': 'cross-site' })).rejects.toThrow(/403/)
    await visitor.open({ 'sec-fetch-site': 'same-origin' })
  })
})

describe('who has no cookie', () => {
  it('gets no page, no file and no socket, but a word on what to do', async () => {
    for (const target of ['/', '/assets/index.js', '/nosuch', '/socket']) {
      expect(await visitor.get(target)).toMatchObject({ status: 403, body: expect.stringContaining('Open the link that groundspeed serve printed') })
    }
    await expect(visitor.open()).rejects.toThrow(/403/)
  })
  it('gets none by inventing one, nor by one of another server', async () => {
    const { served: other, visitor: otherVisitor, folder: otherFolder } = await startServer()
    await otherVisitor.comeIn(other.newLink())
    const value = otherVisitor.cookie.split('=')[1]!
    for (const cookie of [`groundspeed-${served.port}=`, `groundspeed-${served.port}=${value}`, otherVisitor.cookie]) {
      expect(await visitor.get('/', { cookie }), cookie).toMatchObject({ status: 403 })
      await expect(visitor.open({ cookie })).rejects.toThrow(/403/)
    }
    await other.close()
    fs.rmSync(otherFolder, { recursive: true, force: true })
  })
  it('and no token, or a wrong one, is told so and gets none', async () => {
    served.newLink()
    for (const target of ['/start', '/start?token=', '/start?token=wrong', `/start?token=${'x'.repeat(43)}`]) {
      const reply = await visitor.get(target)
      expect(reply, target).toMatchObject({ status: 403, body: expect.stringMatching(/newest link.*press Enter for a new one, or start groundspeed serve again/s) })
      expect(reply.headers['set-cookie']).toBeUndefined()
    }
  })
  it('shows a refusal that loads nothing, in a page that cannot be framed', async () => {
    const { body, headers } = await visitor.get('/')
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; .*frame-ancestors 'none'$/)
    expect(body).not.toMatch(/<(script|link|img)|src=|url\(/)
  })
})

describe('a request of another', () => {
  beforeEach(() => visitor.comeIn(served.newLink()))
  it('name, as by DNS rebinding, gets nothing even with the cookie', async () => {
    for (const host of ['evil.example', `evil.example:${served.port}`, '127.0.0.1', 'localhost', `127.0.0.1:${served.port}.evil.example`, `127.0.0.1:${served.port + 1}`, `[::1]:${served.port}`]) {
      expect((await visitor.get('/', { host })).status, host).toBe(403)
      await expect(visitor.open({ host, origin: `http://${host}` }), host).rejects.toThrow(/403/)
    }
    expect(await visitor.get('/', { host: `evil.example:${served.port}` })).toMatchObject({ status: 403, body: expect.stringContaining('not the address') })
  })
  it('origin, or of none, gets no socket', async () => {
    for (const origin of ['http://evil.example', 'null', `https://${visitor.host}`, `http://localhost:${served.port}`, `http://127.0.0.1:${served.port + 1}`, `http://${visitor.host}/`, '', null]) {
      await expect(visitor.open({ origin }), String(origin)).rejects.toThrow(/403/)
    }
  })
  it('method than GET and HEAD is not allowed', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) expect(await visitor.get('/', {}, method)).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } })
  })
  it('folder is not found', async () => {
    for (const target of ['/../secret.html', '/%2e%2e/secret.html', '/..%2fsecret.html', '/..%5csecret.html', '/assets/../../secret.html', '//secret.html', '/%00.html', '/%zz', 'http://evil.example/secret.html', '*']) {
      const { status, body } = await visitor.get(target)
      expect([status, body.includes('secret')], target).toEqual([404, false])
    }
  })
  it('path gets no socket', async () => {
    for (const target of ['/', '/socket/', '/socket?x', '/other']) await expect(visitor.open({}, {}, target), target).rejects.toThrow(/404/)
  })
})

describe('another account of this machine', () => {
  it('gets nothing, whatever it stole', async () => {
    await served.close()
    const own = process.getuid?.()
    let theirs: number | undefined = own
    await start({ owner: () => theirs ?? null })
    await visitor.comeIn(served.newLink())
    expect(await visitor.get('/')).toMatchObject({ status: 200 })
    theirs = 4242
    expect(await visitor.get('/')).toMatchObject({ status: 403, body: expect.stringContaining('another account') })
    expect(await visitor.get(new URL(served.newLink()).pathname)).toMatchObject({ status: 403, body: expect.stringContaining('another account') })
    await expect(visitor.open()).rejects.toThrow(/403/)
  })
  it('is known from the connection itself, on Linux', async () => {
    const socket = net.connect(served.port, '127.0.0.1')
    await new Promise((resolve) => socket.once('connect', resolve))
    expect(ownerOf({ address: socket.localAddress!, port: socket.localPort!, ownPort: served.port })).toBe(process.platform === 'linux' ? process.getuid!() : null)
    socket.destroy()
  })
})

describe('the port', () => {
  it('is on this machine alone', async () => {
    const elsewhere = Object.values(os.networkInterfaces()).flat().filter((each) => each && !each.internal && each.family === 'IPv4').map((each) => each!.address)
    for (const address of ['127.0.0.2', ...elsewhere]) {
      const reached = await new Promise<boolean>((resolve) => {
        const socket = net.connect(served.port, address, () => resolve(true)).on('error', () => resolve(false))
        setTimeout(() => resolve(socket.destroy() && false), 1000).unref()
      })
      expect(reached, address).toBe(false)
    }
  })
  it('that is taken is said with advice, if it was asked for', async () => {
    await expect(startServer({ port: served.port })).rejects.toMatchObject({ message: `Port ${served.port} is taken.`, advice: expect.stringContaining('--port') })
  })
  it('is another one where the usual one is taken', async () => {
    const [first, second] = [await startServer({ port: null }), await startServer({ port: null })]
    expect(second.served.port).not.toBe(first.served.port)
    for (const each of [first, second]) {
      await each.served.close()
      fs.rmSync(each.folder, { recursive: true, force: true })
    }
  })
})

it('pages that were not built are said with advice', async () => {
  await expect(startServer({ rendererFolder: path.join(folder, 'nosuch') })).rejects.toMatchObject({ advice: expect.stringContaining('npm run build') })
})
