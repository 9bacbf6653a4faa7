import { type Terms } from '../advice/assumptions'
import { type ComparisonAnswer } from '../contract/comparison-calls'
import { describeMachine } from '../machine/describe'
import { type RunFile } from '../run/schema'
import { formatUsd, significant } from '../units'
import { unitOfWork } from '../workload/unit'
import { comparisonSentence, workloadWords } from './answer'
import { priceChart } from './chart'
import { type ComparisonContext, type InstanceComparison } from './cloud'
import { comparisonFigures } from './figures'
import { type Local } from './local'
import { picksOf, type Picks } from './picks'
import { gpuWords, pricedUnits, throughputWords, times, usdBand } from './words'

/** A comparison as a reader sees it: texts, since window, terminal and report must say the same. */
export type ComparisonView = Omit<ComparisonAnswer, 'sample' | 'lacks' | 'total'>
export type ComparisonRow = ComparisonView['rows'][number]

function rowOf(compared: InstanceComparison, picks: Picks, context: ComparisonContext): ComparisonRow {
  const { row, speed, usdPerHour, usdPerUnits, usdPerLocalHour, month, asOf, stale, excluded } = compared
  const unit = unitOfWork(context.workload.work)
  return {
    id: row.id,
    instance: `${row.provider} ${row.instanceType}`,
    region: row.region,
    gpu: gpuWords(compared) ?? 'none',
    speed: speed.ok ? times(speed.ratio) : 'unknown',
    band: speed.ok ? `[${significant(speed.band.low, 2)}, ${significant(speed.band.high, 2)}]` : '',
    throughput: speed.ok ? throughputWords(speed.unitsPerSecond, unit) : 'unknown',
    price: usdPerHour === null ? 'unknown' : formatUsd(usdPerHour),
    perUnits: usdPerUnits ? formatUsd(usdPerUnits.value) : '-',
    perUnitsBand: usdPerUnits ? usdBand(usdPerUnits.band) : '',
    perOwnHour: usdPerLocalHour === null ? '-' : formatUsd(usdPerLocalHour),
    month: month ? formatUsd(month.usdPerMonth) : '-',
    terms: month?.terms ?? context.rent.terms,
    priced: asOf,
    own: row.entered === true,
    stale,
    front: picks.front.has(row.id),
    excluded,
    because: speed.ok ? speed.because : speed.text,
    basis: speed.ok ? speed.basis : '',
    source: row.source,
    order: { speed: speed.ok ? speed.ratio : null, price: usdPerHour, perUnits: usdPerUnits?.value ?? null, month: month?.usdPerMonth ?? null },
  }
}

/** The cheapest for the work first; what cannot do it, or has no price, comes last. */
export function orderOf(compared: readonly InstanceComparison[]): InstanceComparison[] {
  const cost = (each: InstanceComparison) => (each.excluded !== '' ? Infinity : (each.month?.usdPerMonth ?? each.usdPerLocalHour ?? Infinity))
  return [...compared].sort((a, b) => (cost(a) === cost(b) ? 0 : cost(a) - cost(b)) || (a.row.id < b.row.id ? -1 : 1))
}

/** What a comparison says, worked out once. @param limitUsd of an hour, for the fastest; null: none */
export function comparisonView(run: RunFile, local: Local, context: ComparisonContext, compared: readonly InstanceComparison[], limitUsd: number | null = null): ComparisonView {
  const picks = picksOf(compared, limitUsd)
  const unit = unitOfWork(context.workload.work)
  const doubts = local.standsOn.flatMap((each) => each.doubts.slice(0, 1).map((doubt) => `Doubt about ${each.id}: ${doubt.text}. ${doubt.advice}`))
  return {
    answer: `${local.remark}${comparisonSentence(context, compared, picks)}`,
    machine: describeMachine(run.machine),
    workload: workloadWords(context),
    pricedUnits: pricedUnits(unit),
    terms: context.rent.terms,
    unpriced: compared.length > 0 && compared.every((each) => each.usdPerHour === null) ? unpricedWords(context.rent.terms) : '',
    figures: comparisonFigures(picks, unit),
    chart: priceChart(compared, picks),
    rows: orderOf(compared).map((each) => rowOf(each, picks, context)),
    notes: notesOf(context, compared, doubts),
  }
}

const unpricedWords = (terms: Terms): string => (terms === 'reserved' || terms === 'committed' ? 'There is no price until you enter what the contract costs.' : `None of these has a published ${terms} price.`)

function notesOf({ here, rent }: ComparisonContext, compared: readonly InstanceComparison[], doubts: readonly string[]): string[] {
  const basis = compared.find((each) => each.speed.ok)?.speed
  const own = here.seen?.by === 'entered' ? 'its throughput as entered' : here.seen?.by === 'measured' ? `its throughput as measured (${here.measured ?? 'this run'})` : here.measured === null ? 'published figures of its card' : `its matrix products and memory bandwidth as measured (${here.measured})`
  return [
    `Speed: predicted, relative to this machine, which stands on ${own}. Elsewhere: ${basis?.ok ? basis.basis : 'published figures'}. 80 % band.`,
    `Prices: published, Linux, ${rent.terms}, before tax. The cost of the work counts billed hours at that speed, and storage and traffic where they were entered; an own hour is what this machine does in one hour.`,
    ...(rent.terms === 'spot' ? ['Spot: lost work, checkpoints and restarts are paid for (Daly 2006); where that costs more than on demand, on demand is counted.'] : []),
    ...(compared.some((each) => each.stale) ? ['Prices marked ! are older than 180 days: check them before you decide.'] : []),
    ...(compared.some((each) => !each.speed.ok) ? ['Unknown speed: an instance without a GPU, or with one that cannot do this work, has no figures to predict from; each row says why.'] : []),
    ...doubts,
  ]
}
