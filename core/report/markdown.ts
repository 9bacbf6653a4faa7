import { withOtherwise } from '../machine/rows'
import { type BenchmarkSummary } from '../run/summary'
import { formatDuration, formatPercent, measuredParts, withUnit } from '../units'
import { scoreWords } from '../verdict/score-view'
import { type Render } from './formats'
import { type ReportModel } from './model'

/** Characters that Markdown or the HTML within it would act on; names and logs come from outside. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&').replace(/\s+/g, ' ')

const text = escapeMarkdown

function row(each: BenchmarkSummary): string {
  const id = text(each.id)
  if (each.state !== 'measured') return `| ${id} | ${each.state}: ${text(each.because)} | | | | | |`
  const parts = measuredParts(each.value, each.unit, each.interval)
  const cells = [id, withUnit(parts), parts.band, formatPercent(each.spread), `${each.samples} in ${each.launchValues.length}`, formatDuration(each.coldStartSeconds)]
  return `| ${cells.join(' | ')} | measured on ${text(each.device)} |`
}

const notes = (each: BenchmarkSummary): string[] => {
  if (each.state === 'measured') return each.doubts.map((doubt) => `- **${text(each.id)}**: ${text(doubt.text)}. ${doubt.advice}`)
  return each.detail ? [`- **${text(each.id)}** was ${each.state}: ${text(each.detail)}`] : []
}

/** More are in the JSON report. */
const placesShown = 12

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''])

function provenance({ machine, run }: ReportModel): string {
  const ended = run.state === 'finished' ? '' : ' (the run did not end)'
  return text(`Machine: ${machine}. Run ${run.id}, ${run.mode} mode, ${run.launches} launches${ended}, started ${run.startedAt}; Groundspeed ${run.producer.version}.`)
}

/** The comparison's columns, the same words as in the terminal. */
const compared = (model: ReportModel): string[] =>
  model.comparison === null
    ? []
    : section('Beside the cloud', [
        text(model.comparison.answer),
        '',
        text(`For: ${model.comparison.workload}.`),
        '',
        `| Instance | GPU | Predicted speed | 80 % band | $ an hour | $ a ${text(model.comparison.pricedUnits)} | $ an own hour | Priced |`,
        '|---|---|---:|---:|---:|---:|---:|---|',
        ...model.comparison.rows.map((each) => `| ${[each.instance, each.gpu, each.speed, each.band, each.price, each.perUnits, each.perOwnHour, each.stale ? `${each.priced} (old)` : each.priced].map(text).join(' | ')} |`),
        '',
        ...model.comparison.notes.map((note) => `${text(note)}\n`),
      ])

/** What the work emits, the same words as in the terminal. */
const emitted = ({ carbon }: ReportModel): string[] =>
  carbon === null
    ? []
    : section('Carbon', [
        text(carbon.view.answer),
        '',
        ...carbon.view.doubts.map((doubt) => `- ${text(doubt.text)} ${text(doubt.advice)}`),
        '',
        '| Part | CO2e a month | Stands on |',
        '|---|---:|---|',
        ...carbon.view.parts.map((row) => `| ${[row.title, `${row.perMonth} ${row.band}`, row.from].map(text).join(' | ')} |`),
        '',
        '| Place | Grid | Electricity, CO2e a month | Making | $ a month | |',
        '|---|---:|---:|---:|---:|---|',
        ...carbon.view.places.rows.slice(0, placesShown).map((row) => `| ${[row.place, row.grid, row.kg, row.made, row.usd, row.marks.join(', ')].map(text).join(' | ')} |`),
        '',
        ...carbon.view.notes.map((note) => `${text(note)}\n`),
      ])

export const renderMarkdown: Render = (model) => {
  const { title, answer, summary, facts, howWeKnow, score } = model
  return [
    `# ${text(title)}`,
    '',
    text(answer),
    '',
    provenance(model),
    '',
    text(scoreWords(score)),
    '',
    '| Benchmark | Median of launches | 95 % interval | Spread within a launch | Samples in launches | First iteration | Provenance |',
    '|---|---:|---|---:|---:|---:|---|',
    ...summary.benchmarks.map(row),
    '',
    ...section('Doubts', summary.benchmarks.flatMap(notes)),
    ...compared(model),
    ...emitted(model),
    ...section('Machine', ['| Fact | Value | Read from |', '|---|---|---|', ...facts.map((fact) => `| ${fact.name} | ${text(withOtherwise(fact))} | ${text(fact.source)} |`)]),
    ...section('How we know', howWeKnow.map((line) => `${text(line)}\n`)),
  ].join('\n')
}
