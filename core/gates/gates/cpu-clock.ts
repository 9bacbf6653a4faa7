import { median } from '../../statistics/quantile'
import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type Reading } from '../reading'
import { seen, vanished } from '../window'

/** METHOD A3. */
const leastShare = 0.95

/** Of the processors that were busy; null where none was. */
const clockOf = (readings: readonly Reading[]): number | null => {
  const clocks = seen(readings, 'cpuClock').filter((clock) => clock > 0)
  return clocks.length === 0 ? null : median(clocks)
}

/**
 * Set against the first launch of the same benchmark, since wide units and many cores lower the clock by design, and
 * a launch prepares at other clocks than it samples.
 */
export const cpuClock = defineGate({
  id: 'cpu-clock',
  title: 'Processor clock',
  unit: 'share of the first launch\'s clock',
  threshold: 'below 95 % of the first launch\'s',
  look({ kind, readings, earlier }) {
    const now = kind === 'measured' ? clockOf(readings) : null
    if (now === null) return null
    const first = earlier.map(clockOf).find((each) => each !== null) ?? now
    const value = now / first
    return value >= leastShare && vanished(readings, 'cpuClock') ? null : flaggedIf(value < leastShare, value)
  },
  describe: (value) => `the processor ran at ${formatPercent(value)} of the clock it began with`,
  advice: 'Let the machine cool down, check its power plan and its fans, and run again.',
})
