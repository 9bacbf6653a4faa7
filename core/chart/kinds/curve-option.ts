import { type Palette } from '../../look/tokens'
import { hatch, line, type Shape } from '../draw'
import { textStyle, valueAxis } from '../frame'
import { type CurveChart } from './curve'

export const curveHeight = 340

const sides = { left: 68, right: 116 }
/** Above the frame stands the marker's label, where there is a marker. */
const gridOf = ({ marker }: CurveChart) => ({ ...sides, top: marker ? 40 : 16, bottom: 56 })
/** A label keeps so far from the frame's edge, px. */
const air = 8
/** Width of a character of the labels, px: for deciding on which side of a line there is room. */
const letter = 6.2

type Place = { readonly x: number; readonly y: number }
type Api = { coord(point: [number, number]): [number, number] }
interface Frame {
  coordSys: { x: number; y: number; width: number; height: number }
}

/** The value of the horizontal axis under a pointer. @param left px from the drawing's left edge @param width px of the drawing */
export function pickOnCurve({ x, marker }: CurveChart, width: number, left: number): number {
  const share = (left - sides.left) / Math.max(1, width - sides.left - sides.right)
  const value = x.low + Math.min(1, Math.max(0, share)) * (x.high - x.low)
  return marker ? Math.round(value / marker.step) * marker.step : value
}

/** @param focus the point that the keys stand on; -1 for none */
export function curveOption(chart: CurveChart, palette: Palette, _width: number, focus: number): Record<string, unknown> {
  return {
    grid: gridOf(chart),
    xAxis: ticked(valueAxis(chart.x, palette, 'x', chart.x), chart.x),
    yAxis: ticked(valueAxis(chart.y, palette, 'y', chart.y), chart.y),
    // One series draws all, in order: bands below, lines above them, names last.
    series: chart.rows.length === 0 ? [] : [{ type: 'custom', silent: true, data: [[chart.x.low, chart.y.low]], renderItem: (frame: Frame, api: Api) => ({ type: 'group', children: drawAll(chart, palette, focus, frame.coordSys, api) }) }],
  }
}

/** Hours by the day, months by the year. */
const ticked = (axis: ReturnType<typeof valueAxis>, { every }: CurveChart['x']) => (every === undefined ? axis : { ...axis, interval: every, axisLabel: { ...axis.axisLabel, showMinLabel: true } })

function drawAll(chart: CurveChart, palette: Palette, focus: number, frame: Frame['coordSys'], api: Api): Shape[] {
  const at = ({ x, y }: Place): [number, number] => api.coord([x, Math.min(chart.y.high, Math.max(chart.y.low, y))])
  const [right, bottom] = [frame.x + frame.width, frame.y + frame.height]
  const colours = [palette.series2, palette.series1, palette.series3, palette.series4]
  const shapes: Shape[] = []
  for (const [i, { band }] of chart.series.entries()) if (band && band.low.length > 1) shapes.push(...drawBand([...band.low.map(at), ...[...band.high].reverse().map(at)], colours[i]!))
  if (chart.level) {
    const [, y] = at({ x: chart.x.low, y: chart.level.value })
    shapes.push(dashes(line(frame.x, y, right, y, palette.edge, 1)), words(chart.level.label, right - 4, y - 18, 'right', palette.quiet, palette.background))
  }
  if (chart.turn) {
    const [x] = at({ x: chart.turn.value, y: chart.y.low })
    shapes.push(dashes(line(x, frame.y, x, bottom, palette.edge, 1)), beside(chart.turn.label, x, bottom - 20, frame, palette.quiet, palette, chart.marker !== null && chart.marker.value > chart.turn.value))
  }
  for (const [i, { line: places, dashed }] of chart.series.entries()) if (places.length > 1) shapes.push(polyline(places.map(at), colours[i]!, dashed))
  shapes.push(...names(chart, colours, at, right, palette))
  if (chart.marker) {
    const [x] = at({ x: chart.marker.value, y: chart.y.low })
    const handle: Shape = { type: 'circle', silent: true, shape: { cx: x, cy: frame.y, r: 6 }, style: { fill: palette.accent, stroke: palette.background, lineWidth: 2 } }
    shapes.push(line(x, frame.y, x, bottom, palette.accent, 2), handle, beside(chart.marker.label, x, frame.y - 26, frame, palette.text, palette))
  }
  const row = chart.rows[focus]
  if (row) {
    const [x] = at({ x: row.x, y: chart.y.low })
    shapes.push(line(x, frame.y, x, bottom, palette.text, 1))
  }
  return shapes
}

/** Predicted: hatched between its edges, which a thin line closes (LOOK). */
function drawBand(points: readonly [number, number][], stroke: string): Shape[] {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const strokes = hatch(Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys), stroke, 8)
  const clipPath = { type: 'polygon', shape: { points } }
  return [
    { type: 'group', silent: true, clipPath, children: strokes.map((each) => ({ ...each, style: { stroke, lineWidth: 0.75, opacity: 0.55 } })) },
    { type: 'polygon', silent: true, shape: { points }, style: { fill: 'none', stroke, lineWidth: 0.75, opacity: 0.7 } },
  ]
}

const dashes = (shape: Shape): Shape => ({ ...shape, style: { ...(shape['style'] as object), lineDash: [4, 3] } })
const polyline = (points: readonly [number, number][], stroke: string, dashed: boolean): Shape => ({ type: 'polyline', silent: true, shape: { points }, style: { fill: 'none', stroke, lineWidth: 2, ...(dashed ? { lineDash: [6, 4] } : {}) } })
/** @param behind a colour behind the words, where lines run below them; null: none */
const words = (text: string, x: number, y: number, align: 'left' | 'right', fill: string, behind: string | null = null): Shape => ({ type: 'text', silent: true, style: { text, x, y, align, fill, fontSize: 12, fontFamily: textStyle({} as Palette).fontFamily, ...(behind === null ? {} : { backgroundColor: behind, padding: [1, 3] }) } })

/** A label on that side of an upright line where there is room. @param leftward better to the left, where something stands to the right */
function beside(text: string, x: number, y: number, frame: Frame['coordSys'], fill: string, palette: Palette, leftward = false): Shape {
  const room = air + text.length * letter
  const toLeft = (leftward && x - room > frame.x) || x + room > frame.x + frame.width
  return words(text, toLeft ? x - air : x + air, y, toLeft ? 'right' : 'left', fill, palette.background)
}

/** Direct labels at the right end of each line, moved apart where two would stand on each other. */
function names({ series }: CurveChart, colours: readonly string[], at: (place: Place) => [number, number], right: number, palette: Palette): Shape[] {
  const ends = series.flatMap(({ label, line: places }, i) => (places.length > 1 ? [{ label, colour: colours[i]!, y: at(places[places.length - 1]!)[1] }] : []))
  ends.sort((a, b) => a.y - b.y)
  return ends.flatMap(({ label, colour, y }, i) => {
    const free = i === 0 ? y : Math.max(y, ends[i - 1]!.y + 18)
    ends[i]!.y = free
    return [line(right + 4, y, right + 10, free, colour, 2), words(label, right + 14, free - 7, 'left', palette.text)]
  })
}
