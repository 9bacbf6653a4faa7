import { type Palette } from '../../look/tokens'
import { hatch, line, type Shape } from '../draw'
import { chartFont, textStyle, valueAxis } from '../frame'
import { type StackChart } from './stack'

const [top, rowHeight, barHeight, axisHeight, keyHeight] = [24, 76, 34, 48, 22]
const side = 12
/** Of Inter at 12 px, on average; a little wide, so that nothing touches. */
const letter = 6.8

/** Where each name of the key goes: from left to right, on as many lines as that takes. */
function keyPlaces(labels: readonly string[], width: number): { places: { x: number; line: number }[]; lines: number } {
  let [x, row] = [side, 0]
  const places = labels.map((label) => {
    const room = 34 + label.length * letter
    if (x > side && x + room > width - side) [x, row] = [side, row + 1]
    const place = { x, line: row }
    x += room
    return place
  })
  return { places, lines: row + 1 }
}

/** The narrowest window's width: height is asked before the width is known, and what was kept free does no harm. */
const narrow = 640
export const stackHeight = ({ rows, parts }: StackChart): number => top + rowHeight * Math.max(1, rows.length) + axisHeight + keyHeight * keyPlaces(parts.map(({ label }) => label), narrow).lines + 8

/** Four colours in three dresses (solid, hatched, outlined), so that twelve parts differ without colour too. */
function dress(index: number, palette: Palette, x: number, y: number, width: number, height: number): Shape[] {
  const colour = [palette.series1, palette.series2, palette.series3, palette.series4][index % 4]!
  const frame = (fill: string): Shape => ({ type: 'rect', silent: true, shape: { x, y, width, height }, style: { fill, stroke: palette.surface, lineWidth: 1 } })
  if (index < 4) return [frame(colour)]
  const outline: Shape = { type: 'rect', silent: true, shape: { x: x + 0.75, y: y + 0.75, width: Math.max(0, width - 1.5), height: height - 1.5 }, style: { fill: palette.surface, stroke: colour, lineWidth: 1.5 } }
  return index < 8 ? [outline, ...hatch(x, x + width, y, y + height, colour)] : [outline]
}

const words = (text: string, x: number, y: number, fill: string, align: 'left' | 'right' | 'center' = 'left', weight = 400): Shape => ({ type: 'text', silent: true, style: { text, x, y, align, verticalAlign: 'middle', fill, fontSize: 12, fontWeight: weight, fontFamily: chartFont } })

interface Api {
  coord(point: [number, number]): [number, number]
}

function drawRow(chart: StackChart, at: number, api: Api, palette: Palette, width: number, focus: number): Shape {
  const row = chart.rows[at]!
  const y = api.coord([0, at])[1] - barHeight / 2 + 8
  const across = (value: number) => api.coord([value, at])[0]
  let sum = 0
  const bars = row.values.flatMap((value, i) => {
    const [left, right] = [across(sum), across((sum += value))]
    if (right - left < 0.5) return []
    const marked = focus === at * chart.parts.length + i
    const ring: Shape[] = marked ? [{ type: 'rect', silent: true, shape: { x: left - 2, y: y - 2, width: right - left + 4, height: barHeight + 4 }, style: { fill: 'none', stroke: palette.accent, lineWidth: 2 } }] : []
    return [...dress(i, palette, left, y, right - left, barHeight), ...ring]
  })
  const name = [words(row.label, side, y - 14, palette.text, 'left', 550), words(row.text, width - side, y - 14, palette.text, 'right')]
  if (!row.limit) return { type: 'group', children: [...name, ...bars] }
  const x = across(row.limit.value)
  // The limit's name stands on the side where there is room.
  const align = x > width / 2 ? 'right' : 'left'
  return { type: 'group', children: [...name, ...bars, line(x, y - 5, x, y + barHeight + 5, palette.text, 2), words(row.limit.label, x + (align === 'right' ? -6 : 6), y + barHeight + 12, palette.quiet, align)] }
}

/** @param focus a part of a row, row by row; -1 for none */
export function stackOption(chart: StackChart, palette: Palette, width: number, focus: number) {
  const most = Math.max(0, ...chart.rows.map(({ values, limit }) => Math.max(values.reduce((sum, value) => sum + value, 0), limit?.value ?? 0)))
  const labels = chart.parts.map(({ label }) => label)
  const { places } = keyPlaces(labels, width)
  const keyTop = top + rowHeight * Math.max(1, chart.rows.length) + axisHeight
  const key = (): Shape => ({ type: 'group', children: labels.flatMap((label, i) => [...dress(i, palette, places[i]!.x, keyTop + places[i]!.line * keyHeight, 18, 12), words(label, places[i]!.x + 24, keyTop + places[i]!.line * keyHeight + 6, palette.text)]) })
  return {
    grid: { left: side, right: side, top, height: rowHeight * Math.max(1, chart.rows.length) },
    // Bars start at zero; a little air after the longest.
    xAxis: { ...valueAxis(chart.axis, palette, 'x', null), min: 0, max: most > 0 ? most * 1.04 : 1, axisLabel: { ...textStyle(palette), showMaxLabel: false } },
    yAxis: { type: 'category' as const, inverse: true, data: chart.rows.map(({ id }) => id), axisLine: { show: false }, axisTick: { show: false }, axisLabel: { show: false }, splitLine: { show: false } },
    series: [
      { type: 'custom' as const, silent: true, data: chart.rows.map((_, i) => [0, i]), renderItem: ({ dataIndex }: { dataIndex: number }, api: Api) => drawRow(chart, dataIndex, api, palette, width, focus) },
      { type: 'custom' as const, silent: true, data: chart.rows.length > 0 ? [[0, 0]] : [], renderItem: key },
    ],
  }
}
