import { assumptions, type AssumptionKey, type Terms, type Values } from '../advice/assumptions'
import { cloudMonth } from '../advice/cloud-cost'
import { reservedPrice } from '../catalog/reserved'
import { type CloudRow } from '../catalog/schema'

/** What renting is priced by, beside the instance: terms, what is lost on spot, what is kept and moved. Defaults as in the advice. */
export interface RentInputs {
  readonly terms: Terms
  readonly entered: Partial<Record<AssumptionKey, number>>
}

export const onDemand: RentInputs = { terms: 'on-demand', entered: {} }

/** Every assumption at its default, or as entered; what has none is 0 and is set from the row. */
const valuesOf = (entered: Partial<Record<AssumptionKey, number>>): Values =>
  Object.fromEntries(Object.entries(assumptions).map(([key, { default: value }]) => [key, entered[key as AssumptionKey] ?? value ?? 0])) as Record<AssumptionKey, number>

/** The price of an hour on these terms; null: not published and not entered. */
export function hourPrice(row: CloudRow, { terms, entered }: RentInputs): number | null {
  const prices: Record<Terms, number | null> = {
    'on-demand': row.onDemandUsdPerHour,
    spot: row.spotUsdPerHour,
    reserved: entered.reservedUsdPerHour ?? reservedPrice(row)?.usdPerHour ?? null,
    committed: entered.committedUsdPerHour ?? row.committedUsdPerHour ?? null,
  }
  return prices[terms]
}

export interface RentMonth {
  readonly usdPerMonth: number
  /** Hours billed for it; on spot with what is lost. */
  readonly hours: number
  /** The terms that were really used: spot that costs more than on demand is not taken. */
  readonly terms: Terms
}

/**
 * A month of this work on the instance.
 * @param hoursPerWeek of the own machine @param ratio speed there over speed here
 * @returns null when there is no price on these terms
 */
export function rentMonth(row: CloudRow, inputs: RentInputs, hoursPerWeek: number, ratio: number): RentMonth | null {
  const price = hourPrice(row, inputs)
  if (price === null || hoursPerWeek <= 0) return null
  const values: Values = {
    ...valuesOf(inputs.entered),
    hoursPerWeek,
    speedRatio: ratio,
    // Spot may only give way to on demand where that has a price.
    cloudUsdPerHour: row.onDemandUsdPerHour ?? Infinity,
    spotUsdPerHour: row.spotUsdPerHour ?? 0,
    ...(inputs.terms === 'reserved' ? { reservedUsdPerHour: price } : inputs.terms === 'committed' ? { committedUsdPerHour: price } : {}),
  }
  const { totalUsd, billedHours, terms } = cloudMonth(values, inputs.terms, 1)
  return Number.isFinite(totalUsd) ? { usdPerMonth: totalUsd, hours: billedHours, terms } : null
}
