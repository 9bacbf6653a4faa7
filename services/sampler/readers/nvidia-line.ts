import { type GpuReading } from '../../../core/gates/reading'

/** What we ask nvidia-smi for, in the order of the columns. `nounits` leaves MHz, W, C, % and MiB. */
export const gpuFields = ['index', 'clocks_throttle_reasons.active', 'clocks.sm', 'power.draw', 'temperature.gpu', 'utilization.gpu', 'memory.used'] as const
export type GpuField = (typeof gpuFields)[number]

const mebibyte = 1024 * 1024
/** "[N/A]", "[Not Supported]", "[Unknown Error]" and whatever else is no number are unknown, never zero. */
const numberOf = (cell: string | undefined): number | null => (cell !== undefined && /^-?\d{1,12}(\.\d{1,6})?$/.test(cell) ? Number(cell) : null)
const positive = (cell: string | undefined): number | null => {
  const value = numberOf(cell)
  return value !== null && value >= 0 ? value : null
}
const maskOf = (cell: string | undefined): number | null => (cell !== undefined && /^0x[0-9a-f]{1,16}$/i.test(cell) ? Math.min(1e18, Number(cell)) : null)

/** One line of `--format=csv,noheader,nounits`: one GPU. Null for a line of any other shape. */
export function parseGpuLine(line: string, fields: readonly GpuField[]): GpuReading | null {
  const cells = line.split(',').map((cell) => cell.trim())
  const cell = (field: GpuField) => (fields.includes(field) ? cells[fields.indexOf(field)] : undefined)
  const index = /^\d{1,3}$/.test(cell('index') ?? '') ? Number(cell('index')) : null
  if (cells.length !== fields.length || index === null) return null
  const scaled = (field: GpuField, factor: number) => {
    const value = positive(cell(field))
    return value === null ? null : value * factor
  }
  const percent = positive(cell('utilization.gpu'))
  return {
    index,
    reasons: maskOf(cell('clocks_throttle_reasons.active')),
    smHz: scaled('clocks.sm', 1e6),
    watts: scaled('power.draw', 1),
    celsius: numberOf(cell('temperature.gpu')),
    utilization: percent === null || percent > 100 ? null : percent / 100,
    usedBytes: scaled('memory.used', mebibyte),
  }
}

/** GPUs that the worker may see: CUDA_VISIBLE_DEVICES by number (workerEnv has them in PCI order, as here). Null is all. */
export function visibleGpus(text: string | undefined): Set<number> | null {
  // Names of boards ("GPU-8932f937") cannot be matched with numbers here: then all count.
  if (text === undefined || !/^\s*\d{1,3}(\s*,\s*\d{1,3})*\s*$/.test(text)) return null
  return new Set(text.split(',').map(Number))
}

/** Whether the worker may see a board, by number or by the beginning of its UUID ("GPU-8932f937"), as CUDA reads the variable. */
export function chosenBy(text: string | undefined): (index: number, uuid: string | null) => boolean {
  const numbers = visibleGpus(text)
  if (numbers) return (index) => numbers.has(index)
  const names = (text ?? '').split(',').map((name) => name.trim().toLowerCase())
  return names.every((name) => /^gpu-[0-9a-f-]{4,}$/.test(name)) ? (_, uuid) => uuid !== null && names.some((name) => uuid.toLowerCase().startsWith(name)) : () => true
}
