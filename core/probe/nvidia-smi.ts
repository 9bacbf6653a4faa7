import { troubleIn } from './text/complaint'
import { type GpuTrouble } from './trouble'

export { type GpuTrouble } from './trouble'

/** The fields we ask for, in the order of the columns; "nounits" leaves MiB and W. */
export const nvidiaFields = ['name', 'memory.total', 'memory.used', 'driver_version', 'compute_cap', 'pci.bus_id', 'power.limit'] as const
export type NvidiaField = (typeof nvidiaFields)[number]

export type NvidiaRow = Record<NvidiaField, string | null>

/** Words that mean "the driver does not say": unknown, never zero. */
const saysNothing = /^\[?(N\/A|Not Supported|Unknown Error|Insufficient Permissions|GPU is lost|Requested functionality has been deprecated)\]?$/i

/** `nvidia-smi --query-gpu=… --format=csv,noheader,nounits`: one line a GPU. Lines of another shape are left out. */
export function parseNvidiaCsv(text: string, fields: readonly NvidiaField[]): NvidiaRow[] {
  return text
    .split('\n')
    .map((line) => line.split(',').map((cell) => cell.trim()))
    .filter((cells) => cells.length === fields.length && cells[0] !== '')
    .map((cells) => {
      const row = Object.fromEntries(nvidiaFields.map((field) => [field, null])) as NvidiaRow
      fields.forEach((field, i) => (row[field] = saysNothing.test(cells[i]!) ? null : cells[i]!.slice(0, 200)))
      return row
    })
}

/** A number in a cell such as "24564" or "450.00"; null for anything else. */
export function cellNumber(cell: string | null): number | null {
  return cell !== null && /^\d{1,12}(\.\d{1,6})?$/.test(cell) ? Number(cell) : null
}

/** What nvidia-smi's complaint means, from its own words. Null when it complains of nothing we know. */
export const nvidiaTrouble = (text: string): GpuTrouble | null => troubleIn(text)
