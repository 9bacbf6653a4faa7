import { assumptionKeys, assumptions, type Values } from '../advice/assumptions'
import { powerOf } from '../advice/fill'
import { ownMonth } from '../advice/own-cost'
import { type FleetPlace } from './fleet-place'

/** How the fleet is used, alike on every machine. */
export interface FleetUse {
  readonly hoursPerWeek: number
  readonly usdPerKwh: number
}

/** What one machine costs a year, USD. Null: its power or its price is not known, and nothing is invented. */
export interface MachineCost {
  readonly electricityUsd: number | null
  /** Resale price of its cards today. */
  readonly worthUsd: number | null
  readonly asOf: string | null
  /** What the cards lose a year, in a straight line to the stated share at the stated end. */
  readonly lossUsd: number | null
}

const defaults = Object.fromEntries(assumptionKeys.map((key) => [key, assumptions[key].default ?? 0])) as Values

/** Electricity by the machine's own cost model of `core/advice`, with the card's TDP and a host; loss of value by its defaults. */
export function machineCost({ gpu, count }: Pick<FleetPlace, 'gpu' | 'count'>, { hoursPerWeek, usdPerKwh }: FleetUse): MachineCost {
  const watts = gpu === null ? null : (powerOf(gpu, count).powerWatts?.value ?? null)
  const worthUsd = gpu?.streetPriceUsd == null ? null : gpu.streetPriceUsd * count
  const { residualShare, horizonMonths } = defaults
  return {
    electricityUsd: watts === null ? null : 12 * ownMonth({ ...defaults, hoursPerWeek, powerWatts: watts, electricityUsdPerKwh: usdPerKwh }, 1).totalUsd,
    worthUsd,
    asOf: gpu?.streetPriceAsOf ?? null,
    lossUsd: worthUsd === null ? null : (worthUsd * (1 - residualShare)) / (horizonMonths / 12),
  }
}

export interface FleetCost {
  readonly electricityUsd: number
  readonly lossUsd: number
  readonly worthUsd: number
  /** Machines that are in the sums. */
  readonly powered: number
  readonly priced: number
  readonly of: number
  /** Of the prices. */
  readonly oldest: string | null
}

export function fleetCost(places: readonly FleetPlace[], use: FleetUse): FleetCost {
  const costs = places.map((place) => machineCost(place, use))
  const sum = (pick: (cost: MachineCost) => number | null) => costs.reduce((total, cost) => total + (pick(cost) ?? 0), 0)
  const dates = costs.flatMap(({ asOf, worthUsd }) => (worthUsd === null || asOf === null ? [] : [asOf])).sort()
  return {
    electricityUsd: sum((cost) => cost.electricityUsd),
    lossUsd: sum((cost) => cost.lossUsd),
    worthUsd: sum((cost) => cost.worthUsd),
    powered: costs.filter(({ electricityUsd }) => electricityUsd !== null).length,
    priced: costs.filter(({ worthUsd }) => worthUsd !== null).length,
    of: places.length,
    oldest: dates[0] ?? null,
  }
}
