import { type AdviceView } from '../../contract/advise-views'
import { html, type Part } from './markup'
import { chartFigure, figureItem } from './parts'
import { htmlTable } from './table'

/** Own or rent, from the same view as the page: answer, curve, cash flow, plan, and what it stands on. */
export function adviceSection(advice: AdviceView | null): Part {
  if (advice === null) return null
  const { answer, origin, doubts, figures, curve, plan, apart, howWeKnow } = advice
  const rows = curve?.kind === 'curve' ? curve.rows.map(({ cells }) => cells) : []
  const columns = curve?.kind === 'curve' ? curve.columns : []
  const table = htmlTable('Break-even by hours a week, predicted', columns.map((title, i) => ({ title, number: true, cell: (cells: readonly string[]) => cells[i] ?? '' })), rows)
  return html`<h2>Own or rent</h2><p>${answer}</p><p class="note">${origin}</p>
${doubts.map((each) => html`<p class="note doubt">${each.text} ${each.advice}</p>`)}
${figures.length > 0 ? html`<ul class="figures">${figures.map(figureItem)}</ul>` : null}
${curve ? chartFigure(curve, html`<details><summary>As a table</summary>${table}</details>`) : null}
${yearsTable(advice)}
${plan ? html`<h3>By phase</h3><p>${plan.answer}</p>${planTable(plan)}` : null}
${[...apart, ...howWeKnow].map((line) => html`<p class="note">${line}</p>`)}`
}

function yearsTable({ years }: AdviceView): Part {
  if (years.length === 0) return null
  return htmlTable('Cash flow by year, USD, not discounted; book value is in no sum', [
    { title: 'Year', number: true, cell: (row) => row.year },
    { title: 'Own', number: true, cell: (row) => row.own },
    { title: 'Rent', number: true, cell: (row) => row.cloud },
    { title: 'Own so far', number: true, cell: (row) => row.ownSoFar },
    { title: 'Rent so far', number: true, cell: (row) => row.cloudSoFar },
    { title: 'Book value', number: true, cell: (row) => row.book },
  ], years)
}

const planTable = ({ rows }: NonNullable<AdviceView['plan']>): Part =>
  htmlTable('Where each phase belongs', [
    { title: 'Phase', cell: (row) => html`${row.phase}<div class="note">${row.steps.join(' ')}</div>` },
    { title: 'Where', cell: (row) => row.where },
    { title: 'Terms', cell: (row) => row.terms },
    { title: '$ a month', number: true, cell: (row) => row.perMonth },
  ], rows)
