import { type Figure } from '../contract/views'
import { formatUsd } from '../units'
import { type WorkUnit } from '../workload/unit'
import { type Able, type Picks } from './picks'
import { instanceWords, pricedUnits, times, usdBand } from './words'

const band = (each: Able): string => `[${times(each.speed.band.low)}, ${times(each.speed.band.high)}]`
const old = (each: Able): string | null => (each.stale ? `priced ${each.ageDays} days ago; check it` : null)

/** Up to four: the cheapest for the work, its month, the cheapest that is as fast as here, the fastest. */
export function comparisonFigures({ cheapestWork, cheapestAsFast, fastest }: Picks, unit: WorkUnit): Figure[] {
  const figures: Figure[] = []
  const add = (figure: Omit<Figure, 'provenance' | 'date'> & Partial<Figure>) => figures.push({ provenance: 'predicted', date: null, ...figure })
  if (cheapestWork?.usdPerUnits) {
    const { value, band: usd } = cheapestWork.usdPerUnits
    add({ id: 'work', label: `A ${pricedUnits(unit)}, at its cheapest`, value: formatUsd(value), unit: '', band: usdBand(usd), meaning: `on ${instanceWords(cheapestWork)}`, doubt: old(cheapestWork) })
    add({ id: 'month', label: 'This work there, a month', value: formatUsd(cheapestWork.month!.usdPerMonth), unit: '', band: '', meaning: `at ${formatUsd(cheapestWork.usdPerHour)} an hour, ${times(cheapestWork.speed.ratio)} as fast as here`, doubt: null })
  }
  if (cheapestAsFast) add({ id: 'as-fast', label: 'As fast as here, for least', value: formatUsd(cheapestAsFast.usdPerHour), unit: 'an hour', band: '', provenance: 'published', date: cheapestAsFast.asOf, meaning: `${instanceWords(cheapestAsFast)}, ${times(cheapestAsFast.speed.ratio)} ${band(cheapestAsFast)}`, doubt: old(cheapestAsFast) })
  if (fastest) add({ id: 'fastest', label: 'Fastest of these', value: times(fastest.speed.ratio), unit: '', band: band(fastest), meaning: `${instanceWords(fastest)}, ${formatUsd(fastest.usdPerHour)} an hour`, doubt: old(fastest) })
  return figures
}
