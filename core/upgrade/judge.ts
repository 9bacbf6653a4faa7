import { breakEven, type BreakEvenAnswer } from '../advice/break-even'
import { weeksPerMonth } from '../advice/time'
import { ageInDays, staleDays } from '../catalog/age'
import { type InstanceComparison } from '../comparison/cloud'
import { type Added, type Candidate } from './candidate'
import { gainOf, type Gain } from './gain'
import { machineWith, type UpgradeMachine } from './machine'
import { newlyFits } from './newly-fits'
import { type Part } from './parts/part'
import { cheapestRent, comparedWith, type Rent } from './rent'
import { resaleOf } from './resale'
import { judge, verdictOf } from './rules/list'
import { type RuleContext } from './rules/rule'
import { type UpgradeInput } from './upgrade-input'
import { energyKg, energyKwh, energyUsd, type Use } from './use'

/** What is the same for every part: worked out once. */
export interface Base {
  readonly input: UpgradeInput
  readonly rules: RuleContext
  /** The usual instances beside the machine as it is; empty where its speed is not known. */
  readonly compared: readonly InstanceComparison[]
  /** The work runs here. */
  readonly runs: boolean
  readonly rent: Rent | null
}

/** Hours a week for the work that takes the machine as it is `use.hoursPerWeek`; a work that does not run here is given them. */
function hoursWith(gain: Gain, part: Part, { runs }: Base, { hoursPerWeek }: Use): number | null {
  if (gain.kind === 'speed') return hoursPerWeek / gain.ratio
  if (gain.kind === 'runs') return hoursPerWeek
  // What changes nothing leaves the hours; what is not known may change them.
  return runs && (gain.kind === 'none' ? part.kind === 'nothing' || part.kind === 'psu' || part.kind === 'ram' || part.kind === 'ssd' : false) ? hoursPerWeek : null
}

/** Net cost: price less resale; unknown prices stay unknown, an unknown resale makes it an upper end. */
function netOf(part: Part, resale: Candidate['resale'], rent: Rent | null, { horizonMonths }: Use): { netUsd: number | null; netIsMost: boolean } {
  if (part.kind === 'cloud') return { netUsd: rent === null ? null : rent.usdPerMonth * horizonMonths, netIsMost: false }
  if (!part.price.known) return { netUsd: null, netIsMost: false }
  return resale.known ? { netUsd: part.price.value.usd - resale.value.usd, netIsMost: false } : { netUsd: part.price.value.usd, netIsMost: true }
}

/** What is gained, as a number that costs are told for: times as fast beyond once, or units a second from none. */
const amountOf = (gain: Gain): number => (gain.kind === 'speed' ? gain.ratio - 1 : gain.kind === 'runs' ? gain.unitsPerSecond : 0)

/**
 * What a part adds in the same hours: a machine that is 1.7 times as fast does 0.7 of the work on top, which one would else
 * rent; where the work does not run here, all of it. A machine that does the work already saves no rent by doing it again.
 */
function addedBy(gain: Gain, after: UpgradeMachine, rent: Rent | null, { own, use }: UpgradeInput): Added | null {
  const cost = (watts: number | null) => energyUsd(energyKwh(watts, use.hoursPerWeek, use), use)
  const [later, now] = [cost(after.watts), cost(own.watts)]
  if (rent === null || later === null) return null
  if (gain.kind === 'runs') return { rentUsd: rent.usdPerMonth, powerUsd: later }
  return gain.kind === 'speed' && now !== null ? { rentUsd: rent.usdPerMonth * (gain.ratio - 1), powerUsd: later - now } : null
}

/** The simple pay-back period: net cost over what the rent of the added work costs more than the power for it. Power that is saved counts as rent that is. */
function payBackOf(netUsd: number | null, added: Added | null, { hoursPerWeek, horizonMonths }: Use): BreakEvenAnswer | null {
  if (netUsd === null || added === null) return null
  const { rentUsd, powerUsd } = added
  return breakEven({ capexUsd: Math.max(0, netUsd), residualUsd: 0, cloudUsdPerMonth: rentUsd + Math.max(0, -powerUsd), ownUsdPerMonth: Math.max(0, powerUsd), hoursPerMonth: hoursPerWeek * weeksPerMonth, horizonMonths })
}

/** The rent of what the machine with the part would do: of the work as it is, where that runs here. */
function rentOf(part: Part, gain: Gain, after: UpgradeMachine, base: Base): Rent | null {
  const { use } = base.input
  if (part.kind === 'cloud') {
    const own = base.compared.find(({ row }) => row.id === part.row.id)
    return own && base.runs ? cheapestRent([own], use.hoursPerWeek) : after.place && gain.kind === 'runs' ? cheapestRent(comparedWith(after.place, base.input).filter(({ row }) => row.id === part.row.id), use.hoursPerWeek) : null
  }
  if (base.runs) return base.rent
  return gain.kind === 'runs' && after.place ? cheapestRent(comparedWith(after.place, base.input), use.hoursPerWeek) : null
}

/** A part with all that is said of it; its place in the order comes later. */
export function judgePart(part: Part, base: Base): Omit<Candidate, 'group' | 'onFront' | 'opens'> {
  const { input, rules } = base
  const { own, use, now, limits } = input
  const after = machineWith(own, part, input.cards)
  const gain = gainOf(part, after, input)
  const judged = judge(part, rules)
  const asOf = part.price.known ? part.price.value.asOf : null
  const ageDays = asOf === null ? null : ageInDays(asOf, now)
  const resale = resaleOf(part, own.place?.gpu ?? null, own.place?.count ?? 1, limits, now)
  const rent = rentOf(part, gain, after, base)
  const { netUsd, netIsMost } = netOf(part, resale, rent, use)
  const hoursPerWeek = hoursWith(gain, part, base, use)
  const kwh = hoursPerWeek === null ? null : energyKwh(after.watts, hoursPerWeek, use)
  const gained = amountOf(gain)
  const added = part.kind !== 'cloud' && part.kind !== 'nothing' && gained > 0 ? addedBy(gain, after, rent, input) : null
  return {
    part,
    after,
    judged,
    verdict: verdictOf(judged),
    stale: ageDays !== null && ageDays > staleDays,
    ageDays,
    resale,
    netUsd,
    netIsMost,
    gain,
    costPerGain: netUsd === null || !(gained > 0) ? null : netUsd / gained,
    added,
    payBack: payBackOf(netUsd, added, use),
    rent,
    hoursPerWeek,
    watts: after.watts,
    energyKwh: kwh,
    energyUsd: energyUsd(kwh, use),
    energyKg: energyKg(kwh, use),
    newly: newlyFits(input.world.models, own.target, after.target),
    // What is rented stands beside the machine, which keeps what it holds.
    lost: part.kind === 'cloud' ? [] : newlyFits(input.world.models, after.target, own.target),
  }
}
