import { formatUsd } from '../units'
import { type Values } from './assumptions'
import { type Candidate, type Offer } from './candidate'
import { electricityPrice, ownMonth } from './own-cost'
import { type Phase, type Wishes } from './phase-schema'
import { optionsOf, type Options } from './plan-step'
import { weeksPerMonth } from './time'

export interface PlanRow {
  readonly phase: Phase['phase']
  readonly place: 'here' | 'cloud' | 'nowhere'
  readonly offer: Offer | null
  /** The cheapest instance that meets its conditions, wherever it went in the end; null: none does. */
  readonly found: Offer | null
  /** Electricity for it here, or its rent there; null: nowhere. Never the machine's fixed cost. */
  readonly usdPerMonth: number | null
  readonly hereUsd: number | null
  readonly cloudUsd: number | null
  readonly steps: readonly string[]
}

export interface Plan {
  readonly rows: readonly PlanRow[]
  /** What the machine costs a month whatever it does: its loss of value over the horizon, upkeep, waiting. */
  readonly fixedUsd: number
  /** What data kept in and fetched from the cloud cost a month, once anything is done there. */
  readonly dataUsd: number
  /** USD a month, fixed cost included where the machine is used. Null: not possible, and why. */
  readonly mixUsd: number | null
  readonly allLocalUsd: number | null
  readonly allCloudUsd: number | null
  readonly answer: string
}

export interface PlanInput {
  readonly values: Values
  readonly phases: readonly Phase[]
  readonly wishes: Wishes
  readonly ownMemoryGiB: number | null
  readonly candidates: readonly Candidate[]
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)
const hoursHere = (options: readonly Options[]): number => sum(options.map((each) => each.phase.hoursPerWeek))

/**
 * Which phase here and which in the cloud, at the least cost a month. Conditions come first; what they leave open is
 * tried in every combination (at most 2^12), so the plan is the cheapest there is and not a greedy one. The purchase is
 * spread over the horizon less its residual, in place of the purchase, not beside it.
 */
export function planPhases({ values: v, phases, wishes, ownMemoryGiB, candidates }: PlanInput): Plan {
  const options = phases.map((phase) => optionsOf(phase, wishes, ownMemoryGiB, candidates, v))
  const fixedUsd = (v.purchaseUsd * (1 - v.residualShare)) / v.horizonMonths + ownMonth({ ...v, hoursPerWeek: 0 }, 1).totalUsd
  const dataUsd = v.storageGB * v.storageUsdPerGBMonth + v.egressGBPerMonth * v.egressUsdPerGB
  const perHour = (v.powerWatts / 1000) * v.pue * electricityPrice(v)
  const hereUsd = (each: Options) => each.phase.hoursPerWeek * weeksPerMonth * perHour
  const costOf = (each: Options, here: boolean) => (here ? hereUsd(each) : each.offer!.usdPerMonth)

  const possible = options.filter((each) => each.here || each.offer !== null)
  const free = possible.filter((each) => each.here && each.offer !== null)
  const forcedHere = possible.filter((each) => each.here && each.offer === null)
  const forcedCloud = possible.filter((each) => !each.here)
  const cost = (here: readonly Options[], cloud: readonly Options[]) => (here.length > 0 ? fixedUsd : 0) + (cloud.length > 0 ? dataUsd : 0) + sum(here.map((each) => costOf(each, true))) + sum(cloud.map((each) => costOf(each, false)))

  let best: { here: readonly Options[]; usd: number } | null = null
  for (let mask = 0; mask < 2 ** free.length; mask++) {
    const chosen = free.filter((_, i) => (mask >> i) & 1)
    const here = [...forcedHere, ...chosen]
    if (hoursHere(here) > 168 && chosen.length > 0) continue
    const usd = cost(here, [...forcedCloud, ...free.filter((each) => !chosen.includes(each))])
    if (best === null || usd < best.usd) best = { here, usd }
  }
  const isHere = new Set(best?.here ?? [])
  const overfull = hoursHere(forcedHere) > 168
  const rows = options.map((each): PlanRow => {
    const place = isHere.has(each) ? (overfull ? 'nowhere' : 'here') : each.offer ? 'cloud' : 'nowhere'
    const [here, cloud] = [each.here ? hereUsd(each) : null, each.offer?.usdPerMonth ?? null]
    return { phase: each.phase.phase, place, offer: place === 'cloud' ? each.offer : null, found: each.offer, usdPerMonth: place === 'here' ? here : place === 'cloud' ? cloud : null, hereUsd: here, cloudUsd: cloud, steps: [...each.steps, lastStep(place, here, cloud, overfull && each.here)] }
  })
  const whole = rows.every((row) => row.place !== 'nowhere')
  const mixUsd = whole ? (best?.usd ?? null) : null
  const allLocalUsd = options.every((each) => each.here) && hoursHere(options) <= 168 ? cost(options, []) : null
  const allCloudUsd = options.every((each) => each.offer !== null) ? cost([], options) : null
  return { rows, fixedUsd, dataUsd, mixUsd, allLocalUsd, allCloudUsd, answer: answerOf(rows, mixUsd, allLocalUsd, allCloudUsd) }
}

function lastStep(place: PlanRow['place'], here: number | null, cloud: number | null, overfull: boolean): string {
  if (overfull) return 'What must stay here needs more than the 168 hours of a week: a second machine, or other conditions.'
  if (place === 'nowhere') return 'No place meets its conditions: loosen one, or get a larger machine.'
  if (here === null) return 'So it goes to the cloud.'
  if (cloud === null) return 'So it stays here.'
  return `Here ${formatUsd(here)} a month of electricity, there ${formatUsd(cloud)}: ${place === 'here' ? 'here' : 'with all phases and the machine itself counted, the cloud'}.`
}

const list = (names: readonly string[]): string => (names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`)

function answerOf(rows: readonly PlanRow[], mix: number | null, local: number | null, cloud: number | null): string {
  const at = (place: PlanRow['place']) => list(rows.filter((row) => row.place === place).map((row) => row.phase))
  if (mix === null) return `${at('nowhere') || 'Nothing'} has no place that meets its conditions; the rest is planned.`
  const beside = ` All here: ${local === null ? 'not possible' : formatUsd(local)}; all in the cloud: ${cloud === null ? 'not possible' : formatUsd(cloud)}.`
  if (at('here') === '') return `Rent all of it, for ${formatUsd(mix)} a month.${beside}`
  if (at('cloud') === '') return `Do all of it here, for ${formatUsd(mix)} a month.${beside}`
  return `Mix: ${at('here')} here, ${at('cloud')} in the cloud, for ${formatUsd(mix)} a month.${beside}`
}
