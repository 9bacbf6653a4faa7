import { type Between } from '../prediction/work/between'
import { type InstanceComparison } from './cloud'
import { front } from './front'

/** An instance that can do the work, with speed and price known. */
export type Able = InstanceComparison & { readonly speed: Extract<Between, { ok: true }>; readonly usdPerHour: number }

export const isAble = (each: InstanceComparison): each is Able => each.speed.ok && each.usdPerHour !== null && each.excluded === ''

export interface Picks {
  /** For a unit of work, whatever its speed. */
  readonly cheapestWork: Able | null
  /** By the hour, of those at least as fast as here. */
  readonly cheapestAsFast: Able | null
  /** Of those whose hour costs no more than the limit, or of all. */
  readonly fastest: Able | null
  /** Ids that none beats in both price of an hour and speed. */
  readonly front: ReadonlySet<string>
}

const least = <T>(list: readonly T[], of: (each: T) => number): T | null => list.reduce<T | null>((best, each) => (best !== null && of(best) <= of(each) ? best : each), null)

/** The answers to the three questions that people have. @param limitUsd for the fastest; null: none */
export function picksOf(compared: readonly InstanceComparison[], limitUsd: number | null): Picks {
  const able = compared.filter(isAble)
  // Of equal prices the faster one.
  const tied = (each: Able) => -each.speed.ratio * 1e-9
  return {
    cheapestWork: least(able, (each) => (each.month?.usdPerMonth ?? each.usdPerLocalHour ?? Infinity) + tied(each)),
    cheapestAsFast: least(able.filter((each) => each.speed.ratio >= 1), (each) => each.usdPerHour + tied(each)),
    fastest: least(able.filter((each) => limitUsd === null || each.usdPerHour <= limitUsd), (each) => -each.speed.ratio + each.usdPerHour * 1e-9),
    front: new Set(front(able.map((each) => ({ usd: each.usdPerHour, speed: each.speed.ratio, id: each.row.id }))).map(({ id }) => id)),
  }
}
