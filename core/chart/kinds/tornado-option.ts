import { type Palette } from '../../look/tokens'
import { hatch, line, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type TornadoChart } from './tornado'

const rowHeight = 34
const barHeight = 14
const [top, bottom] = [44, 52]
/** A label needs so much room beside its bar, px. */
const labelRoom = 92

export const tornadoHeight = (rows: number): number => top + bottom + rowHeight * Math.max(1, rows)

type Api = { coord(point: [number, number]): [number, number]; size?(point: [number, number]): [number, number] }
interface Frame {
  dataIndex: number
  coordSys: { x: number; y: number; width: number; height: number }
}

/** The ends of all bars and the line where the verdict turns; air for the labels beside the bars. */
function rangeOf({ rows, base, zero }: TornadoChart, width: number): { low: number; high: number } {
  const ends = [base.value, ...rows.flatMap(({ low, high }) => [low.value, high.value])]
  const [least, most] = [Math.min(...ends), Math.max(...ends)]
  const span = most - least || Math.abs(most) || 1
  // The line is worth its room unless it would press the bars together.
  const withZero = Math.min(Math.abs(zero.value - least), Math.abs(zero.value - most)) <= span ? [least, most, zero.value] : [least, most]
  const [low, high] = [Math.min(...withZero), Math.max(...withZero)]
  const room = ((high - low || 1) * labelRoom) / Math.max(120, width - 2 * labelRoom)
  return { low: low - room, high: high + room }
}

/** @param focus the row that the keys stand on; -1 for none */
export function tornadoOption(chart: TornadoChart, palette: Palette, width: number, focus: number): Record<string, unknown> {
  const left = Math.min(190, Math.round(width * 0.3))
  const range = rangeOf(chart, width - left)
  const names = { type: 'category' as const, inverse: true, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false }, data: chart.rows.map(({ label }) => label) }
  return {
    grid: { left, right: 16, top, bottom },
    xAxis: valueAxis(chart.axis, palette, 'x', range),
    yAxis: [{ ...names, axisLabel: { ...textStyle(palette, false), width: left - 20, overflow: 'truncate', ellipsis: '…', interval: 0, margin: 16 } }],
    series: chart.rows.length === 0 ? [] : [
      { type: 'custom', silent: true, data: chart.rows.map((_, i) => [chart.base.value, i]), renderItem: ({ dataIndex, coordSys }: Frame, api: Api) => drawRow(chart, dataIndex, dataIndex === focus, palette, coordSys, api) },
      { type: 'custom', silent: true, data: [[chart.base.value, 0]], renderItem: ({ coordSys }: Frame, api: Api) => ({ type: 'group', children: lines(chart, range, palette, coordSys, api) }) },
    ],
  }
}

function drawRow({ rows, base }: TornadoChart, index: number, focused: boolean, palette: Palette, frame: Frame['coordSys'], api: Api): Shape {
  const { low, high } = rows[index]!
  const at = (value: number) => api.coord([value, index])[0]
  const [, y] = api.coord([base.value, index])
  const [above, below] = [y - barHeight / 2, y + barHeight / 2]
  const band: Shape[] = focused ? [{ type: 'rect', silent: true, shape: { x: frame.x, y: y - rowHeight / 2, width: frame.width, height: rowHeight }, style: { fill: palette.raised } }] : []
  // Low end hatched, high end filled: told apart without colour.
  const bars = [{ ...low, solid: false }, { ...high, solid: true }].flatMap(({ value, solid }) => {
    const [from, to] = [at(base.value), at(value)].sort((a, b) => a - b) as [number, number]
    const frameOf: Shape = { type: 'rect', silent: true, shape: { x: from, y: above, width: to - from, height: barHeight }, style: { fill: solid ? palette.series1 : 'none', stroke: palette.series1, lineWidth: 1 } }
    return solid ? [frameOf] : [...hatch(from, to, above, below, palette.series1), frameOf]
  })
  return { type: 'group', children: [...band, ...bars, ...endLabels([low, high], at, y, palette)] }
}

/** The input's own value at the outer end of each bar; where both ends lie on one side, one label says both. */
function endLabels([low, high]: readonly [TornadoChart['rows'][number]['low'], TornadoChart['rows'][number]['low']], at: (value: number) => number, y: number, palette: Palette): Shape[] {
  const [first, last] = low.value <= high.value ? [low, high] : [high, low]
  const text = (label: string, x: number, align: 'left' | 'right'): Shape => ({ type: 'text', silent: true, style: { text: label, x, y: y - 7, align, fill: palette.quiet, fontSize: 12, fontFamily: textStyle(palette).fontFamily } })
  return [text(first.label, at(first.value) - 6, 'right'), text(last.label, at(last.value) + 6, 'left')]
}

function lines({ base, zero, rows }: TornadoChart, range: { low: number; high: number }, palette: Palette, frame: Frame['coordSys'], api: Api): Shape[] {
  const bottomOf = frame.y + frame.height
  const upright = (value: number, stroke: string, dashed: boolean, label: string, y: number): Shape[] => {
    const [x] = api.coord([value, 0])
    const left = x > frame.x + frame.width / 2
    const rule = line(x, frame.y - 4, x, bottomOf, stroke, 1)
    return [
      dashed ? { ...rule, style: { stroke, lineWidth: 1, lineDash: [4, 3] } } : rule,
      { type: 'text', silent: true, style: { text: label, x: left ? x + 4 : x - 4, y, align: left ? 'right' : 'left', fill: palette.text, fontSize: 12, fontFamily: textStyle(palette).fontFamily } },
    ]
  }
  const inRange = zero.value >= range.low && zero.value <= range.high
  return rows.length === 0 ? [] : [...upright(base.value, palette.text, false, base.label, frame.y - 38), ...(inRange ? upright(zero.value, palette.edge, true, zero.label, frame.y - 20) : [])]
}
