import { launchInterval } from '../statistics/launch-interval'
import { type MeasuredSummary, type RunSummary } from '../run/summary'
import { type Interval } from '../units'
import { scoreParts, type ScorePart } from './score-reference'

/**
 * One number for a machine, 1000 for the reference: S = 1000 exp(sum w ln r / sum w), r = speed over the reference's
 * (METHOD A4). A geometric mean has no physical meaning (Hoefler and Belli 2015), so the parts come first, and there is
 * no score at all when one is missing or flagged.
 */
export interface SubScore {
  readonly id: string
  readonly title: string
  readonly value: number
}

export type Score =
  | { readonly known: true; readonly value: number; /** 95 %; null with one launch. */ readonly interval: Interval | null; readonly parts: readonly SubScore[] }
  | { readonly known: false; readonly because: string; readonly parts: readonly SubScore[] }

const ratio = (value: number, reference: number, { better }: Pick<MeasuredSummary, 'better'>): number => (better === 'higher' ? value / reference : reference / value)

const geometric = (values: readonly number[], weights: readonly number[]): number =>
  Math.exp(values.reduce((sum, value, i) => sum + weights[i]! * Math.log(value), 0) / weights.reduce((sum, weight) => sum + weight, 0))

interface Entry {
  readonly part: ScorePart
  readonly reference: number
  readonly measured: MeasuredSummary
}

/** From one value per benchmark to the parts and the whole. */
function compose(entries: readonly Entry[], values: readonly number[]): { value: number; parts: SubScore[] } {
  const parts = scoreParts.flatMap((part) => {
    const own = entries.flatMap((entry, i) => (entry.part === part ? [ratio(values[i]!, entry.reference, entry.measured)] : []))
    return own.length === part.benchmarks.length ? [{ id: part.id, title: part.title, value: 1000 * geometric(own, own.map(() => 1)) }] : []
  })
  const weights = scoreParts.filter(({ id }) => parts.some((each) => each.id === id)).map(({ weight }) => weight)
  return { value: parts.length > 0 ? geometric(parts.map(({ value }) => value), weights) : NaN, parts }
}

export function scoreOf(summary: RunSummary): Score {
  const wanted = scoreParts.flatMap((part) => part.benchmarks.map((benchmark) => ({ part, ...benchmark })))
  const found = wanted.map(({ id, part, reference }) => ({ id, part, reference, measured: summary.measured.find((each) => each.id === id) }))
  const missing = found.filter(({ measured }) => !measured).map(({ id }) => id)
  const flagged = found.filter(({ measured }) => measured?.flagged).map(({ id }) => id)
  const wasm = found.filter(({ measured }) => measured?.engine === 'wasm').map(({ id }) => id)
  const entries: Entry[] = found.flatMap(({ part, reference, measured }) => (measured && !measured.flagged && measured.engine !== 'wasm' ? [{ part, reference, measured }] : []))
  const { value, parts } = compose(entries, entries.map(({ measured }) => measured.value))
  const refusals = [
    ...(missing.length > 0 ? [`not measured: ${missing.join(', ')}`] : []),
    ...(wasm.length > 0 ? [`measured on WebAssembly: ${wasm.join(', ')}`] : []),
    ...(flagged.length > 0 ? [`flagged by a gate: ${flagged.join(', ')}`] : []),
  ]
  if (refusals.length > 0) return { known: false, because: `no score, since a part is missing or flagged (${refusals.join('; ')})`, parts }
  return { known: true, value, interval: intervalOf(entries), parts }
}

/**
 * Each launch measures every benchmark in one process, so each launch has a score of its own, and the interval is the t
 * interval over their logs. METHOD A4 names a nested bootstrap; of three to ten launches that covers far less than it
 * claims (three have ten different resamples), while this one holds its 95 % (`npm run sim:engine`, launch interval).
 */
function intervalOf(entries: readonly Entry[]): Interval | null {
  const launches = Math.min(...entries.map(({ measured }) => measured.launchValues.length))
  return launchInterval(Array.from({ length: launches }, (_, i) => compose(entries, entries.map(({ measured }) => measured.launchValues[i]!)).value))
}
