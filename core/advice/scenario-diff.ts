import { assumptionKeys } from './assumptions'
import { type Scenario } from './scenario'
import { assumptionIn } from './values'

export interface ScenarioChange {
  readonly what: string
  readonly before: string
  readonly after: string
  readonly unit: string
}

const words = (value: string | number | null): string => (value === null ? 'unknown' : String(value))
const hours = (scenario: Scenario): string => scenario.phases.map((each) => `${each.phase} ${each.hoursPerWeek} h`).join(', ') || 'none'

/** What differs between two scenarios: the choices first, then assumptions in the table's order. Sources alone are no difference. */
export function diffScenarios(a: Scenario, b: Scenario): ScenarioChange[] {
  const choice = (what: string, of: (scenario: Scenario) => string) => ({ what, before: of(a), after: of(b), unit: '' })
  const choices = [
    ...(['gpu', 'region', 'instance', 'terms', 'memoryGiB'] as const).map((what) => choice(what, (scenario) => words(scenario[what]))),
    choice('phases', hours),
    choice('conditions', (scenario) => JSON.stringify([scenario.wishes, scenario.phases.map(({ hoursPerWeek: _, ...rest }) => rest)])),
  ]
  const numbers = assumptionKeys.map((key) => {
    const [before, after] = [assumptionIn(a, key), assumptionIn(b, key)]
    return { what: key as string, before: words(before.value), after: words(after.value), unit: before.unit }
  })
  return [...choices, ...numbers].filter(({ before, after }) => before !== after)
}
