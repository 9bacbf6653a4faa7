import { type Values } from './assumptions'
import { weeksPerMonth } from './time'

/** Running an own machine for a month, USD. The purchase is not in it, and neither is depreciation. */
export interface OwnMonth {
  readonly electricityUsd: number
  readonly upkeepUsd: number
  readonly failureUsd: number
  readonly adminUsd: number
  readonly totalUsd: number
}

/** kWh a month at the meter, cooling included. */
export function energyPerMonthKwh(v: Values): number {
  // It cannot wait in the hours in which it works.
  const idleHours = Math.min(v.idleHoursPerWeek, 168 - v.hoursPerWeek)
  return ((v.powerWatts * v.hoursPerWeek + v.idleWatts * idleHours) / 1000) * weeksPerMonth * v.pue
}

/** USD a kWh today, over peak and cheap hours. */
export const electricityPrice = (v: Values): number => v.electricityUsdPerKwh * (1 - v.offPeakShare) + v.offPeakUsdPerKwh * v.offPeakShare

/** @param month from 1 */
export function ownMonth(v: Values, month: number): OwnMonth {
  const electricityUsd = energyPerMonthKwh(v) * electricityPrice(v) * (1 + v.electricityTrendPerYear) ** ((month - 1) / 12)
  const upkeepUsd = v.upkeepUsdPerYear / 12
  const failureUsd = (v.failureSharePerYear * v.purchaseUsd) / 12
  const adminUsd = v.adminHoursPerMonth * v.adminUsdPerHour
  return { electricityUsd, upkeepUsd, failureUsd, adminUsd, totalUsd: electricityUsd + upkeepUsd + failureUsd + adminUsd }
}
