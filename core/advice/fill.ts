import { reservedPrice } from '../catalog/reserved'
import { type CloudRow, type ElectricityRow, type GpuRow } from '../catalog/schema'
import { powerBand } from '../carbon/energy'
import { hostWatts } from '../carbon/power'
import { type InstanceComparison } from '../comparison/cloud'
import { band } from '../prediction/band'
import { type Interval } from '../units'
import { assumptions, type AssumptionKey } from './assumptions'
import { type Assumption, type Scenario } from './scenario'

type Given = Partial<Record<AssumptionKey, Assumption>>

/** A number with its unit from the table. */
export const given = (key: AssumptionKey, value: number | null, source: string, more: Partial<Assumption> = {}): Given => ({ [key]: { value, unit: assumptions[key].unit, source, ...more } })

const cards = (gpu: GpuRow, count: number): string => (count === 1 ? `the ${gpu.name}` : `${count} x ${gpu.name}`)

/** Resale price of the cards alone; null is asked for. */
export const purchaseOf = (gpu: GpuRow, count = 1): Given =>
  gpu.streetPriceUsd === null
    ? given('purchaseUsd', null, `no price of ${gpu.name} in the catalog`)
    : given('purchaseUsd', gpu.streetPriceUsd * count, `catalog: resale price of ${cards(gpu, count)} alone, without a machine around`, { asOf: gpu.streetPriceAsOf })

/** TDP and a host; the band is the card's, from 30 % busy to its limit. */
export function powerOf(gpu: GpuRow, count = 1): Given {
  if (gpu.tdpWatts === null) return given('powerWatts', null, `no power of ${gpu.name} in the catalog`)
  const watts = gpu.tdpWatts * count
  const { low, high } = powerBand('tdp')
  return given('powerWatts', watts + hostWatts, `catalog: TDP of ${cards(gpu, count)}, ${watts} W; host, ${hostWatts} W assumed`, { low: watts * low + hostWatts, high: watts * high + hostWatts })
}

export function electricityOf(row: ElectricityRow, business: boolean): Given {
  const [price, year, tariff] = business && row.businessUsdPerKwh !== null ? [row.businessUsdPerKwh, row.businessYear, 'business'] : [row.householdUsdPerKwh, row.year, 'household']
  // A year's average: it has no day on which it goes stale.
  return given('electricityUsdPerKwh', price, `catalog: ${row.name}, ${tariff}${year === null ? '' : `, average of ${year}`}`)
}

/** How fast an instance is beside the own machine, and what that rests on. */
export interface SpeedTold {
  readonly ratio: number
  readonly band: Interval
  readonly because: string
}

/** What a comparison says of the speed; null: it is not known. @param work which work it is for */
export const speedTold = ({ speed }: Pick<InstanceComparison, 'speed'>, work: string): SpeedTold | null =>
  speed.ok ? { ratio: speed.ratio, band: speed.band, because: `predicted for '${work}': ${speed.because}` } : null

/** Price of the instance, and its speed over the own machine. */
export function cloudOf(row: CloudRow, compared: SpeedTold | null): Given {
  const dated = { asOf: row.asOf }
  const from = row.entered ? 'own price' : 'catalog'
  const reserved = reservedPrice(row)
  return {
    ...given('cloudUsdPerHour', row.onDemandUsdPerHour, row.onDemandUsdPerHour === null ? `no on-demand price of ${row.id} in the catalog` : `${from}: ${row.id}, on demand`, dated),
    ...(row.spotUsdPerHour === null ? {} : given('spotUsdPerHour', row.spotUsdPerHour, `${from}: ${row.id}, spot`, dated)),
    ...(reserved === null ? {} : given('reservedUsdPerHour', reserved.usdPerHour, `${from}: ${row.id}, reserved ${reserved.years === 1 ? '1 year' : '3 years'}`, dated)),
    ...(row.committedUsdPerHour == null ? {} : given('committedUsdPerHour', row.committedUsdPerHour, `${from}: ${row.id}, committed`, dated)),
    ...(compared ? given('speedRatio', compared.ratio, compared.because, { low: compared.band.low, high: compared.band.high }) : {}),
  }
}

/** The same card is as fast elsewhere, but for shared hosts and clocks: 5 % (one sigma), 80 % band. */
export const sameCard: SpeedTold = { ratio: 1, band: band(1, 0.05), because: 'predicted: the same card; hosts differ by about 5 %' }

/** A scenario over which later assumptions stand: what a person entered comes last. */
export function withAssumptions(scenario: Scenario, ...layers: readonly Given[]): Scenario {
  return { ...scenario, assumptions: Object.assign({}, scenario.assumptions, ...layers) as Scenario['assumptions'] }
}

export const emptyScenario = (name: string, description: string): Scenario => ({
  schema: { name: 'groundspeed.scenario', major: 1, minor: 0 },
  name,
  description,
  gpu: null,
  memoryGiB: null,
  region: null,
  instance: null,
  terms: 'on-demand',
  assumptions: {},
  phases: [],
  wishes: { dataMayLeave: true, offline: false, regions: [], spot: 'where-it-tolerates' },
})
