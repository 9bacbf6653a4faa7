import { type Palette } from '../../look/tokens'
import { colourOf, line, mark, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type Axis } from './fields'
import { type ScatterChart, type ScatterPoint } from './scatter'

export const scatterHeight = 400

/** Labels nearer than this to one that stands already are left out; arrow keys and the table have every name. */
const labelRoom = { across: 150, down: 15 }

interface Api {
  coord(point: [number, number]): [number, number]
}
interface Frame {
  coordSys: { x: number; y: number; width: number; height: number }
}

/** The ends of an axis: a tenth of air on a log scale in its own terms, on a linear one from zero where that is near. */
function rangeOf({ scale }: Axis, values: readonly number[]): { low: number; high: number } | null {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0 || (scale === 'log' && !(low > 0))) return null
  if (scale === 'log') {
    const air = Math.max(1.15, (high / low) ** 0.06)
    return { low: low / air, high: high * air }
  }
  const air = (high - low || Math.abs(high) || 1) / 12
  return { low: low >= 0 && low < high / 3 ? 0 : low - air, high: high + air }
}

/** @param focus the point that the keys stand on; -1 for none */
export function scatterOption(chart: ScatterChart, palette: Palette, _width: number, focus: number): Record<string, unknown> {
  const { points, reference } = chart
  const xs = rangeOf(chart.x, points.map(({ x }) => x))
  const ys = rangeOf(chart.y, [...points.flatMap(({ y, yInterval }) => (yInterval ? [y, yInterval.low, yInterval.high] : [y])), ...(reference ? [reference.value] : [])])
  return {
    grid: { left: 68, right: 28, top: 24, bottom: 56 },
    xAxis: valueAxis(chart.x, palette, 'x', xs),
    yAxis: valueAxis(chart.y, palette, 'y', ys),
    // One series draws all, in order: the front below, marks above it, names last and where there is room for them.
    series: points.length === 0 ? [] : [{ type: 'custom', silent: true, data: [[points[0]!.x, points[0]!.y]], renderItem: (frame: Frame, api: Api) => ({ type: 'group', children: drawAll(chart, palette, focus, frame, api) }) }],
  }
}

function drawAll({ points, reference }: ScatterChart, palette: Palette, focus: number, { coordSys }: Frame, api: Api): Shape[] {
  const placed = points.map((point) => ({ point, at: api.coord([point.x, point.y]) }))
  const right = coordSys.x + coordSys.width
  const shapes: Shape[] = []
  if (reference) {
    const [, y] = api.coord([points[0]!.x, reference.value])
    shapes.push(line(coordSys.x, y, right, y, palette.text, 1), words(reference.label, right - 2, y + 4, 'right', palette.text))
  }
  shapes.push(...frontLine(placed.filter(({ point }) => point.front).map(({ at }) => at), right, palette))
  // Points off the front are quieter: small, and without their bands unless the keys stand on them.
  for (const [i, { point, at }] of placed.entries()) shapes.push(...drawPoint(point, at, palette, i === focus, api))
  return [...shapes, ...names(placed, focus, coordSys, palette)]
}

function drawPoint(point: ScatterPoint, [x, y]: [number, number], palette: Palette, focused: boolean, api: Api): Shape[] {
  const stroke = colourOf(point.provenance, palette)
  const band = point.yInterval && (point.front || focused) ? [api.coord([point.x, point.yInterval.low])[1], api.coord([point.x, point.yInterval.high])[1]] : null
  const whisker = band ? [line(x, band[0]!, x, band[1]!, stroke, 1), line(x - 4, band[0]!, x + 4, band[0]!, stroke, 1), line(x - 4, band[1]!, x + 4, band[1]!, stroke, 1)] : []
  const ring: Shape[] = focused ? [{ type: 'circle', silent: true, shape: { cx: x, cy: y, r: 11 }, style: { fill: 'none', stroke: palette.accent, lineWidth: 2 } }] : []
  return [...whisker, ...ring, mark(point.provenance, x, y, palette, point.front || focused ? 5 : 3)]
}

/** Steps between the points of the front: between two of them nothing better is for sale. */
function frontLine(front: readonly [number, number][], right: number, palette: Palette): Shape[] {
  const sorted = [...front].sort((a, b) => a[0] - b[0])
  const corners = sorted.flatMap(([x, y], i) => [...(i > 0 ? [[x, sorted[i - 1]![1]]] : []), [x, y]])
  const last = corners[corners.length - 1]
  if (!last) return []
  return [{ type: 'polyline', silent: true, shape: { points: [...corners, [right, last[1]]] }, style: { fill: 'none', stroke: palette.edge, lineWidth: 1, lineDash: [4, 3] } }]
}

const words = (text: string, x: number, y: number, align: 'left' | 'right', fill: string): Shape => ({ type: 'text', silent: true, style: { text, x, y, align, fill, fontSize: 12, fontFamily: textStyle({} as Palette).fontFamily } })

function names(placed: readonly { point: ScatterPoint; at: [number, number] }[], focus: number, frame: Frame['coordSys'], palette: Palette): Shape[] {
  const taken: [number, number][] = []
  const wanted = placed.map((each, i) => ({ ...each, focused: i === focus })).filter(({ point, focused }) => point.front || focused || point.provenance === 'measured')
  // The one that the keys stand on is named before all others.
  return [...wanted].sort((a, b) => Number(b.focused) - Number(a.focused)).flatMap(({ point, at: [x, y], focused }) => {
    const left = x > frame.x + frame.width * 0.6
    if (!focused && taken.some(([tx, ty]) => Math.abs(tx - x) < labelRoom.across && Math.abs(ty - y) < labelRoom.down)) return []
    taken.push([x, y])
    return [words(point.label, left ? x - 10 : x + 10, y - 16, left ? 'right' : 'left', focused ? palette.text : palette.quiet)]
  })
}
