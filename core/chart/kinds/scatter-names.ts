/**
 * Where names stand beside points, so that none covers another one, a mark that matters, or the edge. Labels of point
 * features are NP-hard to place at their best (Marks and Shieber 1991); greedily, with a few places each in the order that
 * cartographers prefer (Imhof 1975), is what a chart needs, and a name that finds no room is left out: the keys have it.
 */
export interface Named {
  readonly text: string
  readonly at: readonly [number, number]
  /** Top and bottom of its whisker, px; the same as its place without one. */
  readonly reach: readonly [number, number]
  /** It is shown whatever it covers: the one that the keys stand on. */
  readonly always: boolean
}
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}
export interface PlacedName extends Box {
  readonly text: string
}

/** Of a letter at 12 px, on average; px. Wide for Inter, since a report is read in whatever font is there. */
const letter = 7
const height = 16
/** From the point to its name. */
const gap = 10

type Place = (width: number, above: number, below: number) => readonly [number, number]
/** Left edge and top of each place from the point, the preferred one first: left above, where a front leaves room, and round. */
const offsets: readonly Place[] = [
  (width) => [4 - gap - width, -height - 4],
  (width) => [-gap - width, -height / 2],
  () => [gap, -height / 2],
  (width, above) => [-width / 2, -above - height - 2],
  (width, above) => [8 - width, -above - height - 2],
  (_width, above) => [-8, -above - height - 2],
  () => [gap - 4, 4],
  (width, _above, below) => [-width / 2, below + 2],
  (_width, _above, below) => [-8, below + 2],
  (width, _above, below) => [8 - width, below + 2],
]

export const overlap = (a: Box, b: Box): boolean => a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
const inside = (box: Box, frame: Box): boolean => box.left >= frame.left && box.top >= frame.top && box.left + box.width <= frame.left + frame.width && box.top + box.height <= frame.top + frame.height
const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(value, high))

/**
 * @param names most important first
 * @param marks what no name may cover
 * @param rather what it should rather not
 */
export function placeNames(names: readonly Named[], marks: readonly Box[], rather: readonly Box[], frame: Box): PlacedName[] {
  const placed: PlacedName[] = []
  const covered = (box: Box): number => rather.filter((each) => overlap(each, box)).length
  for (const { text, at: [x, y], reach: [top, bottom], always } of names) {
    const width = text.length * letter
    const boxes = offsets.map((offset): Box => {
      const [dx, dy] = offset(width, y - top, bottom - y)
      return { left: x + dx, top: y + dy, width, height }
    })
    const free = boxes.filter((box) => inside(box, frame) && !placed.some((each) => overlap(each, box)) && !marks.some((each) => overlap(each, box)))
    const [best] = free.map((box) => ({ box, cost: covered(box) })).sort((a, b) => a.cost - b.cost)
    if (best) placed.push({ text, ...best.box })
    else if (always && placed.length === 0) {
      const [box] = boxes as [Box]
      placed.push({ text, ...box, left: within(box.left, frame.left, Math.max(frame.left, frame.left + frame.width - width)), top: within(box.top, frame.top, frame.top + frame.height - height) })
    }
  }
  return placed
}
