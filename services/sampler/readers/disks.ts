import { type DiskReading } from '../../../core/gates/reading'
import { counter, fileReader } from '../reader'

/** Disks that are not a part of, or built on, another one that is counted already. */
const whole = /^(sd[a-z]+|[vs]d[a-z]+|hd[a-z]+|xvd[a-z]+|nvme\d+n\d+|mmcblk\d+|pmem\d+)$/
/** Whatever the disk: the kernel counts in these. */
const sector = 512

/** /proc/diskstats: major, minor, name, reads, merged, sectors read, ms, writes, merged, sectors written, ms, in flight, ms busy. */
export function parseDiskstats(text: string): DiskReading[] | null {
  const disks = text.split('\n').flatMap((line): DiskReading[] => {
    const fields = line.trim().split(/\s+/)
    const name = fields[2] ?? ''
    const [read, written, busy] = [5, 9, 12].map((i) => counter(fields[i]))
    return whole.test(name) && name.length < 60 && read != null && written != null && busy != null
      ? [{ name, readBytes: Math.min(1e18, read * sector), writtenBytes: Math.min(1e18, written * sector), busySeconds: busy / 1000 }]
      : []
  })
  return disks.length > 0 && disks.length <= 256 ? disks : null
}

export const disks = fileReader('disks', '/proc/diskstats', parseDiskstats)
