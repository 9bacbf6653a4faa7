import { assumptionKeys, assumptions, type AssumptionKey, type AssumptionSpec, type Terms, type Values } from './assumptions'
import { type Assumption, type Scenario } from './scenario'

/** What the chosen terms cannot do without, beside what every plan needs. Spot falls back on the on-demand price. */
const neededBy: Record<Terms, readonly AssumptionKey[]> = {
  'on-demand': ['cloudUsdPerHour'],
  spot: ['cloudUsdPerHour', 'spotUsdPerHour'],
  reserved: ['reservedUsdPerHour'],
  committed: ['cloudUsdPerHour', 'committedUsdPerHour'],
}
const always: readonly AssumptionKey[] = ['purchaseUsd', 'powerWatts', 'electricityUsdPerKwh']

/** The assumption as it stands in the scenario; left out or unknown there, the table's default, which says so. */
export function assumptionIn(scenario: Scenario, key: AssumptionKey): Assumption {
  const { unit, default: value, why }: AssumptionSpec = assumptions[key]
  const said = scenario.assumptions[key]
  if (said && (said.value !== null || value === null)) return said
  return { value, unit, source: value === null ? 'unknown' : `default: ${why}` }
}

/** What the answer needs and nobody knows. */
export const missing = (scenario: Scenario): AssumptionKey[] => [...always, ...neededBy[scenario.terms]].filter((key) => assumptionIn(scenario, key).value === null)

/** Plain numbers; what is unknown and not needed is 0. Call it once `missing` is empty, or with the rest replaced. */
export function valuesOf(scenario: Scenario): Values {
  return Object.fromEntries(assumptionKeys.map((key) => [key, assumptionIn(scenario, key).value ?? 0])) as Record<AssumptionKey, number>
}

/** Ranges that the scenario itself gives. */
export function rangesOf(scenario: Scenario): Partial<Record<AssumptionKey, { low: number; high: number }>> {
  return Object.fromEntries(
    assumptionKeys.flatMap((key) => {
      const { value, low, high } = assumptionIn(scenario, key)
      return value === null || (low === undefined && high === undefined) ? [] : [[key, { low: low ?? value, high: high ?? value }] as const]
    }),
  )
}
