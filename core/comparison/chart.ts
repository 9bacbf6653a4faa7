import { type IntervalChart, type ScatterChart } from '../chart/model'
import { formatUsd } from '../units'
import { type BenchmarkRatio } from './benchmarks'
import { type InstanceComparison } from './cloud'
import { isAble, type Picks } from './picks'
import { gpuWords, times } from './words'

/** Speed against the price of an hour, with the front; null when no speed or no price is known. */
export function priceChart(compared: readonly InstanceComparison[], { front }: Picks): ScatterChart | null {
  const able = compared.filter(isAble)
  if (able.length === 0) return null
  const best = able.filter((each) => front.has(each.row.id)).sort((a, b) => a.usdPerHour - b.usdPerHour)
  const [cheapest, fastest] = [best[0]!, best[best.length - 1]!]
  const range = `from ${formatUsd(cheapest.usdPerHour)} an hour (${times(cheapest.speed.ratio)}) to ${formatUsd(fastest.usdPerHour)} (${times(fastest.speed.ratio)})`
  const said = `from ${gpuWords(cheapest)} at ${formatUsd(cheapest.usdPerHour)} an hour (${times(cheapest.speed.ratio)}) to ${gpuWords(fastest)} at ${formatUsd(fastest.usdPerHour)} (${times(fastest.speed.ratio)})`
  return {
    kind: 'scatter',
    title: best.length === 1 ? `${gpuWords(cheapest)} at ${cheapest.row.provider} is both cheapest by the hour and fastest` : `${best.length} of ${able.length} instances are worth their price, ${range}`,
    summary: `${able.length} instances by price of an hour and predicted speed; ${best.length} on the front, ${said}.`,
    x: { label: 'USD an hour', scale: 'log' },
    y: { label: 'Predicted speed, this machine = 1', scale: 'log' },
    reference: { value: 1, label: 'this machine' },
    // The front first: arrow keys walk what matters before the rest.
    points: [...best, ...able.filter((each) => !front.has(each.row.id)).sort((a, b) => b.speed.ratio - a.speed.ratio)].slice(0, 500).map((each) => ({
      id: each.row.id,
      label: `${gpuWords(each)}, ${each.row.provider}`,
      provenance: 'predicted' as const,
      x: each.usdPerHour,
      y: each.speed.ratio,
      yInterval: each.speed.band,
      text: `${formatUsd(each.usdPerHour)}; ${times(each.speed.ratio)} [${times(each.speed.band.low)}, ${times(each.speed.band.high)}]`,
      front: front.has(each.row.id),
      doubtful: each.stale,
    })),
  }
}

/** Each benchmark of the run on one card, this machine's own being 1; null when none can be told. */
export function benchmarkChart(ratios: readonly BenchmarkRatio[], titles: ReadonlyMap<string, { title: string }>, name: string): IntervalChart | null {
  const known = ratios.flatMap((each) => (each.ratio === null || each.band === null ? [] : [{ ...each, ratio: each.ratio, band: each.band }])).sort((a, b) => b.ratio - a.ratio)
  if (known.length === 0) return null
  const [most, least] = [known[0]!, known[known.length - 1]!]
  const title = (id: string) => titles.get(id)?.title ?? id
  return {
    kind: 'intervals',
    title: known.length === 1 ? `${title(most.id)} is predicted to run ${times(most.ratio)} as fast on ${name}` : `On ${name}, ${title(most.id).toLowerCase()} gains most (${times(most.ratio)}) and ${title(least.id).toLowerCase()} least (${times(least.ratio)})`,
    summary: `${known.length} benchmarks of this run, predicted on one ${name}; ${ratios.length - known.length} more depend on the host.`,
    axis: { label: 'Predicted, this machine = 1', scale: 'log' },
    reference: { value: 1, label: 'this machine' },
    rows: known.map((each) => ({ id: each.id, label: title(each.id), provenance: 'predicted' as const, value: each.ratio, interval: each.band, dots: [], text: `${times(each.ratio)} [${times(each.band.low)}, ${times(each.band.high)}]`, doubtful: false })),
  }
}
