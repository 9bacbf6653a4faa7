import fs from 'node:fs'
import path from 'node:path'
import { failure } from '../../core/errors/user-error'
import { type Paths } from '../paths'

/** When a process started, in the system's own ticks: tells a reused pid from the one that took the lock. */
function startOf(pid: number): string | null {
  try {
    // The command in parentheses may hold spaces: fields are counted after the last one. Field 22 is starttime.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? null
  } catch {
    return null
  }
}

function alive(pid: number, started: string | null): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return started === null || startOf(pid) === started
}

/**
 * One run at a time per data folder: two would disturb each other. A lock whose process is gone is taken over.
 * @returns the function that gives it back @throws UserError when another run is under way
 */
export function acquireRunLock(paths: Paths): () => void {
  const file = path.join(paths.dataDir, 'run.lock')
  fs.mkdirSync(paths.dataDir, { recursive: true })
  const mine = JSON.stringify({ pid: process.pid, started: startOf(process.pid) })
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      fs.writeFileSync(file, mine, { flag: 'wx' })
      return () => {
        try {
          if (fs.readFileSync(file, 'utf8') === mine) fs.unlinkSync(file)
        } catch {
          // Gone already: nothing to give back.
        }
      }
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      const holder = readHolder(file)
      if (holder && alive(holder.pid, holder.started)) {
        throw failure(`Another run is under way (process ${holder.pid}).`, 'Wait for it, or stop it: two at once would disturb each other.')
      }
      fs.rmSync(file, { force: true })
    }
  }
  throw failure('The run lock could not be taken.', `Remove ${file} if no run is under way.`)
}

function readHolder(file: string): { pid: number; started: string | null } | null {
  try {
    const value = JSON.parse(fs.readFileSync(file, 'utf8')) as { pid?: unknown; started?: unknown }
    return typeof value.pid === 'number' ? { pid: value.pid, started: typeof value.started === 'string' ? value.started : null } : null
  } catch {
    return null
  }
}
