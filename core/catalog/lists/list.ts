import { significant } from '../../units'
import { ageInDays, staleDays } from '../age'
import { type CloudRow, type ComponentRow, type CpuRow, type ElectricityRow, type GpuRow, type GridCarbon, type ModelRow } from '../schema'

/** Where the rows come from: the shipped catalog with the user's own before it. */
export interface CatalogRows {
  gpus(): readonly GpuRow[]
  cpus(): readonly CpuRow[]
  cloudInstances(): readonly CloudRow[]
  components(): readonly ComponentRow[]
  models(): readonly ModelRow[]
  electricity(): readonly ElectricityRow[]
  gridCarbon(): GridCarbon
}

interface Column<Row> {
  readonly title: string
  readonly number?: true
  /** Widest that it is shown; longer texts end in an ellipsis. */
  readonly width?: number
  cell(row: Row, rows: CatalogRows): string
}

interface CatalogListOf<Row> {
  /** As it is typed: "gpus". */
  readonly name: string
  readonly means: string
  readonly columns: readonly Column<Row>[]
  rows(rows: CatalogRows): readonly Row[]
  /** All that a filter looks in. */
  text(row: Row, rows: CatalogRows): string
  /** The day of what goes stale; null: nothing does, or the row has none. */
  asOf(row: Row): string | null
  entered?(row: Row): boolean
}

export type CatalogList = CatalogListOf<unknown>

/** Types a list by its own rows, for the list of lists. */
export const defineList = <Row extends { source: string }>(list: CatalogListOf<Row>): CatalogList => list as unknown as CatalogList

/** Three digits, "-" for unknown. */
export const figure = (value: number | null | undefined, digits = 3): string => (value === null || value === undefined ? '-' : significant(value, digits))
/** A figure as its maker gives it: 24, 256.3. */
export const exactly = (value: number | null): string => (value === null ? '-' : String(value))
export const usd = (value: number | null | undefined): string => (value === null || value === undefined ? '-' : value < 0.1 ? value.toFixed(3) : value.toFixed(2))
export const cut = (text: string, width: number): string => (text.length > width ? `${text.slice(0, width - 1)}…` : text)

export interface ListedRow {
  readonly row: Record<string, unknown> & { source: string }
  readonly cells: readonly string[]
  readonly asOf: string | null
  readonly stale: boolean
  readonly entered: boolean
}

/** Rows in which every word of the filter stands somewhere, with their cells and their age. */
export function listRows(list: CatalogList, rows: CatalogRows, filter: string, now: Date): ListedRow[] {
  const wanted = filter.toLowerCase().split(/\s+/).filter(Boolean)
  return list.rows(rows).flatMap((row) => {
    const text = list.text(row, rows).toLowerCase()
    if (!wanted.every((word) => text.includes(word))) return []
    const asOf = list.asOf(row)
    const cells = list.columns.map((column) => cut(column.cell(row, rows), column.width ?? 200))
    return [{ row: row as ListedRow['row'], cells, asOf, stale: asOf !== null && ageInDays(asOf, now) > staleDays, entered: list.entered?.(row) ?? false }]
  })
}

/** Whose figures they are, short enough for a note: "techpowerup.com", "github.com/owner/repo", else the first words. */
export function shortSource(source: string): string {
  const host = /(?:https?:\/\/)?((?:[\w-]+\.)+(?:com|org|net|io|eu|gov|de|fr|ai|dev|co)(?:\.\w\w)?)((?:\/[\w.-]+){0,2})/.exec(source)
  if (!host) return cut(source, 48)
  return host[1] === 'github.com' ? `github.com${host[2]}` : host[1]!.replace(/^www\./, '')
}
