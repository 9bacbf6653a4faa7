import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeWhole, type WriteFs } from './whole-write'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-write-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const calls = ['mkdirSync', 'openSync', 'writeSync', 'fsyncSync', 'closeSync', 'renameSync', 'unlinkSync'] as const

/** The real file system, whose n-th call fails. */
function failingAt(n: number, code: string): { port: WriteFs; fired: () => boolean } {
  let count = 0
  let fired = false
  const port = Object.fromEntries(
    calls.map((name) => [
      name,
      (...args: unknown[]) => {
        if (++count === n) {
          fired = true
          throw Object.assign(new Error(code), { code })
        }
        return (fs[name] as (...all: unknown[]) => unknown)(...args)
      },
    ]),
  ) as unknown as WriteFs
  return { port, fired: () => fired }
}

it.each(['EIO', 'ENOSPC'])('leaves the old file or the new one, whichever call fails with %s', (code) => {
  const file = path.join(folder, 'run.json')
  const seen = new Set<string>()
  for (let n = 1; n < 50; n++) {
    fs.writeFileSync(file, 'old')
    const { port, fired } = failingAt(n, code)
    let threw = false
    try {
      writeWhole(file, 'new content', port)
    } catch (error) {
      threw = true
      expect((error as Error).name).toBe('UserError')
    }
    const now = fs.readFileSync(file, 'utf8')
    expect(['old', 'new content'], `call ${n}`).toContain(now)
    if (!threw) expect(now).toBe('new content')
    seen.add(now)
    if (!fired()) break
    for (const name of fs.readdirSync(folder)) if (name.endsWith('.tmp')) fs.unlinkSync(path.join(folder, name))
  }
  expect([...seen].sort()).toEqual(['new content', 'old'])
})

it('writes all bytes when the system takes one at a time', () => {
  const file = path.join(folder, 'slow.json')
  const slow = { ...fs, writeSync: ((fd: number, bytes: Uint8Array, offset: number) => fs.writeSync(fd, bytes, offset, 1)) as typeof fs.writeSync }
  writeWhole(file, 'every byte counts', slow)
  expect(fs.readFileSync(file, 'utf8')).toBe('every byte counts')
  expect(fs.readdirSync(folder)).toEqual(['slow.json'])
})
