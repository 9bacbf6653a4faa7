import { describeMachine } from '../machine/describe'
import { type RunFile } from '../run/schema'
import { type RunSummary } from '../run/summary'
import { formatUsd, significant } from '../units'
import { type InstanceComparison } from './cloud'

/** One instance as a reader sees it: texts, since window, terminal and report must say the same. */
export interface ComparisonRow {
  readonly id: string
  readonly instance: string
  readonly gpu: string
  /** "14x" or "unknown". */
  readonly speed: string
  /** "4.1-49"; empty when the speed is unknown. */
  readonly band: string
  readonly price: string
  /** Price of what this machine does in an hour; "-" when it cannot be said. */
  readonly perOwnHour: string
  readonly priced: string
  readonly stale: boolean
}

export interface ComparisonView {
  readonly answer: string
  readonly machine: string
  readonly rows: readonly ComparisonRow[]
  readonly notes: readonly string[]
}

/** The measurements that the prediction stands on. */
export const comparedBenchmarks: readonly string[] = ['matmul-fp32', 'triad']

const times = (value: number): string => `${significant(value, 2)}x`

function answerOf(run: RunFile, compared: readonly InstanceComparison[]): string {
  const known = compared.filter((each) => each.usdPerLocalHour !== null)
  const best = known.reduce<InstanceComparison | null>((least, each) => (least && least.usdPerLocalHour! <= each.usdPerLocalHour! ? least : each), null)
  if (!best) return 'None of these instances has published figures to predict a speed from.'
  const wasm = run.engine.id === 'wasm' ? 'This run measured WebAssembly, not the machine: measure with TensorFlow first. ' : ''
  return `${wasm}What this machine does in an hour costs least on ${best.row.provider} ${best.row.instanceType} (${best.gpu?.name}): about ${formatUsd(best.usdPerLocalHour!)}, since it is predicted to be ${times(best.ratio!)} as fast [${times(best.band!.low)}, ${times(best.band!.high)}] at ${formatUsd(best.usdPerHour!)} an hour.`
}

function rowOf({ row, gpu, ratio, band, usdPerHour, usdPerLocalHour, asOf, stale, priceKind }: InstanceComparison): ComparisonRow {
  return {
    id: row.id,
    instance: `${row.provider} ${row.instanceType}`,
    gpu: gpu ? `${row.gpuCount === 1 ? '' : `${row.gpuCount}x `}${gpu.name.replace(/^(GeForce|Tesla) /, '')}` : 'none',
    speed: ratio === null ? 'unknown' : times(ratio),
    band: band === null ? '' : `${significant(band.low, 2)}-${significant(band.high, 2)}`,
    price: usdPerHour === null ? 'unknown' : `${formatUsd(usdPerHour)}${priceKind === 'spot' ? ' s' : ''}`,
    perOwnHour: usdPerLocalHour === null ? '-' : formatUsd(usdPerLocalHour),
    priced: asOf,
    stale,
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
