import { type BottleneckView } from '../contract/bottleneck-calls'
import { type BenchmarkTexts } from '../run/view'
import { type ModelRow } from '../catalog/schema'
import { type Workload } from '../workload/schema'
import { unitOfWork } from '../workload/unit'
import { amountWords, workWords } from '../workload/words'
import { answerOf } from './answer'
import { timeChart } from './chart'
import { type Evidence, type Finding, type LookedAt } from './finding'
import { type Found } from './find'
import { bottleneckFigures } from './figures'
import { partName } from './names'
import { article, capital, evidenceWords, gainWords, shortTime } from './words'

export interface BottleneckContext {
  readonly workload: Workload
  /** Somebody chose the work. */
  readonly chosen: boolean
  readonly models: readonly ModelRow[]
  readonly texts: BenchmarkTexts
}

const stateTexts: Record<LookedAt['state'], string> = { 'holds-back': 'holds the work back', 'has-room': 'does not stand out', 'does-not-apply': 'does not apply', unknown: 'unknown' }

function evidenceViews(evidence: readonly Evidence[], texts: BenchmarkTexts) {
  return evidence.map((each) => ({ text: each.text, value: evidenceWords(each), kind: each.provenance, benchmark: each.benchmark === null ? '' : (texts.get(each.benchmark)?.title ?? each.benchmark) }))
}

function findingView({ id, title, text, sure, why, gain, doubled, next, remedies, evidence }: Finding, texts: BenchmarkTexts): BottleneckView['findings'][number] {
  return {
    id,
    title,
    text,
    sure,
    why,
    gain: gain.known ? `at the most ${gainWords(gain)} as fast, were it not there at all` : `What it would give is unknown: ${gain.because}`,
    doubled: doubled.known ? `${gainWords(doubled)} as fast, were it twice as fast` : '',
    next: next === null ? 'Then nothing stands out.' : `Then ${partName(next.id)}: ${next.gain.known ? `at the most ${gainWords(next.gain)} on top` : next.gain.because}.`,
    remedies: [...remedies],
    evidence: evidenceViews(evidence, texts),
  }
}

/** Everything that window, terminal and report say of a bottleneck. */
export function bottleneckViewOf(found: Found, { workload, chosen, models, texts }: BottleneckContext): BottleneckView {
  const { bottleneck, timeline } = found
  const unit = unitOfWork(workload.work)
  const measure = bottleneck.measure.map((id) => ({ id, title: texts.get(id)?.title ?? id }))
  return {
    verdict: bottleneck.verdict,
    answer: answerOf(found, workload, measure),
    workload: `${workload.name}: ${workWords(workload.work, models)}; ${amountWords(workload, unit.plural)}`,
    byDefault: !chosen,
    figures: bottleneckFigures(found, unit),
    chart: timeChart(found, unit),
    findings: bottleneck.findings.map((each) => findingView(each, texts)),
    looked: bottleneck.looked.map(({ id, state, text, seconds, evidence }) => ({ id, name: capital(partName(id)), state, stateText: stateTexts[state], time: seconds === null ? '' : shortTime(seconds), text, evidence: evidenceViews(evidence, texts) })),
    measure,
    together: measure.length === 0 ? [] : [...new Set([...bottleneck.looked.flatMap(({ evidence }) => evidence.flatMap((each) => each.benchmark ?? [])), ...bottleneck.measure])],
    notes: notesOf(timeline?.overlapped ?? null, unit.one, chosen),
  }
}

function notesOf(overlapped: boolean | null, unit: string, chosen: boolean): string[] {
  const order = overlapped === null ? [] : [overlapped ? `${capital(article(unit))}'s time: the longest of the step on the GPU, decoding and the disk, which go on at once; copies come on top.` : `${capital(article(unit))}'s time: the step and decoding one after the other on the same processor, or the disk where that takes longer.`]
  return [
    ...(chosen ? [] : ['Nobody chose a work yet: this answers for the usual first one. Choose yours with `groundspeed workload use NAME`, or by "For:" at the head of the window.']),
    ...order,
    'A part stands out where the work would be at least 1.4 times as fast with that part twice as fast: half-way between a part that is all of the time and one that is none of it.',
    'Times of a unit are predicted from what this run measured; gains have an 80 % band. docs/bottleneck.md has every threshold with its reason.',
  ]
}
