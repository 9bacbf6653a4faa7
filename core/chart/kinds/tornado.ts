import { z } from 'zod'
import { axis, finite, said, text } from './fields'
import { chartKind } from './kind'
import { tornadoHeight, tornadoOption } from './tornado-option'

const end = z.object({ value: finite, text, label: text })

/** What a result becomes when one input after another goes to its low and its high end: bars around the result as it is. */
export const tornadoChart = z.object({
  kind: z.literal('tornado'),
  ...said,
  axis,
  base: z.object({ value: finite, label: text }),
  /** Where a verdict turns, as a thin line with its name. */
  zero: z.object({ value: finite, label: text }),
  rows: z.array(z.object({ id: text, label: text, low: end, high: end })).max(50),
})
export type TornadoChart = z.infer<typeof tornadoChart>

export const tornado = chartKind({
  schema: tornadoChart,
  height: (chart) => tornadoHeight(chart.rows.length),
  option: tornadoOption,
  points: (chart) => chart.rows.length,
  pointText(chart, index) {
    const row = chart.rows[index]
    return row ? `${row.label}: ${row.low.text} at ${row.low.label}, ${row.high.text} at ${row.high.label}` : ''
  },
  table: (chart) => ({
    columns: [{ title: 'Assumption', number: false }, { title: 'Low end', number: true }, { title: `${chart.axis.label}, there`, number: true }, { title: 'High end', number: true }, { title: `${chart.axis.label}, at that end`, number: true }],
    rows: chart.rows.map(({ label, low, high }) => [label, low.label, low.text, high.label, high.text]),
  }),
})
