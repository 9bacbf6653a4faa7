import { z } from 'zod'
import { type Palette } from '../look/tokens'
import { type ChartKind, type ChartTable } from './kinds/kind'
import { chartKinds } from './kinds/list'

export { type CurveChart } from './kinds/curve'
export { type IntervalChart, type IntervalRow } from './kinds/intervals'
export { type SampleChart } from './kinds/samples'
export { type ScatterChart } from './kinds/scatter'
export { type TornadoChart } from './kinds/tornado'
export { type ChartTable } from './kinds/kind'

/**
 * A chart as a value: what it says, not how it is drawn. One function draws it for window, report and clipboard, and
 * its table twin and its summary for screen readers come from the same rows.
 */
type Schemas = { [K in keyof typeof chartKinds]: (typeof chartKinds)[K]['schema'] }[keyof typeof chartKinds]
export type ChartModel = z.infer<Schemas>
export const chartModel = z.discriminatedUnion('kind', Object.values(chartKinds).map((kind) => kind.schema) as unknown as [Schemas, ...Schemas[]])

const kindOf = (chart: ChartModel): ChartKind<z.ZodObject> => chartKinds[chart.kind] as unknown as ChartKind<z.ZodObject>

export const chartHeight = (chart: ChartModel): number => kindOf(chart).height(chart)
export const chartOption = (chart: ChartModel, palette: Palette, width: number, focus: number): Record<string, unknown> => kindOf(chart).option(chart, palette, width, focus)
export const chartTable = (chart: ChartModel): ChartTable => kindOf(chart).table(chart)
export const pointCount = (chart: ChartModel): number => kindOf(chart).points(chart)
/** The value under a pointer, in a chart whose marker is dragged; null in every other. */
export const chartPick = (chart: ChartModel, width: number, left: number): number | null => kindOf(chart).pick?.(chart, width, left) ?? null
export const pointText = (chart: ChartModel, index: number): string => kindOf(chart).pointText(chart, index)
/** The place in the axes' numbers; null: a pointer finds nothing in this kind. */
export const pointAt = (chart: ChartModel, index: number): [number, number] | null => kindOf(chart).at?.(chart, index) ?? null
export const pointId = (chart: ChartModel, index: number): string | null => kindOf(chart).pointId?.(chart, index) ?? null
/** The point of that id; -1: none. */
export function pointOf(chart: ChartModel, id: string | null): number {
  if (id === null) return -1
  for (let i = 0; i < pointCount(chart); i++) if (pointId(chart, i) === id) return i
  return -1
}
