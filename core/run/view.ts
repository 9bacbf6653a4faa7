import { type BenchmarkView, type RunView } from '../contract/views'
import { gates } from '../gates/list'
import { type GateValue } from '../gates/schema'
import { type ReportModel } from '../report/model'
import { formatPercent, measuredParts, withUnit } from '../units'
import { agreementChart, samplesChart } from './charts'
import { runFigures } from './figures'
import { efficiencyWords } from './roofline'
import { type BenchmarkSummary, type RunSummary } from './summary'

/** Titles and meanings by id, from the benchmarks' definitions: core does not know them. */
export type BenchmarkTexts = ReadonlyMap<string, { title: string; meaning: string }>

function benchmarkView(each: BenchmarkSummary, summary: RunSummary, texts: BenchmarkTexts): BenchmarkView {
  const { title = each.id, meaning = '' } = texts.get(each.id) ?? {}
  const shared = { id: each.id, title, meaning, state: each.state }
  if (each.state !== 'measured') return { ...shared, value: each.because, band: '', spread: '', samples: '', doubts: [], detail: each.detail, gates: [], chart: null }
  const parts = measuredParts(each.value, each.unit, each.interval)
  return {
    ...shared,
    value: withUnit(parts),
    band: parts.band,
    spread: formatPercent(each.spread),
    samples: `${each.samples} in ${each.launchValues.length}`,
    doubts: each.doubts.map(({ text, advice }) => ({ text, advice })),
    detail: [each.device, ...each.notes, ...efficiencyWords(summary, each)].join('; '),
    gates: gatesView(each.gates),
    chart: samplesChart(each, title),
  }
}

function gatesView(values: readonly GateValue[]): BenchmarkView['gates'] {
  return gates.flatMap(({ id, title, threshold, describe }) => {
    const found = values.find(({ gate }) => gate === id)
    return found ? [{ title, threshold, state: found.state, text: found.value === null ? 'unknown: not readable here' : describe(found.value) }] : []
  })
}

/** A run as the window shows it, from the model that reports share. */
export function runViewOf({ run, answer, machine, summary, texts, score, howWeKnow }: ReportModel, sample: boolean): RunView {
  const { id, name, startedAt, mode, state } = run
  return {
    id,
    name,
    startedAt,
    mode,
    state,
    sample,
    answer,
    machine,
    figures: runFigures(summary, texts),
    score,
    chart: agreementChart(summary, texts),
    benchmarks: summary.benchmarks.map((each) => benchmarkView(each, summary, texts)),
    howWeKnow: [...howWeKnow],
  }
}
