import { type Reading } from '../../../core/gates/reading'
import { type Files } from '../files'

/** /proc/uptime: seconds since boot, sleep included. */
export function parseUptime(text: string): number | null {
  const match = /^(\d{1,12}\.\d{1,4}) /.exec(text)
  return match ? Number(match[1]) : null
}

/** Longer between both reads of the timer means that we were interrupted there. */
const steady = 0.001

/** The three clocks of one moment: read again, up to three times, when something came between. */
export function readClocks(files: Files, platform: string, monotonic: () => number, wall: () => number): Reading['clock'] {
  for (let tries = 1; ; tries++) {
    const before = monotonic()
    const wallSeconds = wall()
    const uptime = platform === 'linux' ? files.text('/proc/uptime') : null
    const after = monotonic()
    if (after - before > steady && tries < 3) continue
    return { monotonicSeconds: (before + after) / 2, wallSeconds, bootSeconds: uptime && 'text' in uptime ? parseUptime(uptime.text) : null }
  }
}
