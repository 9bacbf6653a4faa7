import { type IntervalChart } from '../chart/model'
import { type DiffView } from '../contract/views'
import { type BenchmarkRecord, type RunFile } from '../run/schema'
import { summarizeRun, type BenchmarkSummary } from '../run/summary'
import { type BenchmarkTexts } from '../run/view'
import { measuredParts, withUnit } from '../units'
import { contrast, type Contrast } from '../verdict/contrast'
import { refusalOf, type Refusal } from '../verdict/refusals'
import { defaultNoiseFloor, verdicts, type Verdict } from '../verdict/verdict'
import { warningsFor } from '../verdict/warnings'
import { verdictWords } from '../verdict/words'

interface Pair {
  readonly id: string
  readonly before: BenchmarkSummary
  readonly after: BenchmarkSummary
  readonly refusal: Refusal | null
  readonly contrast: Contrast | null
}

function pairs(before: RunFile, after: RunFile): Pair[] {
  const [a, b] = [summarizeRun(before), summarizeRun(after)]
  const record = (run: RunFile, id: string): BenchmarkRecord => run.benchmarks.find((each) => each.id === id)!
  return b.benchmarks.flatMap((each) => {
    const other = a.benchmarks.find(({ id }) => id === each.id)
    if (!other) return []
    const refusal = refusalOf(record(before, each.id), record(after, each.id))
    const launches = (of: BenchmarkSummary) => (of.state === 'measured' ? of.launchValues : [])
    const better = each.state === 'measured' ? each.better : 'higher'
    return [{ id: each.id, before: other, after: each, refusal, contrast: refusal ? null : contrast(launches(other), launches(each), better) }]
  })
}

const shown = (each: BenchmarkSummary): string => (each.state === 'measured' ? withUnit(measuredParts(each.value, each.unit, each.interval)) : each.because)

function answerOf(judged: readonly { title: string; verdict: Verdict }[], compared: number, refused: number): string {
  if (compared === 0) return 'These two runs have no benchmark that can be compared.'
  const named = (kind: Verdict['kind']) => judged.filter(({ verdict }) => verdict.kind === kind).sort((x, y) => Math.abs(Math.log(y.verdict.speedUp)) - Math.abs(Math.log(x.verdict.speedUp)))
  const list = (kind: 'faster' | 'slower') => named(kind).slice(0, 3).map(({ title, verdict }) => `${title} became ${verdictWords(verdict, defaultNoiseFloor)}`)
  const said = [...list('slower'), ...list('faster')]
  const left = refused > 0 ? ` ${refused} of ${compared + refused} cannot be compared.` : ''
  if (said.length > 0) return `${said.join('; ')}.${left}`
  const open = named('no-significant-difference').length
  return `${open === 0 ? 'Nothing became faster or slower' : `Nothing became faster or slower as far as this data can show (${open} of ${compared} remain open)`}.${left}`
}

function speedUpChart(judged: readonly { id: string; title: string; verdict: Verdict }[]): IntervalChart | null {
  if (judged.length === 0) return null
  const changed = judged.filter(({ verdict }) => verdict.kind === 'faster' || verdict.kind === 'slower').length
  return {
    kind: 'intervals',
    title: changed === 0 ? 'No benchmark changed beyond the noise' : `${changed} of ${judged.length} benchmarks changed beyond the noise`,
    summary: 'Speed after over speed before, with its 95 % interval.',
    axis: { label: 'Speed after, before = 1', scale: 'linear' },
    reference: { value: 1, label: 'as before' },
    rows: judged.map(({ id, title, verdict }) => ({ id, label: title, provenance: 'measured', value: verdict.speedUp, interval: verdict.interval, dots: [], text: `${verdict.speedUp.toFixed(2)}x [${verdict.interval.low.toFixed(2)}, ${verdict.interval.high.toFixed(2)}]`, doubtful: verdict.kind === 'no-significant-difference' })),
  }
}

/** Two runs beside each other, worked out once for window and terminal. @param names how a reader calls them */
export function diffViewOf(before: RunFile, after: RunFile, texts: BenchmarkTexts, names: readonly [before: string, after: string]): DiffView {
  const all = pairs(before, after)
  const comparable = all.flatMap((pair) => (pair.contrast ? [{ ...pair, contrast: pair.contrast }] : []))
  const found = verdicts(comparable.map((pair) => pair.contrast), { noiseFloor: defaultNoiseFloor })
  const title = (id: string) => texts.get(id)?.title ?? id
  const judged = comparable.map(({ id }, i) => ({ id, title: title(id), verdict: found[i]! }))
  const plain = ({ text, advice }: Refusal) => ({ text: `${text[0]!.toUpperCase()}${text.slice(1)}.`, advice })
  const nothing: Refusal[] = all.length === 0 ? [{ id: 'nothing', text: 'the runs share no benchmark', advice: 'Measure both with the same selection.' }] : []
  return {
    answer: answerOf(judged, comparable.length, all.length - comparable.length),
    before: { id: before.id, name: names[0] },
    after: { id: after.id, name: names[1] },
    refusals: nothing.map(plain),
    warnings: warningsFor(before, after).map(plain),
    chart: speedUpChart(judged),
    rows: all.map((pair) => {
      const verdict = judged.find(({ id }) => id === pair.id)?.verdict
      const shared = { id: pair.id, title: title(pair.id), before: shown(pair.before), after: shown(pair.after) }
      if (!verdict) return { ...shared, sentence: 'cannot be compared', verdict: 'refused', because: pair.refusal ? `${pair.refusal.text}. ${pair.refusal.advice}` : 'the launches give no interval' }
      return { ...shared, sentence: verdictWords(verdict, defaultNoiseFloor), verdict: verdict.kind, because: '' }
    }),
    notes: [
      'Verdicts come from the medians of the launches, in log space: Welch\'s t, a 95 % interval, and Holm\'s correction over all verdicts of this screen. Faster and slower need more than the noise floor of 3 % (5 % with three launches); equivalent needs a 90 % interval within it.',
      'Flagged or missing results give no verdict, and neither do different work, precision, engine or device.',
    ],
  }
}
