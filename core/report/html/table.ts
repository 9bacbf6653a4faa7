import { html, type Markup, type Part } from './markup'

export interface HtmlColumn<Row> {
  readonly title: string
  readonly cell: (row: Row) => Part
  readonly number?: boolean
}

export const htmlTable = <Row>(caption: string, columns: readonly HtmlColumn<Row>[], rows: readonly Row[]): Markup => html`<div class="scroll"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title, number }) => html`<th scope="col"${number ? html` class="number-cell"` : null}>${title}</th>`)}</tr></thead>
<tbody>
${rows.map((row) => html`<tr>${columns.map(({ cell, number }) => html`<td${number ? html` class="number-cell"` : null}>${cell(row)}</td>`)}</tr>
`)}</tbody>
</table></div>`
