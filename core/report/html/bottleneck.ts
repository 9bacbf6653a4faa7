import { type ReportModel } from '../model'
import { html, type Part } from './markup'
import { badge, chartFigure, figureItem } from './parts'
import { htmlTable } from './table'

/** What holds the work back, from the same view as the page: answer, where the time goes, each finding with its proof. */
export function bottleneckSection({ bottleneck }: Pick<ReportModel, 'bottleneck'>): Part {
  if (bottleneck === null) return null
  const { answer, workload, figures, chart, findings, looked, notes } = bottleneck.view
  const table = htmlTable('Every part that was looked at', [
    { title: 'Part', cell: (row) => row.name },
    { title: 'State', cell: (row) => row.stateText },
    { title: 'Time of a unit', number: true, cell: (row) => row.time },
    { title: 'What was seen', cell: (row) => row.text },
  ], looked)
  return html`<h2>What holds the work back</h2><p>${answer}</p><p class="note">For: ${workload}.</p>
${figures.length > 0 ? html`<ul class="figures">${figures.map(figureItem)}</ul>` : null}
${chart ? chartFigure(chart, table) : table}
${findings.map((each) => html`<h3>${each.title}</h3><p>${each.text}</p><p class="note">${each.sure}: ${each.why}. ${each.next}</p>
${htmlTable('What it stands on', [
  { title: 'Evidence', cell: (row) => html`${row.text}${row.benchmark ? html`<div class="note">${row.benchmark}</div>` : null}` },
  { title: 'Value', number: true, cell: (row) => row.value },
  { title: 'Kind', cell: (row) => badge(row.kind) },
], each.evidence)}
<ul>${each.remedies.map((remedy) => html`<li>${remedy}</li>`)}</ul>`)}
${notes.map((note) => html`<p class="note">${note}</p>`)}`
}
