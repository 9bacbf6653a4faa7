import { ageInDays, staleDays } from '../catalog/age'
import { assumptionKeys, type AssumptionKey } from './assumptions'
import { type Scenario } from './scenario'

export interface StalePrice {
  readonly key: AssumptionKey
  readonly asOf: string
  readonly ageDays: number
}

/** Dated assumptions that are older than 180 days (DESIGN 3). */
export function stalePrices(scenario: Scenario, now: Date): StalePrice[] {
  return assumptionKeys.flatMap((key) => {
    const { asOf = null, value = null } = scenario.assumptions[key] ?? {}
    if (asOf === null || value === null) return []
    const ageDays = ageInDays(asOf, now)
    return ageDays > staleDays ? [{ key, asOf, ageDays }] : []
  })
}
