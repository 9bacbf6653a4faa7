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

const only = (texts: readonly (string | false)[]): string => texts.filter(Boolean).join(', ')

/** What holds for all phases, and for each, in words. */
function conditions({ wishes, phases }: Scenario): string {
  const all = only([!wishes.dataMayLeave && 'data stays here', wishes.offline && 'no network', wishes.regions.length > 0 && `in ${wishes.regions.join(' or ')}`, wishes.spot === 'never' && 'no spot'])
  const each = phases.map(({ phase, memoryGiB, deadlineHours, batchHours, toleratesSpot, dataMayLeave }) => `${phase}: ${only([`${memoryGiB} GiB`, toleratesSpot && 'may be interrupted', !dataMayLeave && 'its data stays', batchHours !== null && `a batch of ${batchHours} h`, deadlineHours !== null && `within ${deadlineHours} h`])}`)
  return [all, ...each].filter(Boolean).join('; ') || 'none'
}

/** What differs between two scenarios: the choices first, then assumptions in the table's order. Sources alone are no difference. */
export function diffScenarios(a: Scenario, b: Scenario): ScenarioChange[] {
  const choice = (what: string, of: (scenario: Scenario) => string) => ({ what, before: of(a), after: of(b), unit: '' })
  const choices = [
    ...(['gpu', 'region', 'instance', 'terms', 'memoryGiB'] as const).map((what) => choice(what, (scenario) => words(scenario[what]))),
    choice('phases', hours),
    choice('conditions', conditions),
  ]
  const numbers = assumptionKeys.map((key) => {
    const [before, after] = [assumptionIn(a, key), assumptionIn(b, key)]
    return { what: key as string, before: words(before.value), after: words(after.value), unit: before.unit }
  })
  return [...choices, ...numbers].filter(({ before, after }) => before !== after)
}
