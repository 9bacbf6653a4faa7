import { type Palette } from '../../look/tokens'
import { line, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type SampleChart } from './samples'

export const sampleHeight = 260

/** A limit is drawn up to this many times the largest sample. */
const farLimit = 3

interface Api {
  coord(point: [number, number]): [number, number]
}

/** Samples side by side, launch after launch: noise, drift and jumps are seen before they are computed. */
export function sampleOption(chart: SampleChart, palette: Palette, focus: number) {
  const colours = [palette.series1, palette.series2, palette.series3, palette.series4]
  const starts = chart.series.map((_, i) => chart.series.slice(0, i).reduce((sum, each) => sum + each.values.length, 0))
  const total = Math.max(1, chart.series.reduce((sum, each) => sum + each.values.length, 0))
  const values = chart.series.flatMap((each) => each.values)
  const [low, most] = [Math.min(...values), Math.max(...values)]
  // A limit far above would press the samples into a line: then only the words tell it.
  const limit = chart.reference && chart.reference.value <= farLimit * most ? chart.reference : null
  const high = Math.max(most, limit?.value ?? -Infinity)
  const air = (high - low || Math.abs(high) || 1) / 8
  return {
    grid: { left: 64, right: 16, top: 28, bottom: 44 },
    xAxis: { ...valueAxis({ label: 'Samples in the order taken', scale: 'linear' }, palette, 'x', { low: 0, high: total }), splitLine: { show: false }, nameGap: 24 },
    yAxis: valueAxis(chart.axis, palette, 'y', values.length ? { low: Math.max(low >= 0 ? 0 : -Infinity, low - air), high: high + air } : null),
    series: [...(limit ? [limitLine(limit, palette)] : []), ...chart.series.map((series, i) => ({
      type: 'custom' as const,
      silent: true,
      data: series.values.map((value, k) => [starts[i]! + k + 0.5, value]),
      renderItem: ({ dataIndex, coordSys }: { dataIndex: number; coordSys: { y: number; height: number } }, api: Api) => {
        const [x, y] = api.coord([starts[i]! + dataIndex + 0.5, series.values[dataIndex]!])
        const dot: Shape = { type: 'circle', silent: true, shape: { cx: x, cy: y, r: i === focus ? 3 : 2 }, style: { fill: colours[i % 4]! } }
        if (dataIndex !== 0) return dot
        const [left] = api.coord([starts[i]!, low])
        const name: Shape = { type: 'text', silent: true, style: { text: series.label, x: left + 4, y: coordSys.y - 20, fill: i === focus ? palette.text : palette.quiet, fontSize: 12, fontFamily: textStyle(palette).fontFamily } }
        return { type: 'group', children: [line(left, coordSys.y - 20, left, coordSys.y + coordSys.height, palette.line, 1), name, dot] }
      },
    }))],
  }
}

/** What the device cannot exceed, across the whole chart (Hoefler and Belli 2015, rule 11). */
function limitLine({ value, label }: { value: number; label: string }, palette: Palette) {
  return {
    type: 'custom' as const,
    silent: true,
    data: [[0, value]],
    renderItem: ({ coordSys }: { dataIndex: number; coordSys: { x?: number; y: number; width?: number; height: number } }, api: Api) => {
      const [left, y] = api.coord([0, value])
      const right = (coordSys.x ?? left) + (coordSys.width ?? 0)
      const rule: Shape = { ...line(left, y, right, y, palette.quiet, 1), style: { stroke: palette.quiet, lineWidth: 1, lineDash: [4, 3] } }
      const name: Shape = { type: 'text', silent: true, style: { text: label, x: right - 4, y: y + 4, align: 'right', fill: palette.quiet, fontSize: 12, fontFamily: textStyle(palette).fontFamily } }
      return { type: 'group', children: [rule, name] }
    },
  }
}
