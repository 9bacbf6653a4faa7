import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Visitor } from '../../services/serve/testing/visitor'

const root = path.resolve(__dirname, '../..')
let dataDir: string
let child: ChildProcess
beforeEach(() => (dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-serve-'))))
afterEach(() => {
  child.kill('SIGKILL')
  fs.rmSync(dataDir, { recursive: true, force: true })
})

/** The real program, as a person would start it. */
function groundspeed(...args: string[]) {
  child = spawn(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), ...args, '--user-data-dir', dataDir], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } })
  let stderr = ''
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, stderr }))
  const firstLine = new Promise<string>((resolve) => {
    let stdout = ''
    child.stdout!.setEncoding('utf8').on('data', (text: string) => (stdout += text).includes('\n') && resolve(stdout.trim()))
  })
  return { firstLine, ended }
}

it('serve prints a link that lets a browser in to the built pages and the socket, and ends with 0 on Ctrl-C', async () => {
  const { firstLine, ended } = groundspeed('serve', '--no-open', '--json', '--port', '0')
  const { schema, url, port } = JSON.parse(await firstLine) as { schema: object; url: string; port: number }
  expect(schema).toEqual({ name: 'groundspeed.serve', major: 1, minor: 0 })
  const visitor = new Visitor(port)
  expect(await visitor.get('/')).toMatchObject({ status: 403 })
  expect(await visitor.comeIn(url)).toMatchObject({ status: 303 })
  const { body } = await visitor.get('/')
  const script = /src="\.?([^"]+\.js)"/.exec(body)?.[1]
  expect(await visitor.get(script!)).toMatchObject({ status: 200, headers: { 'content-type': expect.stringContaining('javascript') } })
  const connection = await visitor.open()
  expect(await connection.ask(1, 'about', null)).toMatchObject({ ok: true, value: { host: 'browser mode', dataFolder: dataDir } })
  child.kill('SIGINT')
  expect(await connection.closed).toBe(1001)
  expect(await ended).toEqual({ code: 0, stderr: expect.stringContaining('Ctrl-C ends it') })
})

it('serve keeps a run under way as interrupted when it ends', async () => {
  const { firstLine, ended } = groundspeed('serve', '--no-open', '--port', '0')
  const url = new URL(await firstLine)
  const visitor = new Visitor(Number(url.port))
  await visitor.comeIn(url.href)
  const connection = await visitor.open()
  await connection.ask(1, 'measure-start', { mode: 'quick', only: [] })
  await connection.next(({ event }) => event?.type === 'measure' && 'status' in event && (event.status as { run: string | null }).run !== null)
  child.kill('SIGINT')
  expect((await ended).code).toBe(0)
  const [file] = fs.readdirSync(path.join(dataDir, 'runs'))
  expect(JSON.parse(fs.readFileSync(path.join(dataDir, 'runs', file!), 'utf8'))).toMatchObject({ state: 'interrupted' })
})

it.each(['80', 'many', '70000', '-1'])('serve --port %s is wrong usage', async (port) => {
  const { ended } = groundspeed('serve', `--port=${port}`)
  expect(await ended).toEqual({ code: 2, stderr: expect.stringMatching(/--port wants a whole number from 1024 to 65535, or 0/) })
})
