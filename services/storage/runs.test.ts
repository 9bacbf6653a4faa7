import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '../../core/errors/user-error'
import { printRun, runFileLimitBytes } from '../../core/run/parse'
import { exampleRun } from '../../core/run/testing/example-run'
import { type WriteFs } from '../files/whole-write'
import { type Paths } from '../paths'
import { exportText, findRun, importRun, listRuns, loadRun, readRun, removeRun, runPath, runsFolder, saveRun } from './runs'

let paths: Paths
let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-runs-'))
  paths = { dataDir: path.join(folder, 'data'), cacheDir: path.join(folder, 'cache') }
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const run = (id: string, over: Parameters<typeof exampleRun>[0] = {}) => exampleRun({ id, ...over })
const write = (name: string, data: string | Uint8Array) => {
  const file = path.join(folder, name)
  fs.writeFileSync(file, data)
  return file
}
const complaint = (act: () => unknown): UserError => {
  try {
    act()
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

describe('saving', () => {
  it('puts a run where it is found by its id', () => {
    saveRun(paths, run('20260101-000000-aaaaaa'))
    expect(loadRun(paths, '20260101-000000-aaaaaa')).toEqual(run('20260101-000000-aaaaaa'))
    expect(fs.readdirSync(runsFolder(paths))).toEqual(['20260101-000000-aaaaaa.groundspeed.json'])
  })
  it('on a full disk fails with advice and leaves the saved run as it was', () => {
    const before = run('20260101-000000-aaaaaa', { state: 'running' })
    saveRun(paths, before)
    const full = { ...fs, writeSync: () => { throw Object.assign(new Error('no space'), { code: 'ENOSPC' }) } } as unknown as WriteFs
    const error = complaint(() => saveRun(paths, run(before.id), full))
    expect([error.kind, error.message, error.advice]).toEqual(['failed', expect.stringMatching(/No space left/), expect.stringMatching(/nothing was overwritten/)])
    expect(readRun(runPath(paths, before.id))).toEqual(before)
    expect(fs.readdirSync(runsFolder(paths))).toHaveLength(1)
  })
})

describe('finding', () => {
  const [old, middle, young] = ['20260101-000000-aaaaaa', '20260102-000000-bbbbbb', '20260102-000000-cccccc'] as const
  beforeEach(() => [run(old), run(middle), run(young)].forEach((each) => saveRun(paths, each)))

  it('lists the newest first and passes over what is no run', () => {
    fs.writeFileSync(path.join(runsFolder(paths), `.${old}.groundspeed.json.1234.tmp`), 'half')
    fs.writeFileSync(path.join(runsFolder(paths), 'notes.txt'), 'hello')
    expect(listRuns(paths).map((each) => each.id)).toEqual([young, middle, old])
  })
  it('takes a whole id, the start of one, a file, or nothing for the latest', () => {
    const file = write('elsewhere.json', printRun(run('20270101-000000-dddddd')))
    const found = [old, '20260101', file, undefined, 'latest'].map((reference) => loadRun(paths, reference).id)
    expect(found).toEqual([old, old, '20270101-000000-dddddd', young, young])
  })
  it('prefers the latest that finished to a later one that did not, or is damaged', () => {
    saveRun(paths, run('20280101-000000-eeeeee', { state: 'interrupted' }))
    fs.writeFileSync(runPath(paths, '20290101-000000-ffffff'), '{')
    expect(loadRun(paths).id).toBe(young)
    for (const id of [old, middle, young]) removeRun(paths, id)
    expect(loadRun(paths).id).toBe('20280101-000000-eeeeee')
    removeRun(paths, '20280101-000000-eeeeee')
    expect(complaint(() => loadRun(paths))).toMatchObject({ kind: 'failed', message: expect.stringMatching(/None of the 1 runs/) })
  })
  it('asks for more of an id that fits several', () => expect(complaint(() => loadRun(paths, '20260102'))).toMatchObject({ kind: 'usage', message: expect.stringMatching(/fits 2 runs/) }))
  it('says which runs there are when there is none such', () => {
    expect(complaint(() => loadRun(paths, '20260101-000000-aaaaab'))).toMatchObject({ kind: 'usage', advice: expect.stringMatching(old) })
    expect(complaint(() => loadRun(paths, 'nosuch.json')).kind).toBe('usage')
    expect(complaint(() => loadRun(paths, '')).kind).toBe('usage')
  })
  it('says that there is none before the first', () => {
    fs.rmSync(runsFolder(paths), { recursive: true })
    expect(listRuns(paths)).toEqual([])
    expect(complaint(() => loadRun(paths)).advice).toMatch(/groundspeed run/)
  })
  it('does not call a folder empty that it cannot read', () => {
    fs.rmSync(runsFolder(paths), { recursive: true })
    fs.writeFileSync(runsFolder(paths), 'a file in its place')
    expect(complaint(() => listRuns(paths)).message).toMatch(/cannot be read \(ENOTDIR\)/)
  })
})

describe('a file that is not a run', () => {
  const cases: [string, () => string, RegExp][] = [
    ['a folder', () => folder, /is not a file/],
    ['nothing', () => path.join(folder, 'none.json'), /it is not there/],
    ['a huge file', () => write('huge.json', Buffer.alloc(runFileLimitBytes + 1, 32)), /too large to be a run \(9 MiB\)/],
    ['other bytes', () => write('bytes.json', Uint8Array.of(0xc3, 0x28, 0xff)), /not UTF-8/],
    ['a byte order mark', () => write('bom.json', `\ufeff${printRun(exampleRun())}`), /byte order mark/],
    ['a prototype key', () => write('proto.json', '{"__proto__":{"polluted":1}}'), /__proto__/],
    ['a million brackets', () => write('deep.json', '['.repeat(1_000_000)), /deeper/],
  ]
  it.each(cases)('%s is refused in one line and left as it is', (_name, make, expected) => {
    const error = complaint(() => readRun(make()))
    expect(error.kind).toBe('failed')
    expect(error.message).toMatch(expected)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
  it.runIf(process.platform !== 'win32')('a pipe is refused and not waited for', () => {
    const pipe = path.join(folder, 'pipe.json')
    execFileSync('mkfifo', [pipe], { timeout: 5000 })
    expect(complaint(() => readRun(pipe)).message).toMatch(/is not a file/)
  })
})

describe('passing on', () => {
  it('takes a file in byte for byte, with fields that only a later version knows', () => {
    const text = JSON.stringify({ ...exampleRun(), schema: { name: 'groundspeed.run', major: 1, minor: 99 }, weather: 'fine' })
    const file = write('later.json', text)
    expect(importRun(paths, file)).toMatchObject({ already: false })
    expect(findRun(paths, exampleRun().id).text).toBe(text)
    expect(importRun(paths, file)).toMatchObject({ already: true })
  })
  it('keeps the run that is here when another claims its id', () => {
    saveRun(paths, exampleRun())
    const other = write('other.json', printRun(exampleRun({ seed: 8 })))
    expect(complaint(() => importRun(paths, other))).toMatchObject({ kind: 'failed', message: expect.stringMatching(/different run with the id/) })
    expect(loadRun(paths).seed).toBe(7)
  })
  it('takes nothing in from a damaged file', () => {
    complaint(() => importRun(paths, write('half.json', printRun(exampleRun()).slice(0, 900))))
    expect(listRuns(paths)).toEqual([])
  })
  it('removes only by the whole id, and nothing outside its folder', () => {
    saveRun(paths, exampleRun())
    const outside = write('outside.groundspeed.json', 'precious')
    for (const id of ['20261124', '../../outside', '']) expect(complaint(() => removeRun(paths, id)).kind).toBe('usage')
    removeRun(paths, exampleRun().id)
    expect([listRuns(paths), fs.readFileSync(outside, 'utf8')]).toEqual([[], 'precious'])
  })
  it('overwrites a file only when told to, and follows a link to it', () => {
    const file = write('mine.json', 'old')
    const link = path.join(folder, 'link.json')
    fs.symlinkSync(file, link)
    expect(complaint(() => exportText(file, 'new', false))).toMatchObject({ kind: 'usage', advice: expect.stringMatching(/--force/) })
    expect(fs.readFileSync(file, 'utf8')).toBe('old')
    exportText(link, 'new', true)
    expect([fs.readFileSync(file, 'utf8'), fs.lstatSync(link).isSymbolicLink()]).toEqual(['new', true])
  })
  it('never puts a file in the place of a folder or a device', () => {
    expect(complaint(() => exportText(folder, 'new', true)).message).toMatch(/is not a file/)
    expect(complaint(() => exportText(os.devNull, 'new', true)).kind).toBe('usage')
  })
})
