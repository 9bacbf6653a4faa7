import { type InstanceWhy } from '../contract/comparison-calls'
import { speedHere } from '../prediction/work/between'
import { formatUsd, significant } from '../units'
import { unitOfWork } from '../workload/unit'
import { hoursHere } from './amount'
import { type ComparisonContext, type InstanceComparison } from './cloud'
import { hoursWords, instanceWords, pricedUnits, throughputWords, times, usdBand } from './words'

type Input = InstanceWhy['inputs'][number]

/** Where the speeds of one instance come from. */
function speedInputs({ speed }: InstanceComparison, { here, workload, world }: ComparisonContext): Input[] {
  const unit = unitOfWork(workload.work)
  const own = speedHere(workload.work, here, world)
  return [
    own.ok
      ? { name: 'Speed here', value: throughputWords(own.unitsPerSecond, unit), kind: here.seen?.by ?? 'predicted', from: own.basis }
      : { name: 'Speed here', value: 'unknown', kind: null, from: own.text },
    speed.ok
      ? { name: 'Speed there', value: `${throughputWords(speed.unitsPerSecond, unit)} [${significant(speed.unitsBand.low, 2)}, ${significant(speed.unitsBand.high, 2)}]`, kind: 'predicted', from: `${speed.basis}; ${speed.because}` }
      : { name: 'Speed there', value: 'unknown', kind: null, from: speed.text },
  ]
}

/** Which price of an hour, and of what date. */
function priceInput({ row, usdPerHour, stale, ageDays }: InstanceComparison, { rent: { terms } }: ComparisonContext): Input {
  const contract = terms === 'reserved' || terms === 'committed'
  if (usdPerHour === null) return { name: `Price of an hour, ${terms}`, value: 'unknown', kind: null, from: contract ? 'enter what the contract costs' : `no ${terms} price is published; on-demand ones are of ${row.asOf}` }
  return {
    name: `Price of an hour, ${terms}`,
    value: formatUsd(usdPerHour),
    kind: contract || row.entered ? 'entered' : 'published',
    from: contract ? 'your contract' : `${row.source}, ${row.asOf}${stale ? `: ${ageDays} days old, check it` : ''}`,
  }
}

function costInputs(each: InstanceComparison, { workload, rent }: ComparisonContext): Input[] {
  const { speed, month } = each
  const hours = speed.ok ? hoursHere(workload, speed.unitsPerSecond / speed.ratio) : null
  const { storageGB = 0, storageUsdPerGBMonth = 0, egressGBPerMonth = 0, egressUsdPerGB = 0 } = rent.entered
  const [storage, traffic] = [storageGB * storageUsdPerGBMonth, egressGBPerMonth * egressUsdPerGB]
  return [
    ...(hours === null ? [] : [{ name: 'The work here', value: `${hoursWords(hours)} a week`, kind: workload.amount.per === 'hours' ? ('entered' as const) : ('predicted' as const), from: workload.amount.per === 'hours' ? 'the amount of the work' : 'its amount over the speed here' }]),
    ...(month === null ? [] : [{ name: 'Billed there', value: `${hoursWords(month.hours)} a month`, kind: 'predicted' as const, from: month.terms === rent.terms ? `hours here / ${speed.ok ? times(speed.ratio) : ''} x 4.35 weeks, with what is paid beside them` : `as ${month.terms}: ${rent.terms} would cost more once lost work is paid for` }]),
    ...(storage > 0 ? [{ name: 'Storage', value: `${formatUsd(storage)} a month`, kind: 'entered' as const, from: `${storageGB} GB at ${formatUsd(storageUsdPerGBMonth)}` }] : []),
    ...(traffic > 0 ? [{ name: 'Data fetched back', value: `${formatUsd(traffic)} a month`, kind: 'entered' as const, from: `${egressGBPerMonth} GB at ${formatUsd(egressUsdPerGB)}` }] : []),
  ]
}

/** How the numbers of one instance came about: results, what each is made of, and where that was read. */
export function whyOf(each: InstanceComparison, context: ComparisonContext): InstanceWhy {
  const { speed, month, usdPerUnits, excluded, row } = each
  const unit = unitOfWork(context.workload.work)
  return {
    title: instanceWords(each),
    region: row.region,
    excluded,
    formulas: [
      ...(speed.ok ? [`Speed = ${unit.plural} a second there / ${unit.plural} a second here = ${times(speed.ratio)} [${times(speed.band.low)}, ${times(speed.band.high)}], 80 % band.`] : [`Speed: unknown, since ${speed.text}.`]),
      ...(month ? [`A month = billed hours x price of an hour + storage + data fetched back = ${formatUsd(month.usdPerMonth)}.`] : []),
      ...(usdPerUnits ? [`A ${pricedUnits(unit)} = a month / the ${unit.plural} of a month = ${formatUsd(usdPerUnits.value)} ${usdBand(usdPerUnits.band)}.`] : []),
    ],
    inputs: [...speedInputs(each, context), priceInput(each, context), ...costInputs(each, context)],
  }
}
