import { formatDuration } from '../../units'
import { defineGate } from '../gate'
import { type Reading } from '../reading'

/** Far above the 10 ms steps of /proc/uptime and a slow reading, far below any sleep. */
const leastSleep = 0.5
/** The sampler reads every 0.5 s: five intervals on the wall while the timer saw less. Where no clock runs on in sleep. */
const gapSeconds = 2.5
/** Where every clock runs on in sleep (Windows), only silence tells; a light process is never starved so long. */
const silenceSeconds = 10

type Clock = Reading['clock']

/** Seconds between two readings in which the machine slept and the monotonic clock stood still, as Linux's does. */
export function standstill(before: Clock, after: Clock): number {
  const ran = after.monotonicSeconds - before.monotonicSeconds
  if (before.bootSeconds !== null && after.bootSeconds !== null) {
    const gap = after.bootSeconds - before.bootSeconds - ran
    return gap > leastSleep ? gap : 0
  }
  const wall = after.wallSeconds - before.wallSeconds
  return wall > gapSeconds && wall - ran > leastSleep ? wall - ran : 0
}

function slept(before: Clock, after: Clock): number {
  const ran = after.monotonicSeconds - before.monotonicSeconds
  const blind = before.bootSeconds === null || after.bootSeconds === null
  return standstill(before, after) || (blind && ran > silenceSeconds ? ran : 0)
}

const sleptSeconds = (readings: readonly Reading[]): number => readings.slice(1).reduce((sum, each, i) => sum + slept(readings[i]!.clock, each.clock), 0)

export const suspend = defineGate({
  id: 'suspend',
  title: 'Sleep',
  unit: 'seconds asleep',
  // METHOD A3: any suspend discards the launch.
  threshold: 'any sleep makes the launch void',
  look({ readings }) {
    if (readings.length < 2) return null
    const value = sleptSeconds(readings)
    return { state: value > 0 ? 'rejected' : 'ok', value }
  },
  describe: (value) => (value > 0 ? `the machine slept for ${formatDuration(value)}` : 'the machine stayed awake'),
  advice: 'Keep the machine awake (lid open, automatic sleep off), and run again.',
})
