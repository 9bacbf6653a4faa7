import { type FitDetailView, type FitMatrixView } from '../core/contract/fit-calls'
import { type FitDetail } from '../core/fit/detail'
import { type MatrixRow } from '../core/fit/matrix'
import { type FitTarget } from '../core/fit/target'
import { type LlmSpeed } from '../core/prediction/llm/speed'
import { table, wrap } from './table'

const gibibyte = 2 ** 30
const mark = { fits: ' ', tight: '~', 'does-not-fit': '-' }

/** The matrix in 80 columns: GiB needed, ~ where it is tight, - where it does not fit. */
export function matrixText({ answer, columns, rows, notes }: FitMatrixView): string {
  const cells = rows.map(({ name, params, cells: each }) => [
    name.length > 20 ? `${name.slice(0, 8)}…${name.slice(-11)}` : name,
    params,
    ...each.map(({ verdict, need }) => (verdict === null ? '' : `${need.replace(/ GiB$/, '').replace(' MiB', 'M').replace(' TiB', 'T')} ${mark[verdict]}`)),
  ])
  const heads = [{ title: 'Model' }, { title: 'Params', align: 'right' as const }, ...columns.map(({ title }) => ({ title: title.replace('Run, ', '').replace('16 bits', '16 bit'), align: 'right' as const }))]
  return `${wrap(answer)}\n\n${table(heads, cells)}\n\n${wrap('GiB needed, predicted. ~ tight, - does not fit. One model in detail: groundspeed fit MODEL.')}\n${notes.map((note) => wrap(note)).join('\n')}\n`
}

/** One model: the answer, its parts, what room is left or what would let it run. */
export function detailText({ answer, workload, parts, remediesTitle, remedies, figures, notes }: FitDetailView, why: boolean): string {
  const speed = figures.filter(({ id }) => id === 'decode').map(({ value, unit, band, meaning }) => `Writes ${value} ${unit} ${band} predicted: ${meaning}.`)
  const partTable = table([{ title: 'Part' }, { title: 'Size', align: 'right' }, { title: 'Share', align: 'right' }, { title: 'What it is' }], parts.map(({ title, size, share, why: what }) => [title, size, share, what.slice(0, 40)]))
  const changes = remedies.length === 0 ? 'nothing of what was tried' : table([{ title: remediesTitle }, { title: 'Needs', align: 'right' }, { title: '' }], remedies.map(({ change, need, verdictText }) => [change.slice(0, 56), need, verdictText]))
  return [wrap(answer), wrap(`${workload}.`), partTable, ...speed.map((line) => wrap(line)), remedies.length === 0 ? `${remediesTitle}: ${changes}.` : changes, ...(why ? [notes.map((note) => wrap(note)).join('\n')] : [wrap('How it was worked out: --why.')])].join('\n\n') + '\n'
}

const speedJson = (speed: LlmSpeed | null | undefined) => (speed?.ok ? { kind: 'predicted', tokensPerSecond: speed.tokensPerSecond, low: speed.low, high: speed.high, because: speed.because } : null)
const targetJson = ({ name, haveBytes, haveKind, because, gpuCount }: FitTarget) => ({ name, haveGiB: haveBytes / gibibyte, kind: haveKind, because, gpuCount })

export function matrixJson(rows: readonly MatrixRow[], target: FitTarget): string {
  const models = rows.map(({ model, cells }) => ({
    id: model.id,
    name: model.name,
    paramsB: model.totalParamsB,
    ways: cells.flatMap((cell) => (cell ? [{ way: cell.way.id, method: cell.way.fields.method, verdict: cell.verdict, needGiB: cell.needBytes / gibibyte, largestContextTokens: cell.largestContext, decode: speedJson(cell.decode) }] : [])),
  }))
  return `${JSON.stringify({ schema: { name: 'groundspeed.fit-matrix', major: 1, minor: 0 }, target: targetJson(target), models }, null, 2)}\n`
}

export function detailJson(detail: FitDetail, { answer, workload, notes }: FitDetailView): string {
  const { of, plan, target, parts, needBytes, needBand, verdict, largestBatch, largestContext, speeds, spilled, remedies } = detail
  return `${JSON.stringify(
    {
      schema: { name: 'groundspeed.fit', major: 1, minor: 0 },
      answer,
      workload,
      model: { name: of.name, params: of.params, guessed: of.guessed },
      plan: { method: plan.method, quantization: plan.quantization.id, engine: plan.engine.id, optimizer: plan.optimizer.id, batch: plan.batch, sequenceLength: plan.sequence, contextTokens: plan.context },
      target: targetJson(target),
      need: { kind: 'predicted', gib: needBytes / gibibyte, low: needBand.low / gibibyte, high: needBand.high / gibibyte },
      partsBytes: parts,
      verdict,
      largestContextTokens: largestContext,
      largestBatch,
      decode: speedJson(speeds?.decode),
      prompt: speedJson(speeds?.prompt),
      withProcessor: speedJson(spilled?.decode),
      remedies: remedies.map(({ change, needBytes: need, verdict: then }) => ({ change, needGiB: need / gibibyte, verdict: then })),
      notes,
    },
    null,
    2,
  )}\n`
}
