import fs from 'node:fs'
import http from 'node:http'
import { type AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { downloadResuming } from './download'
import { explainPip } from './pip'

const body = Buffer.from(Array.from({ length: 100_000 }, (_, i) => i % 251))
let server: http.Server
let part: string
let asked: (string | undefined)[]
/** Bytes after which the server breaks the line; null for a good line. */
let breakAfter: number | null
let ranges = true

beforeEach(async () => {
  asked = []
  breakAfter = null
  ranges = true
  part = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-download-')), 'file.part')
  server = http.createServer((request, response) => {
    asked.push(request.headers.range)
    if (request.url === '/moved') return void response.writeHead(302, { location: '/file' }).end()
    if (request.url === '/refused') return void response.writeHead(403).end('no')
    const from = ranges ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0) : 0
    if (from >= body.length) return void response.writeHead(416).end()
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': body.length - from })
    if (breakAfter === null) return void response.end(body.subarray(from))
    response.write(body.subarray(from, from + breakAfter), () => setTimeout(() => response.destroy(), 20))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterEach(() => void server.close())

const url = (page = 'file') => `http://127.0.0.1:${(server.address() as AddressInfo).port}/${page}`
const fetchIt = (page?: string, signal = new AbortController().signal) => downloadResuming(url(page), part, { signal, onBytes: () => undefined })

describe('a download', () => {
  it('goes on where it broke off', async () => {
    breakAfter = 30_000
    await expect(fetchIt()).rejects.toThrow()
    const kept = fs.statSync(part).size
    expect(kept).toBeGreaterThan(0)
    breakAfter = null
    await fetchIt()
    expect(asked).toEqual([undefined, `bytes=${kept}-`])
    expect(fs.readFileSync(part).equals(body)).toBe(true)
  })
  it('starts again where the server knows no ranges', async () => {
    fs.writeFileSync(part, body.subarray(0, 500))
    ranges = false
    await fetchIt()
    expect(fs.readFileSync(part).equals(body)).toBe(true)
  })
  it('that is complete already asks for nothing more', async () => {
    fs.writeFileSync(part, body)
    await fetchIt()
    expect(fs.readFileSync(part).equals(body)).toBe(true)
  })
  it('follows a redirect and reports a refusal', async () => {
    await fetchIt('moved')
    expect(fs.readFileSync(part).equals(body)).toBe(true)
    await expect(fetchIt('refused')).rejects.toThrow(/403/)
  })
  it('can be cancelled and keeps what came', async () => {
    breakAfter = 30_000
    const controller = new AbortController()
    const started = downloadResuming(url(), part, { signal: controller.signal, onBytes: () => controller.abort() })
    await expect(started).rejects.toThrow()
    expect(fs.statSync(part).size).toBeGreaterThan(0)
  })
})

describe('what pip complains of', () => {
  const wheel = { project: 'example', version: '1.0', pythonVersion: '3.11', abi: 'none', platform: 'any', sha256: '', bytes: 1 }
  it.each([
    ['ERROR: THESE PACKAGES DO NOT MATCH THE HASHES', /other bytes than expected/],
    ['OSError: [Errno 28] No space left on device', /No space left/],
    ['ERROR: No matching distribution found for example==1.0', /does not have example 1.0/],
    ['Failed to establish a new connection: Temporary failure in name resolution', /no connection/],
  ])('%s', (said, expected) => expect(explainPip(said, wheel).message).toMatch(expected))
})
