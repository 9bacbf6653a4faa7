import { withOtherwise } from '../../machine/rows'
import { agreementChart } from '../../run/charts'
import { runFigures } from '../../run/figures'
import { type BenchmarkSummary } from '../../run/summary'
import { formatDuration, formatPercent, measuredParts, withUnit } from '../../units'
import { scoreWords } from '../../verdict/score-view'
import { type Render } from '../formats'
import { type ReportModel } from '../model'
import { adviceSection } from './advice'
import { carbonSection } from './carbon'
import { html, Markup, type Part } from './markup'
import { badge, chartFigure, figureItem } from './parts'
import { reportStyle } from './style'
import { htmlTable } from './table'
import { upgradeSection } from './upgrade'

/** No script can run, nothing can be fetched, even if a name slipped through the escaping. */
const policy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

function doubtsOf(each: BenchmarkSummary): Part {
  if (each.state !== 'measured') return html`<span class="note">${each.detail}</span>`
  const [first, ...rest] = each.doubts
  return first ? html`<span class="note doubt">${first.text}${rest.length > 0 ? ` and ${rest.length} more` : ''}</span>` : null
}

/** Each next step once, with the benchmarks that call for it and what was seen. */
function doubts({ summary, texts }: ReportModel): Part {
  const all = summary.measured.flatMap(({ id, doubts: found }) => found.map((doubt) => ({ ...doubt, seen: `${texts.get(id)?.title ?? id}: ${doubt.text}` })))
  if (all.length === 0) return null
  const steps = [...new Set(all.map(({ advice }) => advice))].map((advice) => ({ advice, seen: all.filter((each) => each.advice === advice).map(({ seen }) => seen) }))
  return html`<h2>Doubts, and what to do</h2>${htmlTable('A doubtful number stands; it says less than it could', [
    { title: 'Seen', cell: ({ seen }) => seen.map((line) => html`<div class="doubt">${line}</div>`) },
    { title: 'Next step', cell: ({ advice }) => advice },
  ], steps)}`
}

const results = ({ summary, texts }: ReportModel): Markup =>
  htmlTable('Median of launches with its 95 % interval', [
    { title: 'Benchmark', cell: ({ id }) => html`${texts.get(id)?.title ?? id}<div class="note">${texts.get(id)?.meaning ?? ''}</div>` },
    {
      title: 'Result',
      number: true,
      cell: (each) => {
        if (each.state !== 'measured') return html`<span class="failed">${each.state}: ${each.because}</span>`
        const parts = measuredParts(each.value, each.unit, each.interval)
        return html`${withUnit(parts)}<div class="band">${parts.band}</div>`
      },
    },
    { title: 'Kind', cell: ({ state }) => state === 'measured' && badge('measured') },
    { title: 'Spread', number: true, cell: (each) => each.state === 'measured' && formatPercent(each.spread) },
    { title: 'Samples', number: true, cell: (each) => each.state === 'measured' && `${each.samples} in ${each.launchValues.length}` },
    { title: 'First', number: true, cell: (each) => each.state === 'measured' && formatDuration(each.coldStartSeconds) },
    { title: 'Doubts', cell: doubtsOf },
  ], summary.benchmarks)

function agreement({ summary, texts }: ReportModel): Part {
  const chart = agreementChart(summary, texts)
  if (!chart) return null
  const percent = (value: number) => value.toFixed(1)
  const table = htmlTable('Deviation of each launch from the median, %', [
    { title: 'Benchmark', cell: (row) => row.label },
    { title: '95 % interval', number: true, cell: (row) => row.text },
    { title: 'Launches', number: true, cell: (row) => row.dots.map(percent).join(', ') },
  ], chart.rows)
  return html`<h2>How well the launches agree</h2>${chartFigure(chart, html`<details><summary>As a table</summary>${table}</details>`)}`
}

function cloud({ comparison }: ReportModel): Part {
  if (!comparison) return null
  const { answer, workload, pricedUnits, chart, rows, notes } = comparison
  const table = htmlTable('Cloud instances beside this machine', [
    { title: 'Instance', cell: (row) => html`${row.instance}${row.front ? html` <span class="badge">front</span>` : null}` },
    { title: 'GPU', cell: (row) => row.gpu },
    { title: 'Speed', number: true, cell: (row) => html`${row.speed}<div class="band">${row.band}</div>` },
    { title: '$ an hour', number: true, cell: (row) => row.price },
    { title: `$ a ${pricedUnits}`, number: true, cell: (row) => html`${row.perUnits}<div class="band">${row.perUnitsBand}</div>` },
    { title: '$ an own hour', number: true, cell: (row) => row.perOwnHour },
    { title: 'Priced', cell: (row) => (row.stale ? html`<span class="doubt">${row.priced}, old</span>` : row.priced) },
  ], rows)
  return html`<h2>Beside the cloud</h2><p>${answer}</p><p>For: ${workload}.</p><p>Speeds ${badge('predicted')} Prices ${badge('published')}</p>
${chart ? chartFigure(chart, table) : table}
${notes.map((note) => html`<p class="note">${note}</p>`)}`
}

/** One file that holds everything: no script, nothing fetched, the same bytes from the same run. */
export const renderHtml: Render = (model) => {
  const { title, answer, machine, run, summary, texts, facts, howWeKnow, score } = model
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>${new Markup(reportStyle())}</style>
</head>
<body><main>
<header><p class="product">Groundspeed</p>
<h1>${answer}</h1>
<p>${machine}. Run ${run.id}, ${run.mode} mode, measured ${run.startedAt.slice(0, 10)}${run.state === 'finished' ? '' : ', did not end'}${run.engine.replayOf ? ', replayed' : ''}.</p></header>
<ul class="figures">${runFigures(summary, texts).map(figureItem)}</ul>
<p>${scoreWords(score)}</p>
<h2>Results</h2>
${results(model)}
${doubts(model)}
${agreement(model)}
${cloud(model)}
${adviceSection(model.advice)}
${upgradeSection(model.upgrade)}
${carbonSection(model.carbon)}
<h2>Machine</h2>
${htmlTable('Facts, and where each was read', [
  { title: 'Fact', cell: (fact) => fact.name },
  { title: 'Value', cell: (fact) => (fact.known ? withOtherwise(fact) : html`<span class="band">${fact.value}</span>`) },
  { title: 'Read from', cell: (fact) => fact.source },
], facts)}
<h2>How we know</h2>
${howWeKnow.map((line) => html`<p>${line}</p>`)}
<footer><p>Made by Groundspeed ${run.producer.version}. Each number says whether it was measured, published, predicted or entered.</p></footer>
</main></body>
</html>
`
  return page.text
}
