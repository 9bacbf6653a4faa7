import { type z } from 'zod'
import { type Palette } from '../../look/tokens'

/** A chart's numbers as a table: the same values for those who read rather than look. */
export interface ChartTable {
  readonly columns: readonly { title: string; number: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

/**
 * A kind of chart: one file and one line in list.ts. It says what it holds and how that is drawn, walked by keys and read
 * as a table; window, report and clipboard ask for no more.
 */
export interface ChartKind<S extends z.ZodObject> {
  readonly schema: S
  /** px; known before the library that draws is there, so that the page can keep the room and nothing moves. */
  height(chart: z.infer<S>): number
  /** ECharts' option, by values alone. @param width px @param focus the point that the keys stand on; -1 for none */
  option(chart: z.infer<S>, palette: Palette, width: number, focus: number): Record<string, unknown>
  /** How many points arrow keys can walk. */
  points(chart: z.infer<S>): number
  /** What is said of one of them. */
  pointText(chart: z.infer<S>, index: number): string
  /** What it is called where it can be chosen; null: nothing can. */
  pointId?(chart: z.infer<S>, index: number): string | null
  /** Where it stands in the axes' own numbers, so that a pointer finds it. */
  at?(chart: z.infer<S>, index: number): [number, number]
  table(chart: z.infer<S>): ChartTable
  /** Of a kind whose marker is dragged: the value under a pointer. @param width px of the drawing @param left px from its left edge */
  pick?(chart: z.infer<S>, width: number, left: number): number
}

export const chartKind = <S extends z.ZodObject>(kind: ChartKind<S>): ChartKind<S> => kind

/** A number in a table twin. */
export const short = (value: number): string => String(Number(value.toPrecision(4)))
