import { type Values } from './assumptions'
import { weeksPerMonth } from './time'

export interface Productivity {
  /** Hours a month that one person waits. */
  readonly ownHours: number
  readonly cloudHours: number
  /** USD a month by which waiting costs more here; negative: less. In no other number. */
  readonly ownExtraUsd: number
}

/** What waiting costs: a share of the running time, and each start in the cloud, times people and rate. Shown apart, never added. */
export function productivity(v: Values): Productivity {
  const running = v.hoursPerWeek * weeksPerMonth
  const ownHours = running * v.waitShare
  const cloudHours = (running / v.speedRatio) * v.waitShare + (v.sessionsPerWeek * weeksPerMonth * v.startUpMinutes) / 60
  return { ownHours, cloudHours, ownExtraUsd: (ownHours - cloudHours) * v.people * v.usdPerPersonHour }
}
