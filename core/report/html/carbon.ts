import { type CarbonReport } from '../model'
import { html, type Part } from './markup'
import { badge, chartFigure, figureItem } from './parts'
import { htmlTable } from './table'

/** More are in the JSON report. */
const placesShown = 12

/** What the work emits, from the same view as the page: answer, parts, places, the plan, and what it stands on. */
export function carbonSection(carbon: CarbonReport | null): Part {
  if (carbon === null) return null
  const { answer, doubts, figures, chart, parts, places, plan, inputs, notes } = carbon.view
  const partTable = htmlTable('CO2e of a month, by where it comes from', [
    { title: 'Part', cell: (row) => row.title },
    { title: 'A month', number: true, cell: (row) => html`${row.perMonth}<div class="band">${row.band}</div>` },
    { title: 'A year', number: true, cell: (row) => row.perYear },
    { title: 'Stands on', cell: (row) => html`<span class="note">${row.from}</span>` },
  ], parts)
  return html`<h2>Carbon</h2><p>${answer}</p>
${doubts.map((each) => html`<p class="note doubt">${each.text} ${each.advice}</p>`)}
${figures.length > 0 ? html`<ul class="figures">${figures.map(figureItem)}</ul>` : null}
${chart ? chartFigure(chart, partTable) : partTable}
${placesPart(places)}
${plan ? html`<h3>The plan in grams</h3><p>${plan.answer}</p>${planTable(plan)}` : null}
${inputTable(inputs)}
${notes.map((line) => html`<p class="note">${line}</p>`)}`
}

function placesPart({ answer, rows }: CarbonReport['view']['places']): Part {
  if (rows.length < 2) return html`<p>${answer}</p>`
  const table = htmlTable('Where the work could be done, fewest grams first', [
    { title: 'Place', cell: (row) => html`${row.place} ${row.marks.map((mark) => html`<span class="badge">${mark}</span> `)}` },
    { title: 'Grid', number: true, cell: (row) => row.grid },
    { title: 'Electricity, CO2e a month', number: true, cell: (row) => row.kg },
    { title: 'Making', number: true, cell: (row) => row.made },
    { title: '$ a month', number: true, cell: (row) => row.usd },
  ], rows.filter((row, i) => i < placesShown || row.marks.length > 0))
  return html`<p>${answer}</p>${table}`
}

const planTable = ({ rows }: NonNullable<CarbonReport['view']['plan']>): Part =>
  htmlTable('Each phase in CO2e a month', [
    { title: 'Phase', cell: (row) => row.phase },
    { title: 'Where', cell: (row) => row.where },
    { title: 'Here', number: true, cell: (row) => row.here },
    { title: 'Cloud', number: true, cell: (row) => row.cloud },
    { title: 'Grams or dollars', cell: (row) => html`<span class="note">${row.note}</span>` },
  ], rows)

const inputTable = (rows: CarbonReport['view']['inputs']): Part =>
  htmlTable('What the grams stand on', [
    { title: 'Figure', cell: (row) => row.name },
    { title: 'Value', number: true, cell: (row) => row.value },
    { title: 'Kind', cell: (row) => (row.kind === null ? 'stated' : badge(row.kind)) },
    { title: 'From', cell: (row) => html`<span class="note">${row.from}</span>` },
  ], rows)
