import { type Maybe, known, unknown } from '../result/known'
import { embodiedPerHour } from './embodied'
import { devicesAtWork, hostAtWork } from './power'
import { type Amount, product, range, type Range, scaled, sumOf } from './range'

/** A rented instance for a month of work. */
export interface InstanceUse {
  /** TDP of one GPU, W; null: nobody published it. */
  readonly tdpWatts: number | null
  readonly count: number
  /** Instance hours billed a month. */
  readonly hours: number
  /** Null: the provider publishes none. */
  readonly pue: Amount | null
  /** kg a kWh of the region's grid. */
  readonly intensity: Maybe<Amount>
  /** Of the instance's share of its host. */
  readonly embodied: Maybe<Amount>
}

/** Where a provider publishes no PUE: from none to the average of 2024 (Uptime Institute's survey, the catalog's `on-prem`). */
export const unpublishedPue: Amount = { ...range(1, 1.5), kind: 'published', from: 'the provider publishes none: from 1 to 1.5, the average server room (Uptime Institute 2024)' }
/** A server lives four years and is rented around the clock: stated defaults. */
const server = { lifeYears: 4, hoursPerWeek: 168 }

export interface InstanceMonth {
  readonly kwh: Range
  readonly operationKg: Range
  /** Beside it, and in no sum: it is published for few. */
  readonly embodiedKg: Maybe<Range>
}

/** Its grams of a month. A TDP and a share of the host for each GPU: a band and no point. */
export function instanceMonth({ tdpWatts, count, hours, pue, intensity, embodied }: InstanceUse): Maybe<InstanceMonth> {
  if (tdpWatts === null || count === 0) return unknown('not-reported', 'nobody published what its devices draw')
  if (!intensity.known) return intensity
  // A server's host is shared by its GPUs: each has a workstation's host beside it.
  const watts = sumOf([devicesAtWork(tdpWatts * count, null), scaled(hostAtWork('gpu'), count)])
  const kwh = product(scaled(watts, hours / 1000), pue ?? unpublishedPue)
  const operationKg = product(kwh, intensity.value)
  const perHour = embodied.known ? embodiedPerHour({ kgCO2e: 1, ...server }) : null
  const embodiedKg: Maybe<Range> = embodied.known ? (perHour?.known ? known(scaled(embodied.value, perHour.value * hours)) : unknown('not-applicable')) : embodied
  return known({ kwh, operationKg, embodiedKg })
}
