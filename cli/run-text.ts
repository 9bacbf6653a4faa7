import { describeMachine } from '../core/machine/describe'
import { answerSentence } from '../core/run/answer'
import { type RunFile } from '../core/run/schema'
import { type BenchmarkSummary, type RunSummary } from '../core/run/summary'
import { measuredParts, withUnit } from '../core/units'
import { scoreOf } from '../core/verdict/score'
import { scoreView, scoreWords } from '../core/verdict/score-view'
import { doubtLines } from './run-doubts'
import { table, wrap } from './table'

const cell = (each: BenchmarkSummary): [string, string] => {
  if (each.state !== 'measured') return [each.state === 'pending' ? 'not yet' : `${each.state}: ${each.because}`, '']
  const parts = measuredParts(each.value, each.unit, each.interval)
  return [withUnit(parts), parts.band]
}

/** A run as the terminal shows it: the answer, the table, then doubts with their advice. 80 columns. */
export function runText(run: RunFile, summary: RunSummary): string {
  const rows = summary.benchmarks.map((each) => {
    const [value, band] = cell(each)
    const marks = each.state === 'measured' && each.doubts.length > 0 ? '*' : ''
    // An id is a name and stays; what it was computed in stands beside it.
    return [each.state === 'measured' && each.label === 'TF32' ? `${each.id} (TF32)` : each.id, value, band, marks]
  })
  const parts = [
    wrap(answerSentence(run, summary)),
    '',
    wrap(`${describeMachine(run.machine)}. Run ${run.id}, ${run.mode}, ${run.launches} launches; 95 % intervals over launches.`),
    '',
    table([{ title: 'Benchmark' }, { title: 'Measured', align: 'right' }, { title: '95 % interval' }, { title: '' }], rows),
  ]
  const unmeasured = summary.benchmarks.flatMap((each) => (each.state !== 'measured' && each.detail ? [wrap(`${each.id} ${each.state === 'crashed' ? 'crashed' : `was ${each.state}`}: ${each.detail}`)] : []))
  const notes = [...unmeasured, ...doubtLines(summary.benchmarks)]
  const score = summary.measured.length > 0 ? ['', wrap(scoreWords(scoreView(scoreOf(summary))))] : []
  return [...parts, ...score, ...(notes.length ? ['', ...notes] : []), ''].join('\n')
}
