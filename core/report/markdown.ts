import { type BenchmarkSummary } from '../run/summary'
import { formatDuration, formatMeasured, formatPercent } from '../units'
import { type ReportFormat } from './formats'
import { type ReportModel } from './model'

/** Characters that Markdown or the HTML within it would act on; names and logs come from outside. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~&]/g, '\\$&').replace(/\s+/g, ' ')

const text = escapeMarkdown

function row(each: BenchmarkSummary): string {
  const id = text(each.id)
  if (each.state !== 'measured') return `| ${id} | ${each.state}: ${text(each.because)} | | | | | |`
  const [value, band = ''] = formatMeasured(each.value, each.unit, each.interval).split(/ (?=\[)/)
  const cells = [id, value, band, formatPercent(each.spread), `${each.samples} in ${each.launchValues.length}`, formatDuration(each.coldStartSeconds)]
  return `| ${cells.join(' | ')} | measured on ${text(each.device)} |`
}

const notes = (each: BenchmarkSummary): string[] => {
  if (each.state === 'measured') return each.doubts.map((doubt) => `- **${text(each.id)}**: ${text(doubt.text)}. ${doubt.advice}`)
  return each.detail ? [`- **${text(each.id)}** was ${each.state}: ${text(each.detail)}`] : []
}

const section = (title: string, lines: readonly string[]): string[] => (lines.length === 0 ? [] : [`## ${title}`, '', ...lines, ''])

function provenance({ machine, run }: ReportModel): string {
  const ended = run.state === 'finished' ? '' : ' (the run did not end)'
  return text(`Machine: ${machine}. Run ${run.id}, ${run.mode} mode, ${run.launches} launches${ended}, started ${run.startedAt}; Groundspeed ${run.producer.version}.`)
}

export const markdownFormat: ReportFormat = {
  id: 'md',
  title: 'Markdown',
  extension: 'md',
  render(model) {
    const { title, answer, run, summary, facts } = model
    return [
      `# ${text(title)}`,
      '',
      text(answer),
      '',
      provenance(model),
      '',
      '| Benchmark | Median of launches | 95 % interval | Spread within a launch | Samples in launches | First iteration | Provenance |',
      '|---|---:|---|---:|---:|---:|---|',
      ...summary.benchmarks.map(row),
      '',
      ...section('Doubts', summary.benchmarks.flatMap(notes)),
      ...section('Machine', [
        '| Fact | Value | Read from |',
        '|---|---|---|',
        ...facts.map((fact) => `| ${fact.name} | ${text(fact.value)} | ${text(fact.source)} |`),
      ]),
      ...section('How we know', [
        `Each benchmark runs in up to ${run.launches} fresh processes. The value is the median of the launch medians; the interval is a 95 % t interval over their logarithms. Every kernel is held against a known answer before it is timed.`,
      ]),
    ].join('\n')
  },
}
