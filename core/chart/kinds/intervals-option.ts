import { type Palette } from '../../look/tokens'
import { line, mark, span, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type IntervalChart, type IntervalRow } from './intervals'

const rowHeight = 30
const [top, bottom] = [26, 52]

export const intervalHeight = (rows: number): number => top + bottom + rowHeight * Math.max(1, rows)

/** All numbers that must be inside the axis. */
const numbersOf = ({ rows, reference }: IntervalChart): number[] => [
  ...rows.flatMap(({ value, interval, dots }) => [...(value === null ? [] : [value]), ...(interval ? [interval.low, interval.high] : []), ...dots]),
  ...(reference ? [reference.value] : []),
]

/** Whole decades for a log axis; a linear one keeps a twentieth of air, and zero where it is near. */
function range(chart: IntervalChart): { low: number; high: number } | null {
  const numbers = numbersOf(chart)
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)]
  if (numbers.length === 0) return null
  if (chart.axis.scale === 'log') {
    if (!(low > 0)) return null
    return { low: 10 ** Math.floor(Math.log10(low) + 1e-9), high: 10 ** Math.ceil(Math.log10(high) - 1e-9) || 1 }
  }
  const air = (high - low || Math.abs(high) || 1) / 20
  return { low: low - air, high: high + air }
}

interface Api {
  value(dimension: number): number
  coord(point: [number, number]): [number, number]
}

/** Label width that leaves most of the chart to the numbers; what is longer is cut with an ellipsis. */
const sides = (width: number) => ({ left: Math.min(230, Math.round(width * 0.28)), right: Math.min(200, Math.round(width * 0.24)) })

/** Where the row is drawn while it has no value of its own. */
const placeOf = ({ value, interval }: IntervalRow): number => value ?? interval?.low ?? 0

function drawRow(row: IntervalRow, api: Api, at: number, palette: Palette): Shape {
  const [x, y] = api.coord([placeOf(row), at])
  const across = (value: number) => api.coord([value, at])[0]
  const dots = row.dots.map((value): Shape => ({ type: 'circle', silent: true, shape: { cx: across(value), cy: y + 10, r: 2 }, style: { fill: palette.edge } }))
  const interval = row.interval ? span(row.provenance, across(row.interval.low), across(row.interval.high), y, palette) : []
  return { type: 'group', children: [...interval, ...dots, ...(row.value === null ? [] : [mark(row.provenance, x, y, palette)])] }
}

/** @param focus the row that the keys stand on; -1 for none */
export function intervalOption(chart: IntervalChart, palette: Palette, width: number, focus: number) {
  const { rows, reference } = chart
  const { left, right } = sides(width)
  const categories = {
    type: 'category' as const,
    inverse: true,
    axisLine: { show: false },
    axisTick: { show: false },
    splitLine: { show: false },
  }
  const cut = (size: number) => ({ width: size, overflow: 'truncate' as const, ellipsis: '…' })
  return {
    grid: { left, right, top, bottom },
    xAxis: valueAxis(chart.axis, palette, 'x', range(chart)),
    yAxis: [
      { ...categories, data: rows.map(({ label }) => label), axisLabel: { ...textStyle(palette, false), ...cut(left - 20), interval: 0, margin: 16 } },
      { ...categories, position: 'right' as const, data: rows.map(({ text, doubtful }) => (doubtful ? `${text} !` : text)), axisLabel: { ...textStyle(palette, false), ...cut(right - 20), interval: 0, margin: 16 } },
    ],
    series: [
      {
        type: 'custom' as const,
        silent: true,
        data: rows.map((row, i) => [placeOf(row), i]),
        renderItem: ({ dataIndex, coordSys }: { dataIndex: number; coordSys: { x: number; width: number } }, api: Api) => {
          const drawn = drawRow(rows[dataIndex]!, api, dataIndex, palette)
          if (dataIndex !== focus) return drawn
          const [, y] = api.coord([placeOf(rows[dataIndex]!), dataIndex])
          const band: Shape = { type: 'rect', silent: true, shape: { x: coordSys.x, y: y - rowHeight / 2, width: coordSys.width, height: rowHeight }, style: { fill: palette.raised } }
          return { type: 'group', children: [band, drawn] }
        },
      },
      ...(reference ? [referenceLine(reference, rows.length, palette)] : []),
    ],
  }
}

/** From the first row to the last, with its name above. */
function referenceLine({ value, label }: { value: number; label: string }, rows: number, palette: Palette) {
  return {
    type: 'custom' as const,
    silent: true,
    data: [[value, 0]],
    renderItem: ({ coordSys }: { coordSys: { y: number; height: number } }, api: Api) => {
      const [x] = api.coord([value, 0])
      const name: Shape = { type: 'text', silent: true, style: { text: label, x, y: coordSys.y - 18, align: 'center', fill: palette.text, fontSize: 12, fontFamily: textStyle(palette).fontFamily } }
      return { type: 'group', children: rows > 0 ? [line(x, coordSys.y - 4, x, coordSys.y + coordSys.height, palette.text, 1), name] : [] }
    },
  }
}
