import { type UpgradeView } from '../../contract/upgrade-calls'
import { html, type Part } from './markup'
import { badge, chartFigure, figureItem } from './parts'
import { htmlTable } from './table'

/** Refused candidates are counted in the answer; a document shows those that may go in. */
const rowsShown = 15

/** What to put in, from the same view as the page: answer, figures, chart, candidates with their doubts. */
export function upgradeSection(upgrade: UpgradeView | null): Part {
  if (upgrade === null) return null
  const { answer, doubts, figures, chart, rows, howWeKnow } = upgrade
  const table = htmlTable('Candidates that may go in, in order', [
    { title: 'Part', cell: (row) => html`${row.name}${row.front ? html` <span class="badge">front</span>` : null}<div class="note">${row.said}</div>` },
    { title: 'Price', number: true, cell: (row) => html`${row.price} ${row.priceKind ? badge(row.priceKind, row.priced || null) : null}${row.stale ? html`<div class="note doubt">old</div>` : null}` },
    { title: 'Net cost', number: true, cell: (row) => row.net },
    { title: 'This work', number: true, cell: (row) => html`${row.gain} <span class="band">${row.band}</span>` },
    { title: 'Pays back', cell: (row) => row.payBack },
    { title: 'Newly fits', cell: (row) => row.newly },
  ], rows.filter(({ verdict }) => verdict !== 'refuses').slice(0, rowsShown))
  return html`<h2>Upgrade</h2><p>${answer}</p>
${doubts.map((each) => html`<p class="note doubt">${each.text} ${each.advice}</p>`)}
${figures.length > 0 ? html`<ul class="figures">${figures.map(figureItem)}</ul>` : null}
${chart ? chartFigure(chart, table) : table}
${howWeKnow.map((line) => html`<p class="note">${line}</p>`)}`
}
