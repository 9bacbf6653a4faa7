import { type Values } from './assumptions'
import { type Phase, type Wishes } from './phase-schema'
import { hoursPerUsefulHour } from './spot'
import { hoursPerMonth, weeksPerMonth } from './time'

/** An instance that a phase may go to. */
export interface Candidate {
  readonly id: string
  readonly region: string
  /** Of all its GPUs together. */
  readonly memoryGiB: number
  readonly gpuCount: number
  readonly usdPerHour: number | null
  readonly spotUsdPerHour: number | null
  /** Paid for every hour of the month, whole instances; null: no such contract is known. */
  readonly reservedUsdPerHour?: number | null
  /** Of hours that are committed to; null: no such contract is known. */
  readonly committedUsdPerHour?: number | null
  /** Speed over the own machine. */
  readonly speedRatio: number
  /** Its price is older than 180 days. */
  readonly stale: boolean
}

export interface Offer {
  readonly candidate: Candidate
  readonly terms: 'on-demand' | 'spot' | 'reserved' | 'committed'
  /** USD a month for the phase's work, lost work on spot included. */
  readonly usdPerMonth: number
}

/** Hours a month that the phase's work runs there, what is left running in them; lost work on spot not yet. */
const hoursThere = (candidate: Candidate, phase: Phase, v: Values): number => ((phase.hoursPerWeek * weeksPerMonth) / candidate.speedRatio) * (1 + v.idleWasteShare)

/** Hours a month that it really runs on the offer's terms. */
export const offerHours = ({ candidate, terms }: Offer, phase: Phase, v: Values): number => hoursThere(candidate, phase, v) * (terms === 'spot' ? hoursPerUsefulHour(v) : 1)

/** What a phase's work costs on one instance, on the cheaper of the terms it allows; null: no price. */
function offerOf(candidate: Candidate, phase: Phase, wishes: Wishes, v: Values): Offer | null {
  const hours = hoursThere(candidate, phase, v)
  const spotAllowed = phase.toleratesSpot && wishes.spot === 'where-it-tolerates'
  const stretch = hoursPerUsefulHour(v)
  const offers: Offer[] = []
  if (candidate.usdPerHour !== null) offers.push({ candidate, terms: 'on-demand', usdPerMonth: hours * candidate.usdPerHour })
  if (spotAllowed && candidate.spotUsdPerHour !== null && Number.isFinite(stretch)) offers.push({ candidate, terms: 'spot', usdPerMonth: hours * stretch * candidate.spotUsdPerHour })
  const { reservedUsdPerHour = null, committedUsdPerHour = null } = candidate
  if (reservedUsdPerHour !== null) offers.push({ candidate, terms: 'reserved', usdPerMonth: Math.ceil(hours / hoursPerMonth) * hoursPerMonth * reservedUsdPerHour })
  // One commits to what is planned, or to the hours that the contract asks for at least: those are paid, used or not.
  if (committedUsdPerHour !== null) offers.push({ candidate, terms: 'committed', usdPerMonth: Math.max(hours, v.committedHoursPerMonth) * committedUsdPerHour })
  return offers.reduce<Offer | null>((least, each) => (least && least.usdPerMonth <= each.usdPerMonth ? least : each), null)
}

/** Hours that one batch takes there; null: the phase has none. */
export const batchHoursAt = (phase: Phase, speedRatio: number): number | null => (phase.batchHours === null ? null : phase.batchHours / speedRatio)

/** Whether a batch of the phase is done in time at this speed. */
export const inTime = (phase: Phase, speedRatio: number): boolean => phase.deadlineHours === null || (batchHoursAt(phase, speedRatio) ?? 0) <= phase.deadlineHours

export interface Search {
  readonly best: Offer | null
  /** How many were left after each condition, for the steps. */
  readonly withMemory: number
  readonly inRegion: number
  readonly inTime: number
}

/** More cards than the memory asks for: whether the work would scale over them nobody knows. */
const moreThanNeeded = ({ memoryGiB, gpuCount }: Candidate, phase: Phase): boolean => gpuCount > 1 && (memoryGiB / gpuCount) * (gpuCount - 1) >= phase.memoryGiB

/** The cheapest instance that meets every condition, with what each condition left over. */
export function findOffer(candidates: readonly Candidate[], phase: Phase, wishes: Wishes, v: Values): Search {
  const withMemory = candidates.filter((each) => each.memoryGiB >= phase.memoryGiB && !moreThanNeeded(each, phase))
  const inRegion = withMemory.filter((each) => wishes.regions.length === 0 || wishes.regions.some((region) => region === each.region || each.id.startsWith(`${region}:`)))
  const fast = inRegion.filter((each) => inTime(phase, each.speedRatio))
  const offers = fast.flatMap((each) => offerOf(each, phase, wishes, v) ?? [])
  const best = offers.reduce<Offer | null>((least, each) => (least && least.usdPerMonth <= each.usdPerMonth ? least : each), null)
  return { best, withMemory: withMemory.length, inRegion: inRegion.length, inTime: fast.length }
}
