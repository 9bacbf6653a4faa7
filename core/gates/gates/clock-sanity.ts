import { significant } from '../../units'
import { defineGate } from '../gate'
import { secondsOf } from '../window'
import { standstill } from './suspend'

/** METHOD A3. NTP slews by at most 0.05 %. */
const mostDrift = 0.001
/** Both clocks are read one after the other, in steps of 1 ms: so much is no drift in a short stretch. */
const leastSeconds = 0.02

export const clockSanity = defineGate({
  id: 'clock-sanity',
  title: 'Clocks agree',
  unit: 'share that wall and monotonic clock differ',
  threshold: 'a difference of more than 0.1 % makes the launch void',
  look({ readings }) {
    const seconds = secondsOf(readings)
    const first = readings[0]?.clock
    if (!first || !(seconds > 0)) return null
    // The largest on the way: a clock that jumps forth and back ends where it would have been. Sleep has its own gate.
    let asleep = 0
    let worst = 0
    for (const [i, { clock }] of readings.entries()) {
      asleep += i === 0 ? 0 : standstill(readings[i - 1]!.clock, clock)
      worst = Math.max(worst, Math.abs(clock.wallSeconds - first.wallSeconds - (clock.monotonicSeconds - first.monotonicSeconds) - asleep))
    }
    const value = worst / seconds
    return { state: worst > leastSeconds && value > mostDrift ? 'rejected' : 'ok', value }
  },
  describe: (value) => `wall clock and timer differ by ${value > 1 ? `${significant(value)} times the time measured` : `${significant(100 * value, 2)} %`}`,
  advice: 'The clock was set, or the virtual machine was paused: run again.',
})
