import { formatUsd } from '../units'
import { amountWords, workWords } from '../workload/words'
import { unitOfWork } from '../workload/unit'
import { hoursHere } from './amount'
import { type ComparisonContext, type InstanceComparison } from './cloud'
import { type Picks } from './picks'
import { hoursWords, instanceWords, pricedUnits, throughputWords, times, usdBand } from './words'
import { speedHere } from '../prediction/work/between'

/** How long the week's work takes here, or that it does not run here; empty when nothing is known. */
export function hereWords({ here, workload, world }: ComparisonContext): string {
  const own = speedHere(workload.work, here, world)
  const unit = unitOfWork(workload.work)
  if (!own.ok) return `This work has no speed here to set others against: ${own.text}. `
  const kind = here.seen?.by ?? 'predicted'
  const hours = workload.amount.per === 'hours' ? null : hoursHere(workload, own.unitsPerSecond)
  const speed = `${throughputWords(own.unitsPerSecond, unit)} here (${kind})`
  if (hours === null) return `This work runs at about ${speed}. `
  return hours > 168 ? `A week's work takes this machine ${hoursWords(hours)}, more than a week has, at ${speed}. ` : `A week's work takes this machine ${hoursWords(hours)} at ${speed}. `
}

/** The sentence that the reader came for. */
export function comparisonSentence(context: ComparisonContext, compared: readonly InstanceComparison[], { cheapestWork, cheapestAsFast }: Picks): string {
  const unit = unitOfWork(context.workload.work)
  const here = hereWords(context)
  if (compared.length === 0) return `${here}No instance passes the filter.`
  if (!cheapestWork) {
    const reasons = [...new Set(compared.map((each) => (each.speed.ok ? each.excluded || (each.usdPerHour === null ? 'no price on these terms is known' : '') : each.speed.text)))].filter(Boolean)
    return `${here}None of these instances can take it: ${reasons.slice(0, 2).join('; ') || 'none was chosen'}.`
  }
  const { speed, usdPerHour, usdPerUnits } = cheapestWork
  const cost = usdPerUnits ? `about ${formatUsd(usdPerUnits.value)} a ${pricedUnits(unit)} ${usdBand(usdPerUnits.band)}` : `${formatUsd(cheapestWork.usdPerLocalHour!)} for what this machine does in an hour`
  const same = cheapestAsFast?.row.id === cheapestWork.row.id
  const alike = !cheapestAsFast || same ? '' : ` Nothing as fast as here costs less by the hour than ${instanceWords(cheapestAsFast)}, ${formatUsd(cheapestAsFast.usdPerHour)}.`
  return `${here}It costs least on ${instanceWords(cheapestWork)}: ${cost}, predicted to be ${times(speed.ratio)} as fast [${times(speed.band.low)}, ${times(speed.band.high)}] at ${formatUsd(usdPerHour)} an hour.${alike}`
}

/** "Train ResNet-50 (train ResNet-50, mixed precision; 3 epochs …)": which work every number is for. */
export const workloadWords = ({ workload, world }: ComparisonContext): string => `${workload.name}: ${workWords(workload.work, world.models)}; ${amountWords(workload, unitOfWork(workload.work).plural)}`
