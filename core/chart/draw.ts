import { type Palette } from '../look/tokens'
import { type Provenance } from '../result/provenance'

/**
 * The shapes that charts are made of, as values for ECharts' custom series. Provenance is seen without colour (LOOK):
 * measured is a solid dot with a whisker, predicted a hollow diamond on a hatched band, published an outlined square,
 * entered an open ring.
 */
export interface Shape {
  type: string
  [key: string]: unknown
}

const seriesColour: Record<Provenance, keyof Palette> = { measured: 'series1', predicted: 'series2', published: 'series3', entered: 'series4' }
export const colourOf = (kind: Provenance, palette: Palette): string => palette[seriesColour[kind]]

export const line = (x1: number, y1: number, x2: number, y2: number, stroke: string, lineWidth = 1.5): Shape => ({
  type: 'line',
  silent: true,
  shape: { x1, y1, x2, y2 },
  style: { stroke, lineWidth },
})

/** Strokes at 45 degrees that fill a rectangle: pattern fills are images, and those do not follow a theme. */
export function hatch(left: number, right: number, top: number, bottom: number, stroke: string, step = 5): Shape[] {
  const shapes: Shape[] = []
  const height = bottom - top
  for (let start = left - height; start < right; start += step) {
    const from = Math.max(start, left)
    const to = Math.min(start + height, right)
    if (to > from) shapes.push(line(from, bottom - (from - start), to, bottom - (to - start), stroke, 0.75))
  }
  return shapes
}

/** The mark of a value. @param size half its width, px */
export function mark(kind: Provenance, x: number, y: number, { surface, ...rest }: Palette, size = 5): Shape {
  const stroke = colourOf(kind, { surface, ...rest })
  if (kind === 'measured') return { type: 'circle', silent: true, shape: { cx: x, cy: y, r: size }, style: { fill: stroke } }
  const style = { fill: surface, stroke, lineWidth: 2 }
  if (kind === 'predicted') {
    const points = [
      [x, y - size - 1],
      [x + size + 1, y],
      [x, y + size + 1],
      [x - size - 1, y],
    ]
    return { type: 'polygon', silent: true, shape: { points }, style }
  }
  if (kind === 'published') return { type: 'rect', silent: true, shape: { x: x - size, y: y - size, width: 2 * size, height: 2 * size }, style }
  return { type: 'circle', silent: true, shape: { cx: x, cy: y, r: size }, style: { ...style, lineDash: [2, 2] } }
}

/** The interval: a whisker with ends for what was measured, a hatched band for what was predicted. */
export function span(kind: Provenance, left: number, right: number, y: number, palette: Palette): Shape[] {
  const stroke = colourOf(kind, palette)
  if (kind === 'predicted') {
    const [top, bottom] = [y - 6, y + 6]
    const frame: Shape = { type: 'rect', silent: true, shape: { x: left, y: top, width: right - left, height: 12 }, style: { fill: 'none', stroke, lineWidth: 1 } }
    return [...hatch(left, right, top, bottom, stroke), frame]
  }
  return [line(left, y, right, y, stroke), line(left, y - 5, left, y + 5, stroke), line(right, y - 5, right, y + 5, stroke)]
}
