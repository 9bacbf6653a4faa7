import { front } from '../comparison/front'
import { type Candidate, type Group, groups } from './candidate'

type Unordered = Omit<Candidate, 'group' | 'onFront'>

/** Hours of a week; more is not to be had. */
const week = 168

/** Which group a candidate stands in. @param insufficient the machine as it is cannot do the work in a week */
export function groupOf({ part, verdict, gain, netUsd, payBack }: Unordered, insufficient: boolean): Group {
  if (part.kind === 'nothing') return 'nothing'
  if (verdict === 'refuses') return 'refused'
  const gains = gain.kind === 'runs' || (gain.kind === 'speed' && gain.ratio > 1)
  if (netUsd === null) return 'other'
  // Where the machine is not enough, a slower one beside it helps as well.
  if (part.kind === 'cloud' && insufficient && (gain.kind === 'speed' || gain.kind === 'runs')) return 'needed-cloud'
  if (!gains) return 'other'
  // What may as well be slower is no advice, however cheap.
  const surely = gain.kind === 'runs' || gain.band.low > 1
  return surely && payBack?.verdict === 'breaks-even' ? 'pays' : 'gains'
}

/** Whether a week of this machine is not enough for the work, or it does not run at all. */
export const isInsufficient = (runs: boolean, hoursPerWeek: number, deadlineHours: number | null): boolean => !runs || hoursPerWeek > Math.min(week, deadlineHours ?? week)

const orLast = (value: number | null): number => value ?? Infinity
/** Unknown beside unknown is no difference; Infinity minus itself would be none either. */
const compare = (a: number, b: number): number => (a === b ? 0 : a - b)

/**
 * Groups first, and within one the least cost for what is gained, then the least net cost, then the name. A dearer part has
 * a later pay-back and a higher cost for the same gain, so it never comes earlier.
 */
export function inOrder<T extends Pick<Candidate, 'group' | 'costPerGain' | 'netUsd' | 'part'>>(candidates: readonly T[]): T[] {
  return [...candidates].sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group) || compare(orLast(a.costPerGain), orLast(b.costPerGain)) || compare(orLast(a.netUsd), orLast(b.netUsd)) || (a.part.id < b.part.id ? -1 : 1))
}

/** How much faster, for the front: as it is counts as once, or as nothing where the work does not run. */
const speedOf = ({ part, gain }: Unordered, runs: boolean): number | null => (gain.kind === 'speed' ? gain.ratio : gain.kind === 'runs' ? gain.unitsPerSecond : part.kind === 'nothing' ? Number(runs) : null)

/** Ids of those that none of the others beats in both net cost and speed: of what is not refused and known in both. */
export function frontIds(candidates: readonly Unordered[], runs: boolean): Set<string> {
  const offered = candidates.flatMap((each) => {
    const speed = speedOf(each, runs)
    return each.verdict === 'refuses' || each.netUsd === null || speed === null ? [] : [{ usd: each.netUsd, speed, id: each.part.id }]
  })
  return new Set(front(offered).map(({ id }) => id))
}
