import { type FitMatrixView } from '../contract/fit-calls'
import { significant } from '../units'
import { fitting, largestOf, type MatrixCell, type MatrixRow } from './matrix'
import { type FitTarget } from './target'
import { countWords, gib, verdictWords } from './words'
import { ways } from './ways'

const cellOf = (row: MatrixRow, way: string): MatrixCell => row.cells.find((cell) => cell?.way.id === way)!

function answerOf(rows: readonly MatrixRow[], target: FitTarget): string {
  const run = fitting(rows, 'q4')
  const asked = rows.filter(({ cells }) => cells.some((cell) => cell?.way.id === 'q4')).length
  const best = largestOf(run)
  if (!best) return `None of the ${asked} language models of the catalog fits ${target.name} (${gib(target.haveBytes)}), even in four bits.`
  const { decode } = cellOf(best, 'q4')
  const speed = decode?.ok ? `, at about ${significant(decode.tokensPerSecond, 2)} tokens a second [${significant(decode.low, 2)}, ${significant(decode.high, 2)}]` : ''
  const trained = (['qlora', 'lora', 'full'] as const).map((way) => ({ way, row: largestOf(fitting(rows, way)) }))
  const names = trained.filter(({ row }) => row !== null).map(({ way, row }) => `${row!.model.name} ${way === 'full' ? 'fully' : way === 'lora' ? 'with LoRA' : 'with QLoRA'}`)
  return `${target.name} (${gib(target.haveBytes)}) runs ${run.length} of ${asked} language models in four bits, the largest ${best.model.name}${speed}. ${names.length > 0 ? `It can fine-tune up to ${names.join(', ')}.` : 'It can fine-tune none of them.'}`
}

const paramWords = (paramsB: number | null): string => (paramsB === null ? 'unknown' : paramsB >= 1 ? `${significant(paramsB, 3)}B` : `${significant(1000 * paramsB, 3)}M`)

function cellView(cell: MatrixCell | null) {
  if (!cell) return { verdict: null, verdictText: 'not asked', need: '', more: '' }
  const { verdict, needBytes, largestContext, decode } = cell
  // A column is narrow: the speed of what is run, the longest sequence of what is trained.
  const more = decode?.ok ? `${significant(decode.tokensPerSecond, 2)} tokens/s` : largestContext === null || cell.way.fields.method === 'inference' ? '' : `to ${countWords(largestContext)} tokens`
  return { verdict, verdictText: verdict === 'does-not-fit' ? 'no' : verdictWords[verdict], need: gib(needBytes), more }
}

/** The matrix as texts. */
export const fitMatrixView = (rows: readonly MatrixRow[], target: FitTarget): FitMatrixView => ({
  answer: answerOf(rows, target),
  target: `${target.name}, ${gib(target.haveBytes)} ${target.haveKind === 'measured' ? 'free' : 'usable'}`,
  columns: ways.map(({ id, title }) => ({ id, title })),
  families: [...new Set(rows.map(({ model }) => model.family))],
  rows: rows.map(({ model, cells }) => ({ id: model.id, name: model.name, params: paramWords(model.totalParamsB), family: model.family, cells: cells.map(cellView) })),
  notes: [
    `Run: 4,096 tokens of context, one answer at a time. Fine-tune: 2,048 tokens, batch 1, AdamW, checkpointing, flash attention; adapters of rank 16 on every matrix.`,
    `${target.name}: ${gib(target.haveBytes)}, ${target.haveKind}; ${target.because}. Tight: from 85 % of it; no: more than there is.`,
    'Memory and speeds are predicted (docs/fit.md, docs/prediction.md). Vision and diffusion models are run in 16 bits, where the catalog has their dimensions.',
  ],
})
