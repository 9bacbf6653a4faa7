import { type Figure } from '../contract/views'
import { formatUsd } from '../units'
import { type InstanceComparison } from './cloud'
import { gpuWords, times } from './words'

const name = (each: InstanceComparison): string => `${each.row.provider} ${each.row.instanceType}, ${gpuWords(each) ?? 'no GPU'}`
const speed = ({ ratio, band }: InstanceComparison) => ({ value: times(ratio!), unit: '', band: band ? `[${times(band.low)}, ${times(band.high)}]` : '', provenance: 'predicted' as const, date: null })

/** The instance that costs least for this machine's work, its price and speed, and the fastest. */
export function comparisonFigures(compared: readonly InstanceComparison[]): Figure[] {
  const priced = compared.filter((each) => each.usdPerLocalHour !== null)
  if (priced.length === 0) return []
  const best = priced.reduce((least, each) => (each.usdPerLocalHour! < least.usdPerLocalHour! ? each : least))
  const fastest = priced.reduce((most, each) => (each.ratio! > most.ratio! ? each : most))
  const stale = best.stale ? `priced ${best.ageDays} days ago; check it` : null
  return [
    { id: 'least', label: 'An own hour, at its cheapest', value: formatUsd(best.usdPerLocalHour!), unit: '', band: ownHourBand(best), provenance: 'predicted', date: null, meaning: `what this machine does in an hour, on ${name(best)}`, doubt: null },
    { id: 'price', label: 'Its price by the hour', value: formatUsd(best.usdPerHour!), unit: 'an hour', band: '', provenance: 'published', date: best.asOf, meaning: best.priceKind, doubt: stale },
    { id: 'speed', label: 'Its speed, this machine = 1', ...speed(best), meaning: best.because, doubt: null },
    { id: 'fastest', label: 'Fastest of these', ...speed(fastest), meaning: `${name(fastest)}, ${formatUsd(fastest.usdPerHour!)} an hour`, doubt: null },
  ]
}

/** What the band of the speed does to the cost. */
function ownHourBand({ usdPerHour, band }: InstanceComparison): string {
  return usdPerHour === null || band === null ? '' : `[${formatUsd(usdPerHour / band.high)}, ${formatUsd(usdPerHour / band.low)}]`
}
