import { type Palette } from '../../look/tokens'
import { colourOf, line, mark, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type Axis } from './fields'
import { placeNames, type Box, type PlacedName } from './scatter-names'
import { type ScatterChart, type ScatterPoint } from './scatter'

export const scatterHeight = 440

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

/** Below this many decades powers of ten would leave one tick or none; powers of two are round as well. */
const fewDecades = 2

/** The ends of these axes are where the data ends, not round numbers: they have no label. */
function scatterAxis(axis: Axis, palette: Palette, where: 'x' | 'y', range: ReturnType<typeof rangeOf>) {
  const drawn = valueAxis(axis, palette, where, range)
  const narrow = axis.scale === 'log' && range !== null && Math.log10(range.high / range.low) < fewDecades
  return { ...drawn, ...(narrow ? { logBase: 2 } : {}), axisLabel: { ...drawn.axisLabel, showMinLabel: false, showMaxLabel: false } }
}

/** @param focus the point that the keys stand on; -1 for none */
export function scatterOption(chart: ScatterChart, palette: Palette, _width: number, focus: number): Record<string, unknown> {
  const { points, reference } = chart
  const xs = rangeOf(chart.x, points.map(({ x }) => x))
  const ys = rangeOf(chart.y, [...points.flatMap(({ y, yInterval }) => (yInterval ? [y, yInterval.low, yInterval.high] : [y])), ...(reference ? [reference.value] : [])])
  return {
    grid: { left: 68, right: 28, top: 24, bottom: 56 },
    xAxis: scatterAxis(chart.x, palette, 'x', xs),
    yAxis: scatterAxis(chart.y, palette, 'y', ys),
    // One series draws all, in order: the front below, marks above it, names last and where there is room for them.
    series: points.length === 0 ? [] : [{ type: 'custom', silent: true, data: [[points[0]!.x, points[0]!.y]], renderItem: (frame: Frame, api: Api) => ({ type: 'group', children: drawAll(chart, palette, focus, frame, api) }) }],
  }
}

function drawAll(chart: ScatterChart, palette: Palette, focus: number, { coordSys }: Frame, api: Api): Shape[] {
  const { points, reference } = chart
  const placed = points.map((point, i) => ({ point, at: api.coord([point.x, point.y]), whisker: point.yInterval && (point.front || i === focus) ? whiskerOf(point, api) : null, focused: i === focus }))
  const right = coordSys.x + coordSys.width
  const shapes: Shape[] = []
  if (reference) {
    const [, y] = api.coord([points[0]!.x, reference.value])
    shapes.push(line(coordSys.x, y, right, y, palette.text, 1), words(reference.label, right - 2, y + 4, 'right', palette.text))
  }
  const [many, few] = [placed.filter((each) => rank(each) === 0), placed.filter((each) => rank(each) > 0)]
  const steps = frontSteps(placed.filter(({ point }) => point.front).map(({ at }) => at), right)
  const names = placed.length ? namesOf(few, many, steps, coordSys) : []
  // What matters more is drawn later, and so above: the many, the front, the one that the keys stand on, all names.
  return [
    ...shapes,
    ...many.flatMap(({ at: [x, y] }) => quietMark(x, y, palette)),
    ...names.map((box): Shape => ({ type: 'rect', silent: true, shape: { x: box.left - 2, y: box.top, width: box.width + 4, height: box.height }, style: { fill: palette.background, opacity: 0.85 } })),
    { type: 'polyline', silent: true, shape: { points: steps }, style: { fill: 'none', stroke: palette.series2, lineWidth: 1.5, lineDash: [4, 3] } },
    ...[...few].sort((a, b) => rank(a) - rank(b)).flatMap((each) => drawPoint(each, palette)),
    ...names.map((box) => words(box.text, box.left, box.top + 2, 'left', palette.text)),
  ]
}

interface Drawn {
  readonly point: ScatterPoint
  readonly at: [number, number]
  /** Top and bottom of the band, px; null: not drawn. */
  readonly whisker: readonly [number, number] | null
  readonly focused: boolean
}

/** 0: one of many, without a name. */
const rank = ({ point, focused }: Drawn): number => (focused ? 3 : point.provenance === 'measured' ? 2 : point.front ? 1 : 0)

const whiskerOf = ({ x, yInterval }: ScatterPoint, api: Api): [number, number] => [api.coord([x, yInterval!.high])[1], api.coord([x, yInterval!.low])[1]]

function drawPoint({ point, at: [x, y], whisker, focused }: Drawn, palette: Palette): Shape[] {
  const stroke = colourOf(point.provenance, palette)
  const band = whisker ? [line(x, whisker[0], x, whisker[1], stroke, 1), line(x - 4, whisker[0], x + 4, whisker[0], stroke, 1), line(x - 4, whisker[1], x + 4, whisker[1], stroke, 1)] : []
  const ring: Shape[] = focused ? [{ type: 'circle', silent: true, shape: { cx: x, cy: y, r: 11 }, style: { fill: 'none', stroke: palette.accent, lineWidth: 2 } }] : []
  return [...band, ...ring, mark(point.provenance, x, y, palette)]
}

/** One of hundreds: small and grey, its shape still that of a prediction. */
const quietMark = (x: number, y: number, { edge }: Palette): Shape => ({ type: 'polygon', silent: true, shape: { points: [[x, y - 3.5], [x + 3.5, y], [x, y + 3.5], [x - 3.5, y]] }, style: { fill: 'none', stroke: edge, lineWidth: 1 } })

/** Steps between the points of the front: between two of them nothing better is for sale. */
function frontSteps(front: readonly [number, number][], right: number): [number, number][] {
  const sorted = [...front].sort((a, b) => a[0] - b[0])
  const corners = sorted.flatMap(([x, y], i): [number, number][] => [...(i > 0 ? [[x, sorted[i - 1]![1]] as [number, number]] : []), [x, y]])
  const last = corners[corners.length - 1]
  return last ? [...corners, [right, last[1]]] : []
}

const words = (text: string, x: number, y: number, align: 'left' | 'right', fill: string): Shape => ({ type: 'text', silent: true, style: { text, x, y, align, fill, fontSize: 12, fontFamily: textStyle({} as Palette).fontFamily } })

const around = ([x, y]: [number, number], half: number): Box => ({ left: x - half, top: y - half, width: 2 * half, height: 2 * half })
const between = ([x1, y1]: [number, number], [x2, y2]: [number, number]): Box => ({ left: Math.min(x1, x2) - 1, top: Math.min(y1, y2) - 1, width: Math.abs(x1 - x2) + 2, height: Math.abs(y1 - y2) + 2 })

/** The one that the keys stand on first, then the ends of the front, then what lies between. */
function namesOf(few: readonly Drawn[], many: readonly Drawn[], steps: readonly [number, number][], { x, y, width, height }: Frame['coordSys']): PlacedName[] {
  const end = (i: number) => Number(i === 0 || i === few.length - 1)
  const wanted = few.map((each, i) => ({ each, end: end(i) })).sort((a, b) => Number(b.each.focused) - Number(a.each.focused) || b.end - a.end).map(({ each }) => each)
  const whiskers = few.flatMap(({ at, whisker }) => (whisker ? [between([at[0], whisker[0]], [at[0], whisker[1]])] : []))
  const line = steps.slice(1).map((step, i) => between(steps[i]!, step))
  return placeNames(
    wanted.map(({ point, at, whisker, focused }) => ({ text: point.label, at, reach: whisker ?? [at[1], at[1]], always: focused })),
    [...few.map(({ at }) => around(at, 7)), ...whiskers, ...line],
    many.map(({ at }) => around(at, 4)),
    { left: x, top: y, width, height },
  )
}
