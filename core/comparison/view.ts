import { type ComparisonAnswer } from '../contract/views'
import { describeMachine } from '../machine/describe'
import { type RunFile } from '../run/schema'
import { type RunSummary } from '../run/summary'
import { formatUsd, significant } from '../units'
import { speedChart } from './chart'
import { type InstanceComparison } from './cloud'
import { comparisonFigures } from './figures'
import { gpuWords, times } from './words'

/** A comparison as a reader sees it: texts, since window, terminal and report must say the same. */
export type ComparisonView = Omit<ComparisonAnswer, 'sample'>
export type ComparisonRow = ComparisonView['rows'][number]

/** The measurements that the prediction stands on. */
export const comparedBenchmarks: readonly string[] = ['matmul-fp32', 'triad']

function answerOf(run: RunFile, compared: readonly InstanceComparison[]): string {
  const known = compared.filter((each) => each.usdPerLocalHour !== null)
  const best = known.reduce<InstanceComparison | null>((least, each) => (least && least.usdPerLocalHour! <= each.usdPerLocalHour! ? least : each), null)
  if (!best) return 'None of these instances has published figures to predict a speed from.'
  const wasm = run.engine.id === 'wasm' ? 'This run measured WebAssembly, not the machine: measure with TensorFlow first. ' : ''
  return `${wasm}What this machine does in an hour costs least on ${best.row.provider} ${best.row.instanceType} (${best.gpu?.name}): about ${formatUsd(best.usdPerLocalHour!)}, since it is predicted to be ${times(best.ratio!)} as fast [${times(best.band!.low)}, ${times(best.band!.high)}] at ${formatUsd(best.usdPerHour!)} an hour.`
}

function rowOf(compared: InstanceComparison): ComparisonRow {
  const { row, ratio, band, because, usdPerHour, usdPerLocalHour, asOf, stale, priceKind } = compared
  return {
    id: row.id,
    instance: `${row.provider} ${row.instanceType}`,
    gpu: gpuWords(compared) ?? 'none',
    speed: ratio === null ? 'unknown' : times(ratio),
    band: band === null ? '' : `${significant(band.low, 2)}-${significant(band.high, 2)}`,
    price: usdPerHour === null ? 'unknown' : `${formatUsd(usdPerHour)}${priceKind === 'spot' ? ' s' : ''}`,
    perOwnHour: usdPerLocalHour === null ? '-' : formatUsd(usdPerLocalHour),
    priced: asOf,
    stale,
    because,
    source: row.source,
  }
}

/** What a comparison says, worked out once. */
export function comparisonView(run: RunFile, summary: RunSummary, compared: readonly InstanceComparison[]): ComparisonView {
  const doubts = summary.measured
    .filter((each) => comparedBenchmarks.includes(each.id))
    .flatMap((each) => each.doubts.slice(0, 1).map((doubt) => `Doubt about ${each.id}: ${doubt.text}. ${doubt.advice}`))
  return {
    answer: answerOf(run, compared),
    machine: describeMachine(run.machine),
    figures: comparisonFigures(compared),
    chart: speedChart(compared),
    rows: compared.map(rowOf),
    notes: [
      'Speed: predicted, relative to this machine as measured; the band runs from memory-bound work to large matrix products. An own hour is what this machine does in one hour. Prices: published, Linux, before tax, storage and traffic.',
      ...(compared.some((each) => each.stale) ? ['Prices marked ! are older than 180 days: check them before you decide.'] : []),
      ...(compared.some((each) => each.priceKind === 'spot') ? ['s: spot price; no on-demand price is known.'] : []),
      ...(compared.some((each) => each.ratio === null) ? ['Unknown speed: an instance without a GPU has no published figures to predict from.'] : []),
      ...doubts,
    ],
  }
}
