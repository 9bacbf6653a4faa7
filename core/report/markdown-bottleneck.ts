import { escapeMarkdown as text, section } from './markdown-text'
import { type ReportModel } from './model'

/** What holds the work back: the answer, each finding with its evidence, and every part that was looked at. */
export function bottleneckSection({ bottleneck }: Pick<ReportModel, 'bottleneck'>): string[] {
  if (bottleneck === null) return []
  const { answer, workload, findings, looked, notes } = bottleneck.view
  return section('What holds the work back', [
    text(answer),
    '',
    text(`For: ${workload}.`),
    '',
    ...findings.flatMap((each) => [
      `**${text(each.title)}** (${each.sure}: ${text(each.why)}). ${text([each.doubled, each.gain].filter(Boolean).join('; '))}. ${text(each.next)}`,
      '',
      '| Evidence | Value | Kind |',
      '|---|---:|---|',
      ...each.evidence.map((row) => `| ${[row.benchmark ? `${row.text} (${row.benchmark})` : row.text, row.value, row.kind].map(text).join(' | ')} |`),
      '',
      ...each.remedies.map((remedy) => `- ${text(remedy)}`),
      '',
    ]),
    '| Part | State | Time of a unit, predicted | What was seen |',
    '|---|---|---:|---|',
    ...looked.map((row) => `| ${[row.name, row.stateText, row.time, row.text].map(text).join(' | ')} |`),
    '',
    ...notes.map((note) => `${text(note)}\n`),
  ])
}
