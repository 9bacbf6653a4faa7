import { z } from 'zod'
import { provenances } from '../../result/provenance'
import { axis, finite, interval, reference, said, text } from './fields'
import { chartKind } from './kind'
import { scatterHeight, scatterOption } from './scatter-option'

/** One quantity against another. Those on the front beat every other one in at least one of the two, and carry their name. */
export const scatterChart = z.object({
  kind: z.literal('scatter'),
  ...said,
  x: axis,
  y: axis,
  /** A level line of the vertical axis, with its name. */
  reference,
  points: z
    .array(z.object({ id: text, label: text, provenance: z.enum(provenances), x: finite, y: finite, yInterval: interval.nullable(), text, front: z.boolean(), doubtful: z.boolean() }))
    .max(500),
})
export type ScatterChart = z.infer<typeof scatterChart>
export type ScatterPoint = ScatterChart['points'][number]

export const scatter = chartKind({
  schema: scatterChart,
  height: () => scatterHeight,
  option: scatterOption,
  points: (chart) => chart.points.length,
  pointId: (chart, index) => chart.points[index]?.id ?? null,
  at: ({ points }, index) => [points[index]?.x ?? NaN, points[index]?.y ?? NaN],
  pointText(chart, index) {
    const point = chart.points[index]
    return point ? `${point.label}: ${point.text}, ${point.provenance}${point.front ? ', on the front' : ''}${point.doubtful ? ', doubtful' : ''}` : ''
  },
  table: (chart) => ({
    columns: [{ title: 'Point', number: false }, { title: `${chart.x.label}; ${chart.y.label}`, number: true }, { title: 'On the front', number: false }, { title: 'Kind', number: false }],
    rows: chart.points.map((point) => [point.label, point.text, point.front ? 'yes' : 'no', point.doubtful ? `${point.provenance}, doubtful` : point.provenance]),
  }),
})
