import { median } from '../../statistics/quantile'
import { significant } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type Reading } from '../reading'
import { grown, secondsOf } from '../window'

/** METHOD A3: times the median block. */
const mostTimes = 5
/** A switch costs some 5 us, so below this rate they are nothing (0.05 %), however many times the median they are. */
const leastPerSecond = 20

const rateOf = (readings: readonly Reading[]): number | null => {
  const switches = grown(readings, 'switches', (count) => count)
  const seconds = secondsOf(readings)
  return switches === null || !(seconds > 0) ? null : switches / seconds
}

export const contextSwitches = defineGate({
  id: 'context-switches',
  title: 'Interruptions by other programs',
  unit: 'involuntary context switches a second',
  threshold: 'more than 5 times the median of this benchmark\'s earlier launches',
  look({ readings, earlier }) {
    const rate = rateOf(readings)
    if (rate === null) return null
    const before = earlier.map(rateOf).filter((each): each is number => each !== null)
    // The first launch is the yardstick of the others.
    if (before.length === 0) return flaggedIf(false, rate)
    return flaggedIf(rate > mostTimes * Math.max(leastPerSecond, median(before)), rate)
  },
  describe: (value) => `the worker was interrupted ${significant(value)} times a second`,
  advice: 'Something takes the processor often: close other programs, and run again.',
})
