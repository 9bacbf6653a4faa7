import crypto from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { explainWriteError } from '../files/whole-write'
import { type Paths } from '../paths'
import { processExists, processStart } from './process-start'

interface Holder {
  readonly pid: number
  /** From `processStart`: tells a reused pid from the process that took the lock. */
  readonly started: string | null
}

const lockFile = (paths: Paths): string => path.join(paths.dataDir, 'run.lock')

/**
 * One run at a time per data folder: two would disturb each other. A lock whose process is gone is taken over.
 * @returns the function that gives it back @throws UserError when another run is under way, or the folder cannot be written
 */
export function acquireRunLock(paths: Paths): () => void {
  const file = lockFile(paths)
  // The random part keeps two locks of one process apart, so that each gives back only its own.
  const mine = JSON.stringify({ pid: process.pid, started: processStart(process.pid), id: crypto.randomBytes(6).toString('hex') })
  try {
    fs.mkdirSync(paths.dataDir, { recursive: true })
    for (let attempt = 0; attempt < 3; attempt++) {
      if (createWhole(file, mine)) return () => giveBack(file, mine)
      const text = readText(file)
      if (text === null) continue
      const holder = parseHolder(text)
      if (holder && alive(holder, file)) {
        throw failure(`Another run is under way (process ${holder.pid}).`, 'Wait for it, or stop it: two at once would disturb each other.')
      }
      clearStale(file, text)
    }
  } catch (error) {
    throw (error as Error).name === 'UserError' ? error : explainWriteError(file, error)
  }
  throw failure('The run lock could not be taken.', `Remove ${file} if no run is under way.`)
}

/** Whether a run is under way: what is still marked `running` without one was killed. */
export function runUnderWay(paths: Paths): boolean {
  const text = readText(lockFile(paths))
  const holder = text === null ? null : parseHolder(text)
  return holder !== null && alive(holder, lockFile(paths))
}

/** Makes the file with all its text in one step, so that nobody reads a lock without its holder. False: it exists. */
function createWhole(file: string, text: string): boolean {
  const temporary = `${file}.${crypto.randomBytes(6).toString('hex')}.tmp`
  try {
    fs.writeFileSync(temporary, text, { flag: 'wx' })
    fs.linkSync(temporary, file)
    return true
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    // Some file systems (exFAT, some network shares) know no links.
    if (code === 'EPERM' || code === 'ENOTSUP' || code === 'EOPNOTSUPP' || code === 'ENOSYS') return createPlain(file, text)
    throw error
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

function createPlain(file: string, text: string): boolean {
  try {
    fs.writeFileSync(file, text, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a stale lock aside. Had another process just taken it over, what was moved is that one's: it is put back. */
function clearStale(file: string, stale: string): void {
  const aside = `${file}.${crypto.randomBytes(6).toString('hex')}.old`
  try {
    fs.renameSync(file, aside)
    if (readText(aside) !== stale) fs.linkSync(aside, file)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOENT' && code !== 'EEXIST') throw error
  } finally {
    fs.rmSync(aside, { force: true })
  }
}

function giveBack(file: string, mine: string): void {
  if (readText(file) === mine) fs.rmSync(file, { force: true })
}

function alive({ pid, started }: Holder, file: string): boolean {
  if (!processExists(pid)) return false
  if (started !== null) return processStart(pid) === started
  // Without start times: a lock from before the system came up is nobody's, whoever has its pid now.
  const bootedMs = Date.now() - os.uptime() * 1000
  return modifiedMs(file) >= bootedMs - 60_000
}

function modifiedMs(file: string): number {
  try {
    return fs.statSync(file).mtimeMs
  } catch {
    return 0
  }
}

function readText(file: string): string | null {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as { pid?: unknown; started?: unknown } | null
    if (!Number.isSafeInteger(value?.pid) || (value!.pid as number) <= 0) return null
    return { pid: value!.pid as number, started: typeof value!.started === 'string' ? value!.started : null }
  } catch {
    return null
  }
}
