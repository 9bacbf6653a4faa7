import { type AdviceView, type AssumptionRow } from '../../contract/advise-views'
import { assumptions, type AssumptionKey } from '../assumptions'
import { assumptionGroups } from '../groups'
import { type Assumption, type Scenario } from '../scenario'
import { shownRange, shownValue } from '../shown'
import { type StalePrice } from '../stale'
import { assumptionIn } from '../values'

/** Where a number is from, by the first word of its source: every layer that fills a scenario writes it. */
export function kindOf({ value, source }: Pick<Assumption, 'value' | 'source'>): AssumptionRow['kind'] {
  if (value === null) return 'unknown'
  if (source === 'entered') return 'entered'
  if (source.startsWith('catalog:')) return 'published'
  if (source.startsWith('predicted')) return 'predicted'
  if (source.startsWith('measured')) return 'measured'
  return source.startsWith('default') ? 'default' : 'stated'
}

/** What a person changed: another number than the one that stood there, whoever says it. */
export const isChanged = (scenario: Scenario, standard: Scenario, key: AssumptionKey): boolean => assumptionIn(scenario, key).value !== assumptionIn(standard, key).value

function rowOf(scenario: Scenario, standard: Scenario, needed: readonly AssumptionKey[], stale: readonly StalePrice[], key: AssumptionKey, title: string): AssumptionRow {
  const found = assumptionIn(scenario, key)
  const { means, whole } = assumptions[key] as (typeof assumptions)[AssumptionKey] & { whole?: true }
  const old = stale.find((each) => each.key === key)
  return {
    key,
    title,
    means,
    ...shownRange(key),
    value: shownValue(key, found.value),
    whole: whole === true,
    kind: kindOf(found),
    source: found.source,
    asOf: found.asOf ?? null,
    changed: isChanged(scenario, standard, key),
    standard: shownValue(key, assumptionIn(standard, key).value),
    needed: needed.includes(key),
    doubt: old === undefined ? null : `${old.ageDays} days old: check it`,
  }
}

/** Every assumption by group. @param standard the scenario as its choices alone would fill it */
export function assumptionView(scenario: Scenario, standard: Scenario, needed: readonly AssumptionKey[], stale: readonly StalePrice[]): AdviceView['groups'] {
  return assumptionGroups.map(({ title, rows }) => {
    const shown = rows.map(([key, name]) => rowOf(scenario, standard, needed, stale, key, name))
    return { title, changed: shown.filter((row) => row.changed).length, needed: shown.filter((row) => row.needed).length, rows: shown }
  })
}
