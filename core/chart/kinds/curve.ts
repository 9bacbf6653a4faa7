import { z } from 'zod'
import { axis, finite, said, text } from './fields'
import { chartKind } from './kind'
import { curveHeight, curveOption, pickOnCurve } from './curve-option'

const place = z.object({ x: finite, y: finite })
/** `every`: a tick at each multiple of it; left out, where round numbers are. */
const range = z.object({ low: finite, high: finite, every: z.number().positive().optional() })

/** Quantities over another, as lines with their bands; a marker says where the reader stands, and may be dragged. */
export const curveChart = z.object({
  kind: z.literal('curve'),
  ...said,
  x: axis.extend(range.shape),
  y: axis.extend(range.shape),
  /** Where along the horizontal axis the reader stands, dragged in steps; null: nowhere. */
  marker: z.object({ value: finite, label: text, step: z.number().positive() }).nullable(),
  /** An upright line with its name: where a verdict turns. */
  turn: z.object({ value: finite, label: text }).nullable(),
  /** A level line with its name: a horizon. */
  level: z.object({ value: finite, label: text }).nullable(),
  series: z
    .array(
      z.object({
        label: text,
        dashed: z.boolean(),
        line: z.array(place).max(500),
        /** Lower and upper edge of an 80 % band; null: none. */
        band: z.object({ low: z.array(place).max(500), high: z.array(place).max(500) }).nullable(),
      }),
    )
    .max(4),
  /** What arrow keys walk and the table lists. */
  columns: z.array(text).min(1).max(12),
  rows: z.array(z.object({ x: finite, cells: z.array(text).max(12) })).max(500),
})
export type CurveChart = z.infer<typeof curveChart>

export const curve = chartKind({
  schema: curveChart,
  height: () => curveHeight,
  option: curveOption,
  points: (chart) => chart.rows.length,
  pointText: (chart, index) => chart.rows[index]?.cells.map((cell, i) => `${chart.columns[i] ?? ''}: ${cell}`).join('; ') ?? '',
  table: (chart) => ({ columns: chart.columns.map((title) => ({ title, number: true })), rows: chart.rows.map(({ cells }) => cells) }),
  pick: pickOnCurve,
})
