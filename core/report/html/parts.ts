import { type ChartModel } from '../../chart/model'
import { chartSvg } from '../../chart/svg'
import { type Figure } from '../../contract/views'
import { variablePalette } from '../../look/tokens'
import { type Provenance } from '../../result/provenance'
import { html, Markup } from './markup'

/** The width that the page gives a chart, px; smaller screens scale it. */
const chartWidth = 932

export const badge = (kind: Provenance, date: string | null = null): Markup => html`<span class="badge ${kind}">${kind}${date ? ` ${date}` : ''}</span>`

export const figureItem = (each: Figure): Markup => html`<li>
<div class="note">${each.label}</div>
<div class="number">${each.value} <small>${each.unit}</small></div>
<div><span class="band">${each.band}</span> ${badge(each.provenance, each.date)}</div>
${each.doubt ? html`<div class="note doubt">${each.doubt}</div>` : null}
<div class="note">${each.meaning}</div>
</li>`

/** The chart with its finding above it, its words for screen readers, and its table below. */
export const chartFigure = (chart: ChartModel, table: Markup): Markup => html`<figure>
<figcaption><strong>${chart.title}</strong><p>${chart.summary}</p></figcaption>
${drawing(chart)}
${table}
</figure>`

/** Hidden from screen readers: they are given the summary and the table. */
const drawing = (chart: ChartModel): Markup =>
  new Markup(chartSvg(chart, { palette: variablePalette, width: chartWidth }).replace(/^<svg /, '<svg aria-hidden="true" focusable="false" '))
