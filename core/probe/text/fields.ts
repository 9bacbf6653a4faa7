import { kindOfName } from './adapter-kind'
import { gpuOf, mebibytes, said, type ProbedGpu } from './probed'

/** A record of names and values as some tool wrote it. */
export type Fields = Readonly<Record<string, unknown>>
export const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value)
export const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.slice(0, 1024).filter(isFields) : [])

/** A word or a number of a record, as text; null where it says nothing. */
export const textOf = (value: unknown): string | null => (typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value)) ? said(String(value)) : null)

/** The first value that says something, by the first key that matches. */
export function pick(fields: Fields, ...keys: RegExp[]): string | null {
  for (const key of keys) for (const [name, value] of Object.entries(fields)) if (key.test(name) && textOf(value) !== null) return textOf(value)
  return null
}

/** A GPU whose kind its name tells, unless something better is said. */
export const namedGpu = (name: string | null, over: Partial<ProbedGpu> = {}): ProbedGpu => gpuOf({ name, ...(name === null ? {} : kindOfName(name)), ...over })

/** Of bytes, in MiB. */
export const bytesIn = (text: string | null): number | null => mebibytes(text, 1 / 1024 ** 2)

/**
 * Rows of a csv without quotes, by the names in its heading; rows of another width are none. A figure that ends a text
 * without a last line break may be the beginning of a longer one, and is left out.
 */
export function csvRecords(text: string, heading: RegExp): Fields[] {
  const lines = text.split('\n').map((line) => line.trim())
  const at = lines.findIndex((line) => heading.test(line))
  const keys = at < 0 ? [] : lines[at]!.split(',').map((key) => key.trim())
  return lines.slice(at + 1).flatMap((line, i, rows) => {
    const cells = (i === rows.length - 1 ? line.replace(/[\d.]+$/, '') : line).split(',')
    return cells.length === keys.length ? [Object.fromEntries(keys.map((key, j) => [key, cells[j]!.trim()]))] : []
  })
}

/** Every value of nested records under its path in small letters: "vram.size.value". Depth and count are bounded. */
export function pathsOf(value: unknown, depth = 0, path = '', into: Record<string, unknown> = {}): Fields {
  if (depth > 8 || Object.keys(into).length > 5000) return into
  if (isFields(value)) for (const [key, each] of Object.entries(value)) pathsOf(each, depth + 1, path ? `${path}.${key.toLowerCase()}` : key.toLowerCase(), into)
  else into[path] = value
  return into
}
