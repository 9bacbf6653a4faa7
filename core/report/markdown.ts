import { formatMeasured, formatPercent } from '../units'
import { type ReportFormat } from './formats'

/** Characters that Markdown or the HTML within it would act on; names and logs come from outside. */
export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>|#~]/g, '\\$&').replace(/\s+/g, ' ')

export const markdownFormat: ReportFormat = {
  id: 'md',
  title: 'Markdown',
  extension: 'md',
  render({ title, answer, machine, run, summary, facts }) {
    const rows = summary.benchmarks.map((each) => {
      if (each.state !== 'measured') return `| ${each.id} | ${each.state}: ${escapeMarkdown(each.because)} | | | |`
      const [value, band = ''] = formatMeasured(each.value, each.unit, each.interval).split(/ (?=\[)/)
      return `| ${each.id} | ${value} | ${band} | ${formatPercent(each.spread)} | measured on ${escapeMarkdown(each.device)} |`
    })
    const doubts = summary.measured.flatMap((each) => each.doubts.map((doubt) => `- **${each.id}**: ${escapeMarkdown(doubt.text)}. ${doubt.advice}`))
    const missing = summary.benchmarks.flatMap((each) => (each.state !== 'measured' && each.detail ? [`- **${each.id}** was ${each.state}: ${escapeMarkdown(each.detail)}`] : []))
    return [
      `# ${escapeMarkdown(title)}`,
      '',
      escapeMarkdown(answer),
      '',
      `Machine: ${escapeMarkdown(machine)}. Run ${run.id}, ${run.mode} mode, ${run.launches} launches, started ${run.startedAt}; Groundspeed ${run.producer.version}.`,
      '',
      '| Benchmark | Median of launches | 95 % interval | Spread within a launch | Provenance |',
      '|---|---:|---|---:|---|',
      ...rows,
      '',
      ...(doubts.length || missing.length ? ['## Doubts', '', ...doubts, ...missing, ''] : []),
      '## Machine',
      '',
      '| Fact | Value | Read from |',
      '|---|---|---|',
      ...facts.map((fact) => `| ${fact.name} | ${escapeMarkdown(fact.value)} | ${escapeMarkdown(fact.source)} |`),
      '',
      '## How we know',
      '',
      `Each benchmark ran in ${run.launches} fresh processes. The value is the median of the launch medians; the interval is a 95 % t interval over their logarithms. Every kernel was held against a known answer before it was timed.`,
      '',
    ].join('\n')
  },
}
