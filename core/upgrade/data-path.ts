import { type MeasuredSummary } from '../run/summary'
import { type Workload } from '../workload/schema'

/** How fast the work's data are read beside how fast the work wants them. */
export interface DataPath {
  /** Bytes a second that the work reads at the speed of the devices alone. */
  readonly neededPerSecond: number
  /** As the drive was measured; null: it was not. */
  readonly drivePerSecond: number | null
  readonly dataBytes: number
}

/** Of memory, the share that the system can keep files in beside the work. */
const cacheShare = 0.8

/** What the work reads for a unit, from the size of its data and an epoch of it; null: not said. @param unitsPerSecond at which the devices alone would go */
export function dataPathOf({ dataGB, amount }: Workload, unitsPerSecond: number, measured: readonly MeasuredSummary[]): DataPath | null {
  if (dataGB === null || dataGB === 0 || amount.per !== 'epochs') return null
  const disk = measured.find(({ id, unit }) => id === 'disk-read' && unit === 'B/s')
  return { neededPerSecond: ((dataGB * 1e9) / amount.unitsPerEpoch) * unitsPerSecond, drivePerSecond: disk?.value ?? null, dataBytes: dataGB * 1e9 }
}

/** Data that fit into memory are read from the drive once. */
export const staysInMemory = ({ dataBytes }: DataPath, ramBytes: number | null): boolean => ramBytes !== null && dataBytes <= cacheShare * ramBytes

/** The share of the devices' speed that the drive lets through, up to 1; null: it was not measured. */
export function shareThrough(path: DataPath, ramBytes: number | null, drivePerSecond = path.drivePerSecond): number | null {
  if (staysInMemory(path, ramBytes)) return 1
  return drivePerSecond === null ? null : Math.min(1, drivePerSecond / path.neededPerSecond)
}
