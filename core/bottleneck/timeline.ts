import { type TimedPart } from './finding'

/**
 * Where the time of a unit of work goes (METHOD B2): t = max(step, decoding, disk) + copy on a GPU, whose host prepares
 * the next batch meanwhile. A processor that computes as well as decodes does one after the other: max(step + decoding,
 * disk). The step is its arithmetic and its traffic, and what starting its kernels takes.
 */
export interface Timeline {
  /** s for a unit of work; a part that does not apply or is not known takes none. */
  readonly seconds: Readonly<Record<TimedPart, number>>
  /** Of the step, s: what was seen as a whole and could not be divided. */
  readonly undivided: number
  /** The host prepares data while a device of its own computes. */
  readonly overlapped: boolean
  /** How arithmetic and traffic of a step overlap: 1 one after the other, 4 a roofline with its corner rounded. */
  readonly roundness: 1 | 4
}

/** How many times as fast parts become; Infinity takes one away. What is not named stays. */
export type Faster = Partial<Readonly<Record<TimedPart, number>>>

/** s for a unit of work. @param faster factors > 0 */
export function unitSeconds({ seconds, undivided, overlapped, roundness }: Timeline, faster: Faster = {}): number {
  const of = (part: TimedPart) => seconds[part] / (faster[part] ?? 1)
  const step = (of('compute') ** roundness + of('memory-bandwidth') ** roundness) ** (1 / roundness) + of('overhead') + undivided
  const [decoding, disk] = [of('cpu-data-path'), of('disk')]
  return (overlapped ? Math.max(step, decoding, disk) : Math.max(step + decoding, disk)) + of('pcie')
}

/** How many times as fast the work is with faster parts, at least 1 for factors of at least 1; null: nothing else of it is known to take time. */
export function speedUp(timeline: Timeline, faster: Faster): number | null {
  const [before, after] = [unitSeconds(timeline), unitSeconds(timeline, faster)]
  return after > 0 ? before / after : null
}
