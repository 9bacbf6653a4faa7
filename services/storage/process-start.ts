import fs from 'node:fs'

/** When a process started, in the system's own ticks since boot (Linux); null where the system does not tell. */
export function processStart(pid: number): string | null {
  try {
    // The command in parentheses may hold spaces: fields are counted after the last one. Field 22 is starttime.
    return fs.readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '').split(' ')[19] ?? null
  } catch {
    return null
  }
}

/** Whether there is a process with this id, somebody else's included. */
export function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
