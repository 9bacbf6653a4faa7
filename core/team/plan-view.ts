import { dollars } from '../advice/words'
import { type TeamPlan } from '../contract/team-plan-calls'
import { significant, type Interval } from '../units'
import { unitOfWork } from '../workload/unit'
import { type Workload } from '../workload/schema'
import { type CouldRunRow } from './could-run'
import { type FleetCost, type FleetUse } from './fleet-cost'
import { type BetterCard, type RankedMachine } from './fleet-upgrade'
import { band } from '../prediction/band'

export interface PlanInput {
  readonly workload: Workload
  readonly kinds: readonly CouldRunRow[]
  readonly ranked: readonly RankedMachine[]
  /** In the place of the weakest. */
  readonly better: readonly BetterCard[]
  readonly cost: FleetCost
  readonly use: FleetUse
}

const mostRows = 500
const times = (ratio: number): string => `${significant(ratio, 2)}x`
const count = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** "812 images/s"; a band has two digits, as far as it is worth. */
const rate = (value: number, unit: string, digits = 3): string => `${significant(value, digits)} ${unit}/s`
const rateBand = ({ low, high }: Interval): string => `[${significant(low, 2)}, ${significant(high, 2)}]`

function runAnswer({ kinds, ranked, workload }: PlanInput, units: string): string {
  const best = kinds.reduce<CouldRunRow | null>((most, row) => (most && most.paramsB >= row.paramsB ? most : row), null)
  const [first] = ranked
  const largest = best && best.largest.q4 !== '' ? `The largest language model that one GPU of the fleet could run in four bits is ${best.largest.q4}, on ${best.title} (${count(best.machines, 'machine')})${best.speed ? `, at about ${best.speed}` : ''}.` : 'No language model of the catalog fits a machine of the fleet, as far as their memory is known.'
  const fastest = first?.speed.ok ? ` For '${workload.name}', ${first.at.machine.name} (${first.at.machine.latest.entry.gpu}) is the fastest: about ${rate(first.speed.unitsPerSecond, units, 2)}.` : ` No machine's speed for '${workload.name}' can be told.`
  return `${largest}${fastest}`
}

function upgradeAnswer({ ranked, better, cost, workload }: PlanInput, units: string): string {
  const costs = `Used alike, the fleet costs about ${dollars(cost.electricityUsd + cost.lossUsd)} a year: ${dollars(cost.electricityUsd)} of electricity (${cost.powered} of ${count(cost.of, 'machine')}) and ${dollars(cost.lossUsd)} that its cards lose (${cost.priced} of ${cost.of}).`
  const weakest = ranked[ranked.length - 1]
  if (!weakest || cost.of === 0) return 'No machine of the fleet can be told a speed or a cost yet.'
  const name = `${weakest.at.machine.name} (${weakest.at.machine.latest.entry.gpu})`
  const is = weakest.speed.ok ? (ranked.length > 1 ? `${name} is the weakest for '${workload.name}': about ${rate(weakest.speed.unitsPerSecond, units, 2)}.` : '') : `${name} cannot do '${workload.name}': ${weakest.speed.text}.`
  const [card] = better
  const then = !card ? 'No card with a known price would do it much better.' : card.ratio === null ? `Most for the money there: a ${card.gpu.name} for about ${dollars(card.priceUsd)}, which would do about ${rate(card.unitsPerSecond, units, 2)}.` : `Most for the money there: a ${card.gpu.name} for about ${dollars(card.priceUsd)}, ${times(card.ratio)} [${times(card.band!.low)}, ${times(card.band!.high)}] as fast (predicted).`
  return [costs, is, then].filter(Boolean).join(' ')
}

/** What the fleet could run, what it costs, and what a better card would give, as the page shows it. All of it predicted. */
export function planViewOf(input: PlanInput): Omit<TeamPlan, 'usual'> {
  const { workload, kinds, ranked, better, use } = input
  const units = unitOfWork(workload.work).plural
  return {
    workload: workload.name,
    runAnswer: runAnswer(input, units),
    kinds: kinds.slice(0, mostRows).map(({ id, title, machines, memory, models, largest, speed }) => ({ id, title, machines, memory, models, runs: largest.q4 === '' ? 'none' : largest.q4, speed, qlora: largest.qlora || 'none', lora: largest.lora || 'none', full: largest.full || 'none' })),
    ranking: ranked.slice(0, mostRows).map(({ at: { machine }, speed }) => ({
      id: machine.id,
      machine: machine.name,
      gpu: machine.latest.entry.gpu,
      speed: speed.ok ? rate(speed.unitsPerSecond, units, 2) : 'cannot',
      band: speed.ok ? rateBand(band(speed.unitsPerSecond, speed.sigma)) : '',
      kind: !speed.ok ? ('unknown' as const) : speed.because === 'measured' ? ('measured' as const) : ('predicted' as const),
      because: speed.ok ? speed.basis : speed.text,
    })),
    upgradeAnswer: upgradeAnswer(input, units),
    cards: better.map(({ gpu, ratio, band: range, unitsPerSecond, unitsBand, priceUsd, because }) => ({ id: gpu.id, card: gpu.name, gain: ratio === null ? 'from none' : times(ratio), gainBand: range ? `[${times(range.low)}, ${times(range.high)}]` : '', then: rate(unitsPerSecond, units, 2), thenBand: rateBand(unitsBand), memory: `${gpu.memoryGiB} GiB`, price: dollars(priceUsd), priced: gpu.streetPriceAsOf ?? 'unknown', because })),
    use: { ...use },
    notes: [
      'Machines count whose latest result is verified and valid. Speeds are predicted from what each measured, and from published figures where it measured nothing of it; bands are 80 %.',
      'Electricity: the TDP of the cards at work, the share of a host around them (100 W assumed), the hours and the price as entered. What cards lose: from their resale price in a straight line to a fifth of it after four years, as the Advise page has it by default.',
      'A better card is one that the catalog has a resale price of; it would take the place of all cards of that machine, whose power supply, slot and room were not looked at.',
      'Memory: what a card is sold with less 0.5 GiB; of a processor, four fifths. It is never summed over several GPUs.',
    ],
  }
}
