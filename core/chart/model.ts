import { z } from 'zod'
import { provenances } from '../result/provenance'

/**
 * A chart as a value: what it says, not how it is drawn. One function draws it for window, report and clipboard, and
 * its table twin and its summary for screen readers come from the same rows.
 */
const text = z.string().max(1000)
const finite = z.number().refine(Number.isFinite)
const interval = z.object({ low: finite, high: finite })

const axis = z.object({
  /** With its unit: "Deviation from the benchmark's own median, %". */
  label: text,
  scale: z.enum(['linear', 'log']),
})

/** Rows with a value, its interval, and the single launches as dots. */
export const intervalChart = z.object({
  kind: z.literal('intervals'),
  /** States the finding. */
  title: text,
  summary: text,
  axis,
  /** A thin line with its name: this machine, a limit. */
  reference: z.object({ value: finite, label: text }).nullable(),
  rows: z
    .array(z.object({ id: text, label: text, provenance: z.enum(provenances), value: finite, interval: interval.nullable(), dots: z.array(finite).max(64), text, doubtful: z.boolean() }))
    .max(200),
})

/** Samples in the order taken, a series for each launch. */
export const sampleChart = z.object({
  kind: z.literal('samples'),
  title: text,
  summary: text,
  axis,
  series: z.array(z.object({ label: text, values: z.array(finite).max(3000) })).max(32),
  reference: z.object({ value: finite, label: text }).nullable(),
})

export const chartModel = z.discriminatedUnion('kind', [intervalChart, sampleChart])
export type IntervalChart = z.infer<typeof intervalChart>
export type IntervalRow = IntervalChart['rows'][number]
export type SampleChart = z.infer<typeof sampleChart>
export type ChartModel = z.infer<typeof chartModel>

/** How many points arrow keys can walk. */
export const pointCount = (chart: ChartModel): number => (chart.kind === 'intervals' ? chart.rows.length : chart.series.length)

/** What is said of the point that the keys stand on. */
export function pointText(chart: ChartModel, index: number): string {
  if (chart.kind === 'intervals') {
    const row = chart.rows[index]
    return row ? `${row.label}: ${row.text}, ${row.provenance}${row.doubtful ? ', doubtful' : ''}` : ''
  }
  const series = chart.series[index]
  return series ? `${series.label}: ${series.values.length} samples` : ''
}
