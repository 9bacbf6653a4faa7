import { formatBytes, significant } from '../units'

const join = (parts: readonly (string | null)[]): string => parts.filter(Boolean).join(' ')
const gigahertz = (hz: number): string => (hz >= 1e9 ? `${significant(hz / 1e9)} GHz` : `${significant(hz / 1e6)} MHz`)

interface Shape {
  generation?: number
  width?: number
  level?: number
  kind?: string | null
  bytes?: number | null
  count?: number
  name?: string | null
  memoryTotalBytes?: number | null
  slot?: string | null
  transfersPerSecond?: number | null
}

function showRecord(each: Shape): string {
  if (each.generation !== undefined) return `generation ${each.generation}, ${each.width} lanes`
  if (each.level !== undefined) return `L${each.level} ${each.kind} ${each.count} x ${formatBytes(each.bytes ?? 0)}`
  if (each.memoryTotalBytes !== undefined) return join([each.name ?? 'slice', each.memoryTotalBytes === null ? null : formatBytes(each.memoryTotalBytes)])
  return join([each.slot ?? null, typeof each.bytes === 'number' ? formatBytes(each.bytes) : null, each.kind ?? null, typeof each.transfersPerSecond === 'number' ? `${significant(each.transfersPerSecond / 1e6, 4)} MT/s` : null])
}

/** A fact's value in words, by what its name says of its unit. @param id its path: "cpu.maximumHz" */
export function showFact(id: string, value: unknown): string {
  const key = id.slice(id.lastIndexOf('.') + 1)
  if (typeof value === 'number') {
    if (/Bytes$/.test(key)) return formatBytes(value)
    if (/Hz$/.test(key)) return gigahertz(value)
    if (/Watts$/.test(key)) return `${significant(value)} W`
    if (/Percent$/.test(key)) return `${significant(value)} %`
    if (/C$/.test(key)) return `${significant(value)} °C`
    return key === 'transfersPerSecond' ? `${significant(value / 1e6, 4)} MT/s` : String(value)
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((each) => (typeof each === 'object' && each !== null ? showRecord(each as Shape) : String(each))).join(value.some((each) => typeof each === 'object') ? '; ' : ' ') || 'none that we know'
  return typeof value === 'object' && value !== null ? showRecord(value as Shape) : String(value)
}
