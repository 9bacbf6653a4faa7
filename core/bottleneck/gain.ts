import { band } from '../prediction/band'
import { timedParts, type Gain, type TimedPart } from './finding'
import { speedUp, type Faster, type Timeline } from './timeline'

/** Standard deviations of the logarithms of the parts' times; a part without one is as exact as it is given. */
export type Sigmas = Partial<Readonly<Record<TimedPart, number>>>

/**
 * What faster parts give, with its 80 % band: each part's time goes to the ends of its own band while the others stay, and
 * the changes of the logarithm add as independent ones do (root of their squares). Never below 1: a faster part slows nothing.
 */
export function gainOf(timeline: Timeline, sigmas: Sigmas, faster: Faster): Gain {
  const point = speedUp(timeline, faster)
  if (point === null) return { known: false, because: 'nothing else of the work is known to take time' }
  let [below, above] = [0, 0]
  for (const part of timedParts) {
    const ends = Object.values(band(timeline.seconds[part], sigmas[part] ?? 0))
    const changes = ends.map((seconds) => Math.log((speedUp({ ...timeline, seconds: { ...timeline.seconds, [part]: seconds } }, faster) ?? point) / point))
    below += Math.min(0, ...changes) ** 2
    above += Math.max(0, ...changes) ** 2
  }
  return { known: true, point, low: Math.max(1, point * Math.exp(-Math.sqrt(below))), high: point * Math.exp(Math.sqrt(above)) }
}
