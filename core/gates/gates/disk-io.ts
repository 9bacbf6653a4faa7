import { formatPercent } from '../../units'
import { defineGate, flaggedIf } from '../gate'
import { type DiskReading, type Reading } from '../reading'
import { grown, lasted, secondsOf, seen } from '../window'

/** METHOD A3. */
const mostShare = 0.05

const grownBy = (readings: readonly Reading[], of: (disk: DiskReading) => number): number | null =>
  grown(readings, 'disks', (disks) => disks.reduce((sum, disk) => sum + of(disk), 0))

/** Share of the time in which the busiest disk worked. */
function busyShare(readings: readonly Reading[]): number {
  const seconds = secondsOf(readings)
  const lists = seen(readings, 'disks')
  const [first, last] = [lists[0]!, lists[lists.length - 1]!]
  return Math.max(0, ...last.map(({ name, busySeconds }) => (busySeconds - (first.find((disk) => disk.name === name)?.busySeconds ?? busySeconds)) / seconds))
}

/**
 * While measuring, only reads can be told apart: what anybody writes reaches the disk later, in the kernel's name.
 */
export const diskIo = defineGate({
  id: 'disk-io',
  title: 'Disk used by others',
  unit: 'share of the time',
  threshold: 'a disk busy for others in more than 5 % of the time',
  look({ kind, readings }) {
    const read = grownBy(readings, ({ readBytes }) => readBytes)
    const written = grownBy(readings, ({ writtenBytes }) => writtenBytes)
    const ours = grown(readings, 'ours', ({ readBytes }) => readBytes)
    if (read === null || written === null || ours === null || !lasted(readings, 'disks') || !(secondsOf(readings) > 0)) return null
    const foreign = Math.max(0, read - ours) + (kind === 'idle' ? written : 0)
    const value = read + written === 0 ? 0 : Math.min(1, busyShare(readings)) * Math.min(1, foreign / (read + written))
    return flaggedIf(value > mostShare, value)
  },
  describe: (value) => `others kept a disk busy in ${formatPercent(value)} of the time`,
  advice: 'Wait for copies, updates and indexing to end, and run again.',
})
