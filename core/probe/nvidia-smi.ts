import { troubleIn } from './text/complaint'
import { type GpuTrouble } from './trouble'

export { type GpuTrouble } from './trouble'

/** The fields we ask for, in the order of the columns; "nounits" leaves MiB, W and MHz. */
export const nvidiaFields = [
  'name', 'memory.total', 'memory.used', 'driver_version', 'compute_cap', 'pci.bus_id', 'power.limit', 'uuid', 'memory.free', 'power.default_limit', 'pcie.link.gen.current', 'pcie.link.gen.max',
  'pcie.link.width.current', 'pcie.link.width.max', 'clocks.gr', 'clocks.max.gr', 'clocks.mem', 'ecc.mode.current', 'mig.mode.current', 'compute_mode', 'persistence_mode', 'temperature.gpu',
] as const
export type NvidiaField = (typeof nvidiaFields)[number]

/** The field that a driver does not know, from its complaint. */
export const refusedField = (text: string): string | null => /Field "([\w.]{1,60})" is not a valid field/i.exec(text)?.[1] ?? null

/** "CUDA Version: 13.0" of the table's head: the newest that the driver serves. */
export const cudaVersionIn = (text: string): string | null => /CUDA(?: UMD)? Version:\s*(\d{1,3}\.\d{1,3})\b/.exec(text)?.[1] ?? null

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
