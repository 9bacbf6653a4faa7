import { z } from 'zod'
import { provenances } from '../../result/provenance'
import { axis, finite, interval, reference, said, text } from './fields'
import { intervalHeight, intervalOption } from './intervals-option'
import { chartKind, short } from './kind'

/** Rows with a value, its interval, and the single launches as dots. A value of null: only the interval is known. */
export const intervalChart = z.object({
  kind: z.literal('intervals'),
  ...said,
  axis,
  reference,
  rows: z
    .array(z.object({ id: text, label: text, provenance: z.enum(provenances), value: finite.nullable(), interval: interval.nullable(), dots: z.array(finite).max(64), text, doubtful: z.boolean() }))
    .max(200),
})
export type IntervalChart = z.infer<typeof intervalChart>
export type IntervalRow = IntervalChart['rows'][number]

export const intervals = chartKind({
  schema: intervalChart,
  height: (chart) => intervalHeight(chart.rows.length),
  option: intervalOption,
  points: (chart) => chart.rows.length,
  pointText(chart, index) {
    const row = chart.rows[index]
    return row ? `${row.label}: ${row.text}, ${row.provenance}${row.doubtful ? ', doubtful' : ''}` : ''
  },
  table(chart) {
    const dots = chart.rows.some((row) => row.dots.length > 0)
    return {
      columns: [{ title: 'Row', number: false }, { title: 'Value', number: true }, ...(dots ? [{ title: `Launches: ${chart.axis.label}`, number: true }] : []), { title: 'Kind', number: false }],
      rows: chart.rows.map((row) => [row.label, row.text, ...(dots ? [row.dots.map(short).join(', ')] : []), row.doubtful ? `${row.provenance}, doubtful` : row.provenance]),
    }
  },
})
