import { defineGate, flaggedIf } from '../gate'
import { type PartName, type Reading } from '../reading'
import { growth, lasted, seen } from '../window'

/**
 * METHOD A3: any, in a sample. A launch prepares and warms up before it samples, and reads its own code from the disk
 * then: only the second half of the stretch counts.
 */
export const memoryPressure = defineGate({
  id: 'memory-pressure',
  title: 'Memory pressure',
  unit: 'pages fetched from disk',
  threshold: 'any major page fault of the worker, or page swapped in, once it has warmed up',
  look({ readings }) {
    const half = readings.slice(Math.min(Math.floor(readings.length / 2), Math.max(0, readings.length - 2)))
    const counts = [counted(half, 'faults'), counted(half, 'swap')].filter((count): count is number => count !== null)
    if (counts.length === 0) return null
    const pages = counts.reduce((sum, count) => sum + count, 0)
    return flaggedIf(pages > 0, pages)
  },
  describe: (value) => (value === 0 ? 'no page had to be fetched from the disk' : `${value} ${value === 1 ? 'page' : 'pages'} had to be fetched from the disk`),
  advice: 'Close programs that hold much memory, and run again.',
})

const counted = (readings: readonly Reading[], part: Extract<PartName, 'faults' | 'swap'>): number | null => (lasted(readings, part) ? growth(seen(readings, part)) : null)
