import { z } from 'zod'
import { axis, finite, reference, said, text } from './fields'
import { chartKind, short } from './kind'
import { stackHeight, stackOption } from './stack-option'

/** Bars made of parts that add up, each beside the limit that it is held to. */
export const stackChart = z.object({
  kind: z.literal('stack'),
  ...said,
  axis,
  /** In the order of the bar; every row's parts go by it. */
  parts: z.array(z.object({ id: text, label: text })).max(12),
  rows: z.array(z.object({ id: text, label: text, values: z.array(finite.min(0)).max(12), text, limit: reference })).max(8),
})
export type StackChart = z.infer<typeof stackChart>

export const stack = chartKind({
  schema: stackChart,
  height: stackHeight,
  option: stackOption,
  points: (chart) => chart.rows.length * chart.parts.length,
  pointText(chart, index) {
    const row = chart.rows[Math.floor(index / chart.parts.length)]
    const at = index % chart.parts.length
    const part = chart.parts[at]
    return row && part ? `${row.label}, ${part.label}: ${short(row.values[at] ?? 0)} (${chart.axis.label})` : ''
  },
  table: (chart) => ({
    columns: [{ title: 'Bar', number: false }, ...chart.parts.map(({ label }) => ({ title: label, number: true })), { title: 'Limit', number: true }],
    rows: chart.rows.map(({ label, values, limit }) => [label, ...chart.parts.map((_, i) => short(values[i] ?? 0)), limit ? `${limit.label}: ${short(limit.value)}` : 'none']),
  }),
})
