import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { seen } from '../window'

/** METHOD A3: fuller drives write slower. */
const leastFree = 0.15

/**
 * Judged where nothing runs yet. It does not change while measuring, and says nothing against a launch that leaves the
 * disk alone: a launch has its value only.
 */
export const diskSpace = defineGate({
  id: 'disk-space',
  title: 'Free disk space',
  unit: 'share free',
  threshold: 'less than 15 % free before the run',
  look({ kind, readings }) {
    const values = seen(readings, 'space')
    const value = values[values.length - 1]
    return value === undefined ? null : flaggedIf(kind === 'idle' && value < leastFree, value)
  },
  describe: (value) => `${formatPercent(value)} of the disk is free`,
  advice: 'Free some space, or keep the data folder on another disk (--user-data-dir).',
})
