import { type Figure } from '../contract/views'
import { measuredParts } from '../units'
import { type MeasuredSummary, type RunSummary } from './summary'
import { type BenchmarkTexts } from './view'

/** The numbers that matter most to somebody who trains and serves models, first things first. */
const headline = ['matmul-fp32', 'matmul-bf16', 'triad', 'conv-train', 'transformer-inference']

/** Up to four figures for the head of a page. */
export function runFigures(summary: RunSummary, texts: BenchmarkTexts): Figure[] {
  const rank = ({ id }: MeasuredSummary) => (headline.indexOf(id) + headline.length + 1) % (headline.length + 1)
  return [...summary.measured]
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, 4)
    .map((each) => ({
      id: each.id,
      label: texts.get(each.id)?.title ?? each.id,
      ...measuredParts(each.value, each.unit, each.interval),
      provenance: 'measured',
      date: null,
      meaning: texts.get(each.id)?.meaning ?? '',
      doubt: each.doubts[0]?.text ?? null,
    }))
}
