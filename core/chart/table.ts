import { type ChartModel } from './model'

/** A chart's numbers as a table: the same values for those who read rather than look. */
export interface ChartTable {
  readonly columns: readonly { title: string; number: boolean }[]
  readonly rows: readonly (readonly string[])[]
}

const short = (value: number): string => String(Number(value.toPrecision(4)))

export function chartTable(chart: ChartModel): ChartTable {
  if (chart.kind === 'intervals') {
    const dots = chart.rows.some((row) => row.dots.length > 0)
    return {
      columns: [{ title: 'Row', number: false }, { title: 'Value', number: true }, ...(dots ? [{ title: `Launches: ${chart.axis.label}`, number: true }] : []), { title: 'Kind', number: false }],
      rows: chart.rows.map((row) => [row.label, row.text, ...(dots ? [row.dots.map(short).join(', ')] : []), row.doubtful ? `${row.provenance}, doubtful` : row.provenance]),
    }
  }
  return {
    columns: [{ title: 'Launch', number: false }, { title: 'Samples', number: true }, { title: `Lowest, ${chart.axis.label}`, number: true }, { title: `Highest, ${chart.axis.label}`, number: true }],
    rows: chart.series.map(({ label, values }) => [label, String(values.length), ...(values.length ? [short(Math.min(...values)), short(Math.max(...values))] : ['none', 'none'])]),
  }
}
