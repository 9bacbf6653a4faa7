import { formatUsd } from '../../units'
import { check, ok, refuses, type Rule } from './rule'

/** What is paid at once. Renting is paid by the hour, and doing nothing costs nothing. */
export const budget: Rule = {
  id: 'budget',
  title: 'budget',
  means: 'the price, before the old part is sold, within what may be paid at once',
  judge: ({ kind, price }, { limits: { budgetUsd } }) => {
    if (kind === 'cloud' || kind === 'nothing') return null
    if (!price.known) return check(price.detail ?? 'its price is not known')
    if (budgetUsd === null) return ok('no budget was set')
    return price.value.usd <= budgetUsd ? ok(`${formatUsd(price.value.usd)} of ${formatUsd(budgetUsd)}`) : refuses(`it costs ${formatUsd(price.value.usd)}, ${formatUsd(price.value.usd - budgetUsd)} over the budget`)
  },
}
