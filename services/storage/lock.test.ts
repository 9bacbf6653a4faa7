import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { UserError } from '../../core/errors/user-error'
import { type Paths } from '../paths'
import { acquireRunLock, runUnderWay } from './lock'
import { processStart } from './process-start'

let paths: Paths
let file: string
beforeEach(() => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-lock-'))
  paths = { dataDir, cacheDir: dataDir }
  file = path.join(dataDir, 'run.lock')
})
afterEach(() => vi.restoreAllMocks())
afterEach(() => fs.rmSync(paths.dataDir, { recursive: true, force: true }))

const hold = (holder: unknown) => fs.writeFileSync(file, typeof holder === 'string' ? holder : JSON.stringify(holder))
const deadPid = () => spawnSync(process.execPath, ['-e', '']).pid

it('is given to one at a time, and to the next when it is given back', () => {
  expect(runUnderWay(paths)).toBe(false)
  const release = acquireRunLock(paths)
  expect(runUnderWay(paths)).toBe(true)
  expect(() => acquireRunLock(paths)).toThrow(new RegExp(`Another run is under way \\(process ${process.pid}\\)`))
  release()
  expect(runUnderWay(paths)).toBe(false)
  acquireRunLock(paths)()
  expect(fs.readdirSync(paths.dataDir)).toEqual([])
})
it('is taken over from a process that is gone', () => {
  hold({ pid: deadPid(), started: '1' })
  expect(runUnderWay(paths)).toBe(false)
  acquireRunLock(paths)()
  expect(fs.readdirSync(paths.dataDir)).toEqual([])
})
it.runIf(processStart(process.pid) !== null)('is taken over when another process has the pid by now', () => {
  hold({ pid: process.ppid, started: '1' })
  acquireRunLock(paths)()
  hold({ pid: process.ppid, started: processStart(process.ppid) })
  expect(() => acquireRunLock(paths)).toThrow(/under way/)
})
it('is taken over when it is from before the system came up, where processes have no start times', () => {
  hold({ pid: process.pid, started: null })
  expect(() => acquireRunLock(paths)).toThrow(/under way/)
  fs.utimesSync(file, new Date(0), new Date(0))
  acquireRunLock(paths)()
})
it.each(['', 'null', '[', '{"pid":-1}', '{"pid":0}', '{"pid":"7"}'])('is taken over when it says %j, and signals no group of processes', (text) => {
  hold(text)
  acquireRunLock(paths)()
  expect(fs.existsSync(file)).toBe(false)
})
it('is not given back by one that lost it', () => {
  const release = acquireRunLock(paths)
  fs.writeFileSync(file, '{"pid":1,"started":null}')
  release()
  expect(fs.existsSync(file)).toBe(true)
})
it('in a folder that cannot be made is an error for people', () => {
  fs.writeFileSync(file, '')
  expect(() => acquireRunLock({ ...paths, dataDir: file })).toThrow(UserError)
})
it('is put back when somebody else took the stale one over between the look and the move', () => {
  hold({ pid: deadPid(), started: '1' })
  const fresh = JSON.stringify({ pid: process.ppid, started: processStart(process.ppid), id: 'fresh' })
  const read = fs.readFileSync
  let swapped = false
  vi.spyOn(fs, 'readFileSync').mockImplementation(((...args: Parameters<typeof read>) => {
    const text = read(...args)
    if (args[0] === file && !swapped) hold(fresh)
    swapped ||= args[0] === file
    return text
  }) as typeof read)
  expect(() => acquireRunLock(paths)).toThrow(/under way/)
  expect(read(file, 'utf8')).toBe(fresh)
})
