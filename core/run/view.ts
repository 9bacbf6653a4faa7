import { type BenchmarkView, type RunView } from '../contract/views'
import { formatMeasured } from '../units'
import { type ReportModel } from '../report/model'
import { type BenchmarkSummary } from './summary'

/** Titles and meanings by id, from the benchmarks' definitions: core does not know them. */
export type BenchmarkTexts = ReadonlyMap<string, { title: string; meaning: string }>

function benchmarkView(each: BenchmarkSummary, texts: BenchmarkTexts): BenchmarkView {
  const { title = each.id, meaning = '' } = texts.get(each.id) ?? {}
  const shared = { id: each.id, title, meaning, state: each.state }
  if (each.state !== 'measured') return { ...shared, value: each.because, band: '', launches: [], interval: null, doubts: [], detail: each.detail }
  const [value = '', band = ''] = formatMeasured(each.value, each.unit, each.interval).split(/ (?=\[)/)
  const doubts = each.doubts.map(({ text, advice }) => ({ text, advice }))
  return { ...shared, value, band, launches: [...each.launchValues], interval: each.interval ? { ...each.interval } : null, doubts, detail: each.notes.join('; ') }
}

/** A run as the window shows it, from the model that reports share. */
export function runViewOf({ run, answer, machine, summary }: ReportModel, texts: BenchmarkTexts): RunView {
  const { id, name, startedAt, mode, state } = run
  return { id, name, startedAt, mode, state, answer, machine, benchmarks: summary.benchmarks.map((each) => benchmarkView(each, texts)) }
}
