import { type Palette } from '../look/tokens'
import { line, type Shape } from './draw'
import { textStyle, valueAxis } from './frame'
import { type SampleChart } from './model'

export const sampleHeight = 260

interface Api {
  coord(point: [number, number]): [number, number]
}

/** Samples side by side, launch after launch: noise, drift and jumps are seen before they are computed. */
export function sampleOption(chart: SampleChart, palette: Palette, focus: number) {
  const colours = [palette.series1, palette.series2, palette.series3, palette.series4]
  const starts = chart.series.map((_, i) => chart.series.slice(0, i).reduce((sum, each) => sum + each.values.length, 0))
  const total = Math.max(1, chart.series.reduce((sum, each) => sum + each.values.length, 0))
  const values = chart.series.flatMap((each) => each.values)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const air = (high - low || Math.abs(high) || 1) / 8
  return {
    grid: { left: 64, right: 16, top: 28, bottom: 44 },
    xAxis: { ...valueAxis({ label: 'Samples in the order taken', scale: 'linear' }, palette, 'x', { low: 0, high: total }), splitLine: { show: false }, nameGap: 24 },
    yAxis: valueAxis(chart.axis, palette, 'y', values.length ? { low: Math.max(low >= 0 ? 0 : -Infinity, low - air), high: high + air } : null),
    series: chart.series.map((series, i) => ({
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
    })),
  }
}
