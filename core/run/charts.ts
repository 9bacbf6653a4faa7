import { type IntervalChart, type SampleChart } from '../chart/model'
import { resultScale } from '../units'
import { formatPercent } from '../units'
import { type MeasuredSummary, type RunSummary } from './summary'
import { type BenchmarkTexts } from './view'

/** Launches this close agree (METHOD A1: publish asks for a half-width of 2 %, quick shows differences of 5 %). */
const close = 0.05

const deviation = (value: number, middle: number): number => 100 * (value / middle - 1)

/** The largest deviation of a launch from the median of the launches, as a share. */
const worst = ({ launchValues, value }: MeasuredSummary): number => Math.max(0, ...launchValues.map((each) => Math.abs(each / value - 1)))

const signed = (percent: number): string => `${percent < 0 ? '-' : '+'}${Math.abs(percent).toFixed(Math.abs(percent) < 10 ? 1 : 0)}`

/**
 * How far the launches of each benchmark lie apart. Benchmarks count different things, so each is set against its own
 * median: this is the chart that says which of the numbers above to believe.
 */
export function agreementChart(summary: RunSummary, texts: BenchmarkTexts): IntervalChart | null {
  const several = summary.measured.filter((each) => each.launchValues.length > 1)
  if (several.length === 0) return null
  const agreeing = several.filter((each) => worst(each) <= close)
  const widest = several.reduce((most, each) => (worst(each) > worst(most) ? each : most))
  const name = (each: MeasuredSummary) => texts.get(each.id)?.title ?? each.id
  const title =
    agreeing.length === several.length
      ? `All launches agree within ${formatPercent(close)}`
      : `Launches agree within ${formatPercent(close)} for ${agreeing.length} of ${several.length} benchmarks; ${name(widest)} varies most`
  return {
    kind: 'intervals',
    title,
    summary: `${several.length} benchmarks. ${name(widest)} varies most: a launch lies ${formatPercent(worst(widest))} from the median.`,
    axis: { label: "Deviation from the benchmark's median, %", scale: 'linear' },
    reference: { value: 0, label: 'median' },
    rows: several.map((each) => {
      const interval = each.interval && { low: deviation(each.interval.low, each.value), high: deviation(each.interval.high, each.value) }
      return {
        id: each.id,
        label: name(each),
        provenance: 'measured' as const,
        value: 0,
        interval,
        dots: each.launchValues.map((value) => deviation(value, each.value)),
        text: interval ? `[${signed(interval.low)}, ${signed(interval.high)}] %` : '',
        doubtful: each.doubts.length > 0,
      }
    }),
  }
}

/** Every sample of one benchmark in the order taken, a series for each launch. */
export function samplesChart(each: MeasuredSummary, title: string): SampleChart {
  const { factor, unit } = resultScale(each.value, each.unit)
  const values = each.launchSamples.flat().map((value) => value / factor)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  return {
    kind: 'samples',
    title: `${title}: ${values.length} samples in ${each.launchSamples.length} ${each.launchSamples.length === 1 ? 'launch' : 'launches'}`,
    summary: `From ${Number(low.toPrecision(3))} to ${Number(high.toPrecision(3))} ${unit}.`,
    axis: { label: unit, scale: 'linear' },
    reference: each.limit && !each.limit.loose ? { value: each.limit.value / factor, label: 'limit' } : null,
    series: each.launchSamples.map((samples, i) => ({ label: `launch ${i + 1}`, values: samples.map((value) => value / factor) })),
  }
}
