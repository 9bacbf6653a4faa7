import fs from 'node:fs'

/** How often Linux has killed a process for want of memory since it started; 0 where it does not tell. */
export function readOomKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/m.exec(fs.readFileSync('/proc/vmstat', 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
