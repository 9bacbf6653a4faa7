import { type Figure } from '../../contract/views'
import { formatUsd } from '../../units'
import { type WorkUnit } from '../../workload/unit'
import { type Upgrades } from '../upgrade'
import { bandWords, gainWords, netWords, newlyWords, payBackWords } from './words'

/** Up to four numbers of the first candidate that gains: net cost, gain, pay-back, what it would newly fit. Empty: none does. */
export function upgradeFigures({ candidates }: Upgrades, unit: WorkUnit): Figure[] {
  const best = candidates.find(({ group, part }) => (group === 'pays' || group === 'gains') && part.kind !== 'cloud')
  if (!best) return []
  const { part, gain, payBack, stale, ageDays, added, newly, lost, netUsd } = best
  const dated = part.price.known ? part.price.value : null
  const predicted = { provenance: 'predicted' as const, date: null, unit: '', doubt: null }
  return [
    { ...predicted, id: 'net', label: part.name, value: netWords(best), band: '', provenance: dated?.by === 'entered' ? 'entered' : 'published', date: dated?.asOf ?? null, meaning: netUsd === null ? 'its price is not known' : 'price less what the old part fetches', doubt: stale ? `priced ${ageDays} days ago; check it` : null },
    { ...predicted, id: 'gain', label: 'This work with it', value: gainWords(gain, unit), band: bandWords(gain), meaning: 'as fast as it is; 80 % band' },
    ...(payBack ? [{ ...predicted, id: 'pay-back', label: 'Pays back', value: payBackWords(best), band: '', meaning: added === null ? '' : `what it adds costs ${formatUsd(added.rentUsd)} a month to rent` }] : []),
    { ...predicted, id: 'newly', label: 'Would newly fit', value: String(newly.length), unit: newly.length === 1 ? 'way' : 'ways', band: '', meaning: `to use a model: ${newlyWords(newly)}`, doubt: lost.length === 0 ? null : `${lost.length} would no longer fit` },
  ]
}
