import { type StackChart } from '../chart/model'
import { type FitDetailView } from '../contract/fit-calls'
import { type Figure } from '../contract/views'
import { type LlmSpeed } from '../prediction/llm/speed'
import { formatPercent, significant } from '../units'
import { correctedWords, type FitCalibration } from './calibration'
import { type FitDetail } from './detail'
import { type Parts } from './memory'
import { isTraining } from './plan'
import { planWords } from './plan-of'
import { countWords, gib, methodWords, partRows, partTitle, tokensOf, tokenWord, verdictWords } from './words'

const gibibyte = 2 ** 30
const rate = (speed: LlmSpeed | undefined): { value: string; band: string } | null => (speed?.ok ? { value: significant(speed.tokensPerSecond, 2), band: `[${significant(speed.low, 2)}, ${significant(speed.high, 2)}]` } : null)

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const whatWords = ({ of, plan }: FitDetail): string => (isTraining(plan) ? `${capital(methodWords[plan.method])} of ${of.name}` : `${of.name} in ${plan.quantization.id.toUpperCase()}`)

function answerOf(detail: FitDetail): string {
  const { plan, target, needBytes, needBand, verdict, largestContext, largestBatch, speeds, remedies, of } = detail
  const needs = `${whatWords(detail)} needs about ${gib(needBytes)} [${significant(needBand.low / gibibyte)}, ${significant(needBand.high / gibibyte)}] at ${of.tokens > 0 ? 'its own image size' : `${countWords(tokensOf(plan))} tokens`}${plan.batch > 1 ? ` and batch ${plan.batch}` : ''}; ${target.name} has ${gib(target.haveBytes)}`
  if (verdict === 'does-not-fit') return `${needs}: it does not fit.${remedies[0] ? ` It would fit ${remedies[0].change}.` : ''}`
  const speed = rate(speeds?.decode)
  const room = largestContext !== null && of.tokens === 0 ? `, up to ${countWords(largestContext)} tokens${largestBatch !== null && largestBatch > plan.batch ? ` or batch ${largestBatch}` : ''}` : ''
  return `${needs}: it ${verdict === 'fits' ? 'fits' : 'is tight'}${room}.${speed ? ` It would write about ${speed.value} tokens a second ${speed.band}.` : ''}`
}

function figuresOf(detail: FitDetail): Figure[] {
  const { plan, target, needBytes, needBand, largestContext, speeds, spilled, of } = detail
  const decode = rate((speeds ?? spilled)?.decode)
  const prompt = rate((speeds ?? spilled)?.prompt)
  const predicted = { provenance: 'predicted' as const, date: null, doubt: null }
  return [
    { id: 'need', label: 'Needed', value: significant(needBytes / gibibyte), unit: 'GiB', band: `[${significant(needBand.low / gibibyte)}, ${significant(needBand.high / gibibyte)}]`, meaning: plan.gpus > 1 ? 'on each GPU' : 'held by the program, without the driver', ...predicted },
    { id: 'have', label: 'There', value: significant(target.haveBytes / gibibyte), unit: 'GiB', band: '', provenance: target.haveKind, date: null, meaning: target.because, doubt: null },
    ...(decode ? [{ id: 'decode', label: 'Writes', value: decode.value, unit: 'tokens/s', band: decode.band, meaning: spilled && !speeds ? 'with what does not fit left with the processor, whose memory is taken to give 51 GB/s' : `one answer at a time${prompt ? `; reads a prompt at ${prompt.value} ${prompt.band}` : ''}`, ...predicted }] : []),
    ...(of.tokens === 0 ? [{ id: 'largest', label: `Longest ${tokenWord(plan)}`, value: largestContext === null ? 'none' : countWords(largestContext), unit: largestContext === null ? '' : 'tokens', band: '', meaning: largestContext === null ? 'not even one token has room' : `that still has room, batch ${plan.batch}`, ...predicted }] : []),
  ]
}

const shown = (details: readonly FitDetail[]): (keyof Parts)[] => partRows(Object.fromEntries(Object.entries(details[0]!.parts).map(([id]) => [id, Math.max(...details.map(({ parts }) => parts[id as keyof Parts]))])) as unknown as Parts).map(({ id }) => id)

/** The bar of each target; the first is what the page is about. */
export function fitChart(details: readonly FitDetail[]): StackChart {
  const ids = shown(details)
  const first = details[0]!
  const largest = [...partRows(first.parts)].sort((a, b) => b.bytes - a.bytes)[0]!
  return {
    kind: 'stack',
    title: `${largest.title} ${largest.title.endsWith('s') ? 'take' : 'takes'} ${formatPercent(largest.bytes / first.needBytes)} of the ${gib(first.needBytes)} that are predicted`,
    summary: details.map(({ target, needBytes, verdict }) => `${target.name}: needs ${gib(needBytes)} of ${gib(target.haveBytes)}, ${verdictWords[verdict]}`).join('. '),
    axis: { label: 'Memory on one GPU, GiB', scale: 'linear' },
    parts: ids.map((id) => ({ id, label: partTitle(id) })),
    rows: details.map(({ target, parts, needBytes, verdict }, i) => ({ id: String(i), label: target.name, values: ids.map((id) => parts[id] / gibibyte), text: `${gib(needBytes)}, ${verdictWords[verdict]}`, limit: { value: target.haveBytes / gibibyte, label: `${gib(target.haveBytes)} ${target.haveKind === 'measured' ? 'free' : 'usable'}` } })),
  }
}

/** What is said of one model, worked out once for window and terminal. @param other on a second target @param workload which work it answers for @param calibration what was measured here, where the target is this machine */
export function fitDetailView(detail: FitDetail, other: FitDetail | null, workload: string, calibration: FitCalibration | null = null): FitDetailView {
  const corrected = calibration === null ? null : correctedWords(detail, calibration)
  const { of, plan, parts, needBytes, verdict, target, remedies, largestBatch, largestContext, speeds, spilled } = detail
  const fits = verdict !== 'does-not-fit'
  const roomRows = [
    ...(largestContext !== null && of.tokens === 0 ? [{ change: `the longest ${tokenWord(plan)}: ${countWords(largestContext)} tokens`, need: gib(target.haveBytes) }] : []),
    ...(largestBatch !== null ? [{ change: `the largest batch: ${countWords(largestBatch)}`, need: gib(target.haveBytes) }] : []),
  ].map((row) => ({ ...row, verdict: 'tight' as const, verdictText: verdictWords.tight }))
  const basis = (speeds ?? spilled)?.decode
  return {
    answer: answerOf(detail),
    workload,
    verdict,
    verdictText: verdictWords[verdict],
    taken: { model: of.name, method: plan.method, quantization: plan.quantization.id, contextTokens: tokensOf(plan), batch: plan.batch },
    figures: figuresOf(detail),
    chart: fitChart(other ? [detail, other] : [detail]),
    parts: partRows(parts).map(({ id, title, bytes, why }) => ({ id, title, size: gib(bytes), share: formatPercent(bytes / needBytes), why })),
    remediesTitle: fits ? 'Room that is left' : 'What would let it run here',
    remedies: fits ? roomRows : remedies.map(({ change, needBytes: need, verdict: then }) => ({ change, need: gib(need), verdict: then, verdictText: verdictWords[then] })),
    notes: [
      ...(corrected === null ? [] : [corrected]),
      `Taken: ${planWords(plan)}.`,
      `${target.name}: ${gib(target.haveBytes)}, ${target.haveKind}; ${target.because}. Memory of several GPUs is never summed.`,
      'Needed memory is predicted from the dimensions of the model, part by part; formulas, sources and errors are in docs/fit.md. The band holds four in five published measurements.',
      ...(of.guessed ? ['The dimensions of this model are not known: they are taken to be a usual model’s of its size.'] : []),
      ...(basis?.ok ? [`Speed: ${basis.basis}; ${basis.because}.`] : []),
      ...(of.experts ? [`All ${of.experts.count} experts of a layer are in memory; ${of.experts.active} of them work on a token.`] : []),
    ],
  }
}
