import { formatPercent } from '../../units'
import { defineGate } from '../gate'
import { grown } from '../window'

/** METHOD A3. Shared two-core machines show 1 to 9 % under full load. */
const mostShare = 0.02
const rejectShare = 0.1

export const steal = defineGate({
  id: 'steal',
  title: 'Time taken by the host',
  unit: 'share of all processors',
  threshold: 'more than 2 %; more than 10 % makes the launch void',
  look({ readings }) {
    const total = grown(readings, 'cpu', (cpu) => cpu.totalTicks)
    const stolen = grown(readings, 'cpu', (cpu) => cpu.stealTicks)
    if (total === null || stolen === null || total === 0) return null
    const value = Math.min(1, stolen / total)
    return { state: value > rejectShare ? 'rejected' : value > mostShare ? 'flagged' : 'ok', value }
  },
  describe: (value) => `the host of this virtual machine took ${formatPercent(value)} of the processor`,
  advice: 'The host is shared: measure at another hour, or on a machine with processors of its own.',
})
