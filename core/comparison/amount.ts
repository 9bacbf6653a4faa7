import { unitsPerWeek } from '../workload/words'
import { type Workload } from '../workload/schema'

/** Hours a week that the own machine needs for the work; null: the amount is in units, and its speed is not known. */
export function hoursHere(workload: Workload, unitsPerSecond: number | null): number | null {
  const units = unitsPerWeek(workload)
  if (units === null) return workload.amount.perWeek
  return unitsPerSecond === null ? null : units / unitsPerSecond / 3600
}
