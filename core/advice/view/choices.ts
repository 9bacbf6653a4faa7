import { type ChoiceRow } from '../../contract/advise-views'
import { terms } from '../assumptions'
import { type Scenario } from '../scenario'

const termWords: Record<(typeof terms)[number], string> = { 'on-demand': 'on demand', spot: 'spot', reserved: 'reserved, paid around the clock', committed: 'committed hours' }
const words = (value: string | number | null): string => (value === null ? '' : String(value))

/** What is owned, where it stands, what is rented and on which terms: each fills the numbers that hang on it. @param nameOf the name of a place by its id in the catalog */
export function choiceRows(scenario: Scenario, start: Scenario, nameOf: (region: string) => string): ChoiceRow[] {
  const shown = (of: Scenario, what: ChoiceRow['what']) => (what === 'region' && of.region !== null ? nameOf(of.region) : words(of[what]))
  const row = (what: ChoiceRow['what'], title: string, hint: string, options: ChoiceRow['options'] = []): ChoiceRow => ({ what, title, value: shown(scenario, what), changed: scenario[what] !== start[what], standard: shown(start, what), hint, options })
  return [
    row('gpu', 'GPU to own', 'fills price, power and speed'),
    row('memoryGiB', 'Its memory, GiB', 'for the plan by phase'),
    row('region', 'Where it stands', 'fills the price of electricity'),
    row('instance', 'Instance to rent', 'fills its price and speed'),
    row('terms', 'Terms', 'which price counts', terms.map((value) => ({ value, label: termWords[value] }))),
  ]
}
