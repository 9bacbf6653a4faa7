import { z } from 'zod'
import { axis, finite, reference, said, text } from './fields'
import { chartKind, short } from './kind'
import { sampleHeight, sampleOption } from './samples-option'

/** Samples in the order taken, a series for each launch. */
export const sampleChart = z.object({
  kind: z.literal('samples'),
  ...said,
  axis,
  series: z.array(z.object({ label: text, values: z.array(finite).max(3000) })).max(32),
  reference,
})
export type SampleChart = z.infer<typeof sampleChart>

export const samples = chartKind({
  schema: sampleChart,
  height: () => sampleHeight,
  option: (chart, palette, _width, focus) => sampleOption(chart, palette, focus),
  points: (chart) => chart.series.length,
  pointText(chart, index) {
    const series = chart.series[index]
    return series ? `${series.label}: ${series.values.length} samples` : ''
  },
  table: (chart) => ({
    columns: [{ title: 'Launch', number: false }, { title: 'Samples', number: true }, { title: `Lowest, ${chart.axis.label}`, number: true }, { title: `Highest, ${chart.axis.label}`, number: true }],
    rows: chart.series.map(({ label, values }) => [label, String(values.length), ...(values.length ? [short(Math.min(...values)), short(Math.max(...values))] : ['none', 'none'])]),
  }),
})
