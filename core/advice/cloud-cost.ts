import { type Terms, type Values } from './assumptions'
import { hoursPerUsefulHour } from './spot'
import { hoursPerMonth, weeksPerMonth } from './time'

/** Renting for a month what the own machine does in it, USD. */
export interface CloudMonth {
  readonly computeUsd: number
  readonly storageUsd: number
  readonly egressUsd: number
  readonly totalUsd: number
  /** Instance hours billed, of one or several instances. */
  readonly billedHours: number
  /** What was really used: spot that would cost more than on demand is not. */
  readonly terms: Terms
}

const nothing: Omit<CloudMonth, 'terms'> = { computeUsd: 0, storageUsd: 0, egressUsd: 0, totalUsd: 0, billedHours: 0 }

/** Whether spot costs less than on demand once lost work is paid for. */
export const spotPays = (v: Values): boolean => v.spotUsdPerHour * hoursPerUsefulHour(v) < v.cloudUsdPerHour

/** Hours billed for the month's work. @param stretch hours paid per useful hour, finite */
function billedHours(v: Values, stretch: number): number {
  const sessions = v.sessionsPerWeek * weeksPerMonth
  const working = ((v.hoursPerWeek * weeksPerMonth) / v.speedRatio) * (1 + v.idleWasteShare) * stretch
  const running = working + (sessions * v.startUpMinutes) / 60
  return Math.max(running, (sessions * v.minimumBillingMinutes) / 60)
}

/** @param month from 1. Where nothing is worked nothing is rented: no data is kept, no reservation bought. */
export function cloudMonth(v: Values, wanted: Terms, month: number): CloudMonth {
  if (v.hoursPerWeek === 0) return { ...nothing, terms: wanted }
  const terms = wanted === 'spot' && !spotPays(v) ? 'on-demand' : wanted
  const hours = billedHours(v, terms === 'spot' ? hoursPerUsefulHour(v) : 1)
  const trend = (1 + v.priceTrendPerYear) ** ((month - 1) / 12)
  const computeUsd = compute(v, terms, hours, trend)
  const storageUsd = v.storageGB * v.storageUsdPerGBMonth
  const egressUsd = v.egressGBPerMonth * v.egressUsdPerGB
  return { computeUsd, storageUsd, egressUsd, totalUsd: computeUsd + storageUsd + egressUsd, billedHours: hours, terms }
}

function compute(v: Values, terms: Terms, hours: number, trend: number): number {
  switch (terms) {
    case 'on-demand':
      return hours * v.cloudUsdPerHour * trend
    case 'spot':
      return hours * v.spotUsdPerHour * trend
    case 'reserved':
      // Whole instances, every hour of the month; the contract's price has no trend.
      return Math.ceil(hours / hoursPerMonth) * hoursPerMonth * v.reservedUsdPerHour
    case 'committed':
      return v.committedHoursPerMonth * v.committedUsdPerHour + Math.max(0, hours - v.committedHoursPerMonth) * v.cloudUsdPerHour * trend
  }
}
