import { type Limit } from '../limits/limit'
import { formatPercent, formatMeasured } from '../units'
import { type MeasuredSummary, type RunSummary } from './summary'

/**
 * A run's own roofline: no iteration is faster than its arithmetic at the speed of this run's best matrix product in
 * that precision, or its traffic at that of its triad (Williams et al. 2009, with measured ceilings instead of paper
 * ones). It says how well software uses what this machine was seen to do.
 */
export interface Roof {
  /** The value at which the benchmark would touch it, in its own unit. */
  readonly value: number
  readonly bound: 'compute' | 'memory'
}

/** null where the run holds nothing to build it from, or the benchmark is what it is built from. */
export function roofOf({ measured }: Pick<RunSummary, 'measured'>, each: MeasuredSummary): Roof | null {
  const products = measured.filter(({ id, unit, precision, flops }) => id.startsWith('matmul') && unit === 'FLOP/s' && precision === each.precision && flops !== null)
  const peak = Math.max(...products.map(({ value }) => value))
  const bandwidth = measured.find(({ id }) => id === 'triad')?.value
  const bounds: { seconds: number; bound: Roof['bound'] }[] = []
  if (each.flops !== null && products.length > 0) bounds.push({ seconds: each.flops / peak, bound: 'compute' })
  if (each.bytes !== null && bandwidth !== undefined) bounds.push({ seconds: each.bytes / bandwidth, bound: 'memory' })
  const tightest = bounds.sort((a, b) => b.seconds - a.seconds)[0]
  if (!tightest || each.id === 'triad' || (products.length === 1 && products[0] === each) || each.better === 'lower') return null
  return { value: each.work / tightest.seconds, bound: tightest.bound }
}

const limitWords = (limit: Limit, value: number, { unit }: Pick<MeasuredSummary, 'unit'>): string =>
  limit.loose ? `cannot exceed ${formatMeasured(limit.value, unit, null)} (${limit.because})` : `${formatPercent(value / limit.value)} of its limit of ${formatMeasured(limit.value, unit, null)} (${limit.because})`

/** "62 % of this run's roofline (memory)", "41 % of its limit of 2.2 TFLOP/s (…)": how well the machine is used. */
export function efficiencyWords(summary: Pick<RunSummary, 'measured'>, each: MeasuredSummary): string[] {
  const roof = roofOf(summary, each)
  return [
    ...(each.limit ? [limitWords(each.limit, each.value, each)] : []),
    ...(roof ? [`${formatPercent(each.value / roof.value)} of this run's own roofline (${roof.bound})`] : []),
    ...(each.energyPerWork !== null ? [`${energyWords(each.energyPerWork, each.unit)}, measured`] : []),
    ...(each.gpuEnergyPerWork !== null ? [`GPU alone: ${energyWords(each.gpuEnergyPerWork, each.unit)}, measured, the processor's is unknown`] : []),
  ]
}

const energyUnits = { 'FLOP/s': 'FLOP', 'B/s': 'byte', 'images/s': 'image', 'tokens/s': 'token', 'op/s': 'operation', 's/op': 'operation' } as const
const joules: readonly (readonly [factor: number, unit: string])[] = [[1, 'J'], [1e-3, 'mJ'], [1e-6, 'uJ'], [1e-9, 'nJ'], [1e-12, 'pJ']]

function energyWords(value: number, unit: MeasuredSummary['unit']): string {
  const [factor, name] = joules.find(([each]) => value >= each) ?? joules[joules.length - 1]!
  return `${Number((value / factor).toPrecision(3))} ${name} for each ${energyUnits[unit]}`
}
