import { median } from '../../statistics/quantile'
import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type Reading } from '../reading'
import { lasted, seen } from '../window'

/** As for the processor (METHOD A3): one known fault of boards shows in no reason bit at all. */
const leastShare = 0.95
/** A board that waits lowers its clock by design. */
const busy = 0.5

/** Median SM clock of each board while it was busy. */
function clocksOf(readings: readonly Reading[]): Map<number, number> {
  const clocks = new Map<number, number[]>()
  for (const { index, smHz, utilization } of seen(readings, 'gpus').flat()) {
    if (smHz === null || !(smHz > 0) || utilization === null || utilization < busy) continue
    clocks.set(index, [...(clocks.get(index) ?? []), smHz])
  }
  return new Map([...clocks].map(([index, values]) => [index, median(values)]))
}

export const gpuClock = defineGate({
  id: 'gpu-clock',
  title: 'GPU clock',
  unit: 'share of the first launch\'s clock',
  threshold: 'below 95 % of the first launch\'s',
  look({ kind, readings, earlier }) {
    if (kind === 'idle') return null
    const before = earlier.map(clocksOf)
    const ratios = [...clocksOf(readings)].map(([index, clock]) => clock / (before.find((each) => each.has(index))?.get(index) ?? clock))
    const value = Math.min(...ratios)
    if (ratios.length === 0 || (value >= leastShare && !lasted(readings, 'gpus'))) return null
    return flaggedIf(value < leastShare, value)
  },
  describe: (value) => `the GPU ran at ${formatPercent(value)} of the clock it began with`,
  advice: 'Let the GPU cool down, look at its power limit and its cables, and run again.',
})
