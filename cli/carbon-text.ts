import { carbonJson, carbonSchemaVersion } from '../core/carbon/json'
import { type CarbonFacts } from '../core/carbon/view/facts'
import { type CarbonView } from '../core/contract/carbon-calls'
import { table, wrap, type Column } from './table'

const right = (title: string): Column => ({ title, align: 'right' })
/** More are for `--json`. */
const placesShown = 12

const partsText = ({ parts, counts }: CarbonView): string =>
  [
    `Where a month comes from, CO2e\n\n${table([{ title: 'Part' }, right('A month'), { title: 'Band' }, { title: 'Kind' }], parts.map((row) => [row.title, row.perMonth, row.band, row.kind ?? 'unknown']))}`,
    table([{ title: 'The same grams for' }, right('CO2e'), { title: 'Band' }, { title: 'Kind' }], counts.map((row) => [row.title.slice(0, 32), row.value, row.band, row.kind ?? 'unknown'])),
  ].join('\n\n')

/** "grams", "dollars": what is least there. */
const least = (marks: readonly string[]): string => marks.flatMap((mark) => (mark.startsWith('fewest ') ? [mark.slice('fewest '.length)] : [])).join(', ')

function placesText({ places: { answer, rows } }: CarbonView): string {
  if (rows.length < 2) return wrap(answer)
  const shown = rows.filter((row, i) => i < placesShown || row.marks.length > 0)
  const cells = shown.map((row) => [`${row.marks.includes('here') ? '> ' : '  '}${row.place.slice(0, 20)}`, row.grid.replace(' g/kWh', ''), row.kg.slice(0, 22), row.usd, least(row.marks)])
  return `Where the work could be done: a month of its electricity\n\n${table([{ title: 'Place' }, right('g/kWh'), right('CO2e'), right('$'), { title: 'Least' }], cells)}${rows.length > shown.length ? `\n${rows.length - shown.length} more: --json has all.` : ''}`
}

const planText = ({ plan }: CarbonView): string =>
  plan === null ? '' : `${wrap(plan.answer)}\n\n${table([{ title: 'Phase' }, { title: 'Where' }, right('Here'), right('Cloud')], plan.rows.map((row) => [row.phase, row.where, row.here.slice(0, 22), row.cloud.slice(0, 22)]))}\n\n${plan.rows.map((row) => wrap(`${row.phase}: ${row.note}.`)).join('\n')}`

const whatIfText = ({ whatIf }: CarbonView): string =>
  whatIf === null ? '' : `${wrap(whatIf.answer)}\n\n${table([{ title: 'CO2e of' }, right('Now'), right('Then'), { title: 'Difference' }], whatIf.rows.map((row) => [row.title.slice(0, 22), row.before.slice(0, 20), row.after.slice(0, 20), row.difference]))}`

/** The answer first, then what it is made of, in 80 columns. */
export function carbonText(view: CarbonView): string {
  const doubts = view.doubts.map(({ text, advice }) => wrap(`Doubt: ${text} ${advice}`)).join('\n')
  const stands = view.inputs.map(({ name, value, kind, from }) => wrap(`${name} ${value}${kind === null ? '' : ` (${kind})`}: ${from}`)).join('\n')
  return `${[wrap(view.answer), wrap(`For: ${view.workload}. On: ${view.machine}.`), doubts, whatIfText(view), partsText(view), placesText(view), planText(view), `What it stands on\n\n${stands}`, view.notes.slice(1).map((note) => wrap(note)).join('\n')].filter(Boolean).join('\n\n')}\n`
}

export const carbonJsonText = (facts: CarbonFacts, { answer, doubts }: CarbonView, run: string | null): string =>
  `${JSON.stringify({ schema: carbonSchemaVersion, answer, doubts, runId: run, ...carbonJson(facts) }, null, 2)}\n`
