import { safeJsonParse } from '../../json/safe-parse'
import { type CloudRow } from '../schema'
import { parseCsv } from './csv'
import { rowLines } from './json-rows'
import { fieldNamed, parseRow, type PriceWorld } from './parse-rows'
import { mostEntries, type OwnEntry } from './schema'

export interface RowProblem {
  readonly line: number
  readonly what: string
}

/** All of a file, or what is wrong with each row that is: nothing is taken of a file with a bad row. */
export type PriceFile =
  | { ok: true; entries: OwnEntry[]; /** Rows that say what the catalog says already. */ same: number }
  | { ok: false; problems: RowProblem[]; rows: number }

/** A price list of every instance of every cloud is a quarter of a megabyte. */
export const mostFileBytes = 16 * 1024 * 1024

const refused = (line: number, what: string): PriceFile => ({ ok: false, problems: [{ line, what }], rows: 0 })

interface Row {
  readonly line: number
  readonly raw: unknown
  /** What keeps it from being read at all. */
  readonly unreadable?: string
}

/**
 * A price file: JSON in the catalog's own shape (a list of rows, or lists by name in an object), or CSV with the fields
 * as column names. Hostile until parsed: any text is answered, and every bad row said by its line.
 */
export function parsePriceFile(text: string, world: PriceWorld): PriceFile {
  const bare = text.replace(/^\uFEFF/, '')
  const rows = /^\s*[[{]/.test(bare) ? jsonRows(bare) : csvRows(bare)
  if ('ok' in rows) return rows
  if (rows.length === 0) return refused(1, 'there is no row in it')
  if (rows.length > mostEntries) return refused(1, `it has ${rows.length} rows; ${mostEntries} is the most`)
  const problems: RowProblem[] = []
  const entries: OwnEntry[] = []
  const seen = new Map<string, number>()
  for (const { line, raw, unreadable } of rows) {
    const answer = unreadable === undefined ? parseRow(raw, world) : { ok: false as const, what: unreadable }
    const before = answer.ok ? seen.get(answer.entry.id) : undefined
    if (!answer.ok) problems.push({ line, what: answer.what })
    else if (before !== undefined) problems.push({ line, what: `the same as on line ${before}: ${answer.entry.id}` })
    else {
      seen.set(answer.entry.id, line)
      entries.push(answer.entry)
    }
  }
  if (problems.length > 0) return { ok: false, problems, rows: rows.length }
  const fresh = entries.filter((entry) => !(entry.kind === 'instance' && isShipped(entry.row, world.instances)))
  return { ok: true, entries: fresh, same: entries.length - fresh.length }
}

const isShipped = (row: CloudRow, instances: readonly CloudRow[]): boolean => {
  const held = instances.find((each) => each.id === row.id)
  return held !== undefined && !held.entered && (Object.keys(row) as (keyof CloudRow)[]).every((field) => field === 'source' || field === 'note' || (row[field] ?? null) === (held[field] ?? null))
}

function jsonRows(text: string): Row[] | PriceFile {
  const parsed = safeJsonParse(text, { depth: 12, keys: 2_000_000 })
  if (!parsed.ok) return refused(1, parsed.because)
  const lists: [string, unknown[]][] = Array.isArray(parsed.value) ? [['instances', parsed.value as unknown[]]] : Object.entries(parsed.value as object).filter((each): each is [string, unknown[]] => Array.isArray(each[1]))
  const lines = rowLines(text)
  let at = 0
  // Only objects have a line of their own; what is none is said to be at the row before.
  const rows = lists.flatMap(([name, list]) => list.map((raw) => ({ name, raw, line: lines[typeof raw === 'object' && raw !== null && !Array.isArray(raw) ? at++ : Math.max(0, at - 1)] ?? 1 })))
  return rows.filter(({ name }) => rowLists.has(name))
}

/** Lists of an object that hold rows; what else `catalog own --json` and the own file have says the same again. */
const rowLists = new Set(['instances', 'gpus', 'components', 'entries'])

const numbers = /usdperhour$|^gpucount$|^gpumemorygib$|^vcpus$|^ramgib$|^localssdgb$/i

function csvRows(text: string): Row[] | PriceFile {
  const parsed = parseCsv(text)
  if (!parsed.ok) return refused(parsed.line, parsed.what)
  const [head, ...records] = parsed.records
  if (!head) return refused(1, 'the file is empty')
  const columns = head.cells.map((cell) => ({ cell, named: fieldNamed(cell) }))
  const problems = columns.flatMap(({ cell, named }) => ('field' in named ? [] : [{ line: head.line, what: `there is no column '${cell.slice(0, 60)}'${named.near ? `; nearest: ${named.near}` : ''}` }]))
  const fields = columns.map(({ named }) => ('field' in named ? named.field : ''))
  const twice = fields.find((field, i) => field && fields.indexOf(field) !== i)
  if (twice) problems.push({ line: head.line, what: `the column ${twice} stands twice` })
  for (const needed of ['provider', 'instanceType', 'region']) if (!fields.includes(needed)) problems.push({ line: head.line, what: `there is no column ${needed}` })
  if (problems.length > 0) return { ok: false, problems, rows: records.length }
  return records.map(({ line, cells }) => ({
    line,
    raw: Object.fromEntries(fields.map((field, i) => [field, valueOf(field, cells[i] ?? '')])),
    ...(cells.length > fields.length ? { unreadable: `it has ${cells.length} cells, the first line ${fields.length}: put quotes around a comma` } : {}),
  }))
}

/** A number where the field is one and the cell is written as one; else the cell, which the row's check then names. */
const valueOf = (field: string, cell: string): unknown => (cell === '' ? null : numbers.test(field) && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell)
