import { plainNumber } from '../../advice/words'
import { type UpgradeRow } from '../../contract/upgrade-calls'
import { formatUsd, significant } from '../../units'
import { type WorkUnit } from '../../workload/unit'
import { type Candidate, groupWords } from '../candidate'
import { partKindWords } from '../parts/part'
import { bandWords, costPerGainWords, fitWords, gainWords, lostWords, netWords, newlyWords, payBackWords, unknownOr } from './words'

const hoursWords = (hours: number): string => `${significant(hours, 3)} h a week`

function priceWords({ part }: Candidate): string {
  if (part.kind === 'nothing') return '-'
  if (!part.price.known) return 'unknown'
  return `${formatUsd(part.price.value.usd)}${part.kind === 'cloud' ? ' an hour' : ''}`
}

/** Reasons of refusal; else what is to be looked at, by the rules' short names. */
function saidOf({ judged, verdict }: Candidate): string {
  if (verdict === 'refuses') return judged.filter(({ answer }) => answer === 'refuses').map(({ because }) => because).join('; ')
  const look = judged.filter(({ answer }) => answer === 'check').map(({ rule }) => rule.title)
  return look.length === 0 ? '' : `check: ${look.join(', ')}`
}

/** How the numbers came about, a line each. */
function whyOf(candidate: Candidate, unit: WorkUnit): string[] {
  const { part, resale, gain, rent, added, payBack, watts, energyKwh, energyUsd, energyKg, hoursPerWeek, stale, ageDays, newly, lost, opens } = candidate
  const price = part.kind === 'nothing' ? [] : [part.price.known ? `Price: ${formatUsd(part.price.value.usd)}${part.kind === 'cloud' ? ' an hour' : ''}, ${part.price.value.by}${part.price.value.asOf ? ` ${part.price.value.asOf}` : ''}${stale ? `, ${ageDays} days old: check it` : ''}; ${part.price.value.source}.` : `Price: unknown, ${part.price.detail ?? part.price.because}.`]
  const sold = part.kind === 'nothing' || part.kind === 'cloud' ? [] : [resale.known ? `Old part: ${formatUsd(resale.value.usd)}, ${resale.value.because}${resale.value.stale ? ' (an old price: check it)' : ''}.` : `Old part: unknown, ${resale.detail ?? resale.because}; what it fetches makes the net cost less.`]
  const basis = 'basis' in gain ? `; ${gain.basis}` : ''
  const rented = rent === null ? [] : [`Renting all of this work: ${formatUsd(rent.usdPerMonth)} a month on ${rent.row.provider} ${rent.row.instanceType} of ${rent.row.asOf}.`]
  const power = part.kind === 'cloud' ? [] : watts === null ? ['Power: unknown.'] : [`Power: ${plainNumber(watts)} W at work${hoursPerWeek === null ? '' : `, ${hoursWords(hoursPerWeek)}`}: ${unknownOr(energyKwh, (kwh) => `${significant(kwh, 3)} kWh`)}, ${unknownOr(energyUsd, formatUsd)}, ${unknownOr(energyKg, (kg) => `${significant(kg, 3)} kg CO2e`)} a month.`]
  return [
    ...price,
    ...sold,
    `Gain: ${[gainWords(gain, unit), bandWords(gain)].filter(Boolean).join(' ')}: ${gain.because}${basis}.`,
    ...rented,
    ...(added ? [`Adds, in the same hours: ${gain.kind === 'runs' ? 'all of the work' : `${significant(gain.kind === 'speed' ? gain.ratio - 1 : 0, 2)} of the work`}, ${formatUsd(added.rentUsd)} a month to rent, for ${formatUsd(added.powerUsd)} a month of electricity.`] : []),
    ...(payBack ? [`Pay-back: ${payBackWords(candidate)}, since ${payBack.because}.`] : []),
    ...power,
    ...(newly.length > 0 ? [`Would newly fit: ${newlyWords(newly)}.`] : []),
    ...(lost.length > 0 ? [`Would no longer fit: ${lostWords(lost)}.`] : []),
    ...(opens.length > 0 ? [`Lets in what the power supply refuses now: ${opens.join(', ')}.`] : []),
  ]
}

/** A candidate as a row of the table. */
export function upgradeRowOf(candidate: Candidate, unit: WorkUnit): UpgradeRow {
  const { part, verdict, group, stale, resale, gain, energyUsd, watts, opens, onFront, judged, netUsd, costPerGain, payBack } = candidate
  const price = part.price.known && part.kind !== 'nothing' ? part.price.value : null
  return {
    id: part.id,
    name: part.name,
    kind: partKindWords[part.kind],
    verdict,
    group: groupWords[group],
    said: saidOf(candidate),
    price: priceWords(candidate),
    priceKind: price?.by ?? null,
    priced: price?.asOf ?? '',
    stale,
    resale: resale.known ? formatUsd(resale.value.usd) : 'unknown',
    net: part.kind === 'nothing' ? '-' : netWords(candidate),
    gain: gainWords(gain, unit),
    band: bandWords(gain),
    gainKind: gain.kind === 'speed' || gain.kind === 'runs' ? 'predicted' : null,
    because: gain.because,
    costPerGain: costPerGainWords(candidate, unit),
    payBack: payBackWords(candidate),
    power: part.kind === 'cloud' ? 'elsewhere' : unknownOr(watts, (value) => `${plainNumber(value)} W`),
    powerUsd: part.kind === 'cloud' ? '-' : unknownOr(energyUsd, formatUsd),
    newly: opens.length > 0 ? `lets in ${opens.length} ${opens.length === 1 ? 'card' : 'cards'}` : fitWords(candidate),
    trial: part.kind !== 'nothing',
    front: onFront,
    rules: judged.map(({ rule, answer, because }) => ({ title: rule.title, answer, because })),
    why: whyOf(candidate, unit),
    order: { net: netUsd, gain: gain.kind === 'speed' ? gain.ratio : gain.kind === 'runs' ? gain.unitsPerSecond : null, costPerGain, payBack: payBack?.months ?? null },
  }
}
