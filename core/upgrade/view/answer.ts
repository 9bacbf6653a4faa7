import { dollars, monthWords, plainNumber } from '../../advice/words'
import { formatUsd, significant } from '../../units'
import { type WorkUnit } from '../../workload/unit'
import { type Candidate } from '../candidate'
import { type Upgrades } from '../upgrade'
import { bandWords, gainWords, lostWords, netWords, partWords } from './words'

const dated = ({ part, stale, ageDays }: Candidate): string => (part.price.known ? `${formatUsd(part.price.value.usd)}${part.price.value.asOf ? ` (${part.price.value.asOf}${stale ? `, ${ageDays} days old: check it` : ''})` : ' (entered)'}` : 'an unknown price')
const checks = ({ judged }: Candidate): string => {
  const look = judged.filter(({ answer }) => answer === 'check').map(({ rule }) => rule.title)
  return look.length === 0 ? '' : ` Check first: ${look.join(', ')}.`
}

function bought(best: Candidate, { input }: Upgrades, unit: WorkUnit): string {
  const { part, resale, payBack, gain, added } = best
  const sold = resale.known && resale.value.usd > 0 ? `, less ${formatUsd(resale.value.usd)} for the old part` : ''
  const pays = payBack?.verdict === 'breaks-even' ? (payBack.months === 0 ? 'pays back at once' : `pays back in month ${monthWords(payBack.months)}`) : 'has no known pay-back'
  const hours = `${plainNumber(input.use.hoursPerWeek)} hours a week`
  const against = added === null ? `, at ${hours}` : gain.kind === 'runs' ? `, since renting what it does in ${hours} costs ${formatUsd(added.rentUsd)} a month` : `, since what it adds in the same ${hours} costs ${formatUsd(added.rentUsd)} a month to rent`
  const does = gain.kind === 'speed' ? `${gainWords(gain, unit)} as fast ${bandWords(gain)}` : `${significant(gain.kind === 'runs' ? gain.unitsPerSecond : 0, 2)} ${unit.plural} a second ${bandWords(gain)}, where it does not run now`
  return `${part.kind === 'machine' ? 'Buy' : 'Put in'} ${partWords(part)}: at ${dated(best)}${sold} it makes this work ${does}, predicted, and ${pays}${against}.${best.lost.length === 0 ? '' : ` Yet ${lostWords(best.lost)}, would no longer fit.`}${checks(best)}`
}

/** The sentence that the reader came for. */
export function upgradeAnswer(all: Upgrades, unit: WorkUnit): string {
  const { candidates, input, insufficient, base } = all
  const [best] = candidates
  const paying = candidates.filter(({ group }) => group === 'pays').length
  const refused = candidates.filter(({ group }) => group === 'refused').length
  const rest = `${paying > 1 ? ` ${paying - 1} more pay back as well.` : ''}${refused > 0 ? ` ${refused} of ${candidates.length - 1} ${refused === 1 ? 'is' : 'are'} refused, each with its reason.` : ''}`
  if (best!.group === 'pays') return `${bought(best!, all, unit)}${rest}`
  if (best!.group === 'needed-cloud') return `Rent ${best!.part.name}, ${formatUsd(best!.rent!.usdPerMonth)} a month: ${base.runs ? 'a week of this machine is not enough for the work' : 'the work does not run here'}, and no part pays back within ${input.use.horizonMonths} months.${rest}`
  const gains = candidates.find(({ group, part, gain }) => group === 'gains' && part.kind !== 'cloud' && (gain.kind !== 'speed' || gain.band.low > 1))
  const least = gains ? ` Of what is surely faster, the least for what it gives is ${partWords(gains.part)}: ${gainWords(gains.gain, unit)} for ${netWords(gains)} net.` : ''
  const known = candidates.some(({ gain }) => gain.kind === 'speed' || gain.kind === 'runs')
  if (!known) return `Do nothing yet: what a part would give this work is not known.${insufficient ? ' The work does not run here as it is.' : ''}${rest}`
  return `Do nothing: no part that may go in is surely faster and pays back within ${input.use.horizonMonths} months${base.rent === null ? '' : `, where renting all of this work costs ${dollars(base.rent.usdPerMonth)} a month`}, at ${plainNumber(input.use.hoursPerWeek)} hours a week.${insufficient ? ' Yet the machine as it is is not enough for the work.' : ''}${least}${rest}`
}
