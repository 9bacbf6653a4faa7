import { type Advice, type Verdict } from '../core/advice/advise'
import { assumptionKeys, assumptions } from '../core/advice/assumptions'
import { type Scenario } from '../core/advice/scenario'
import { type ScenarioChange } from '../core/advice/scenario-diff'
import { assumptionIn } from '../core/advice/values'
import { type CarbonComparison } from '../core/carbon/footprint'
import { dollars, monthWords, plainNumber } from '../core/advice/words'
import { formatUsd } from '../core/units'
import { table, wrap, type Column } from './table'

const right = (title: string): Column => ({ title, align: 'right' })
const money = (usd: number): string => (Math.abs(usd) < 0.5 ? '0' : String(Math.round(usd)).replace(/\B(?=(\d{3})+$)/g, ','))
/** Bars of the sensitivity that a terminal shows. */
const barsShown = 6

function curveText({ curve, values }: Verdict): string {
  const rows = curve.map(({ hoursPerWeek, months, early, late }) => [String(hoursPerWeek), monthWords(months), early === null ? 'never' : `${monthWords(early)} to ${monthWords(late)}`])
  return `Break-even by hours a week, in months (within ${values.horizonMonths})\n\n${table([right('h/week'), right('Month'), { title: '80 % band' }], rows)}`
}

function yearsText({ years }: Verdict): string {
  const columns = ['Year', 'Buy', 'Power', 'Upkeep', 'Admin', 'Credit', 'Resale', 'Own', 'Cloud', 'Book'].map(right)
  const rows = years.map((each) => [String(each.year), ...[each.purchaseUsd, each.electricityUsd, each.upkeepUsd, each.adminUsd, each.creditUsd, each.residualUsd, each.ownUsd, each.cloudUsd, each.bookValueUsd].map(money)])
  return `Cash flow, USD (book value is shown, and in no sum)\n\n${table(columns, rows)}`
}

function tornadoText({ tornado }: Verdict): string {
  const rows = tornado.slice(0, barsShown).map((bar) => [bar.key, `${plainNumber(bar.low)} to ${plainNumber(bar.high)} ${assumptions[bar.key].unit}`, money(bar.npvAtLow), money(bar.npvAtHigh)])
  return `What matters most: value of owning, USD, one assumption at a time\n\n${table([{ title: 'Assumption' }, { title: 'From, to' }, right('At low'), right('At high')], rows)}`
}

function planText({ plan }: Verdict): string {
  if (plan === null) return ''
  const rows = plan.rows.map((row) => [row.phase, row.place, row.offer?.candidate.id.slice(0, 38) ?? '', row.offer?.terms ?? '', row.usdPerMonth === null ? '-' : money(row.usdPerMonth)])
  const steps = plan.rows.map((row) => wrap(`${row.phase}: ${row.steps.join(' ')}`))
  const head = table([{ title: 'Phase' }, { title: 'Where' }, { title: 'Instance' }, { title: 'Terms' }, right('$/month')], rows)
  return `${wrap(`By phase. ${plan.answer} The machine itself costs ${formatUsd(plan.fixedUsd)} a month, used or not.`)}\n\n${head}\n\n${steps.join('\n')}`
}

/** What nobody measured or entered: a reader should see what the answer stands on. */
function assumedText(scenario: Scenario): string {
  const rows = assumptionKeys.flatMap((key) => {
    const { value, unit, source, asOf } = assumptionIn(scenario, key)
    if (value === null || scenario.assumptions[key] === undefined) return []
    return [wrap(`${key} ${plainNumber(value, 6)} ${unit}: ${source}${asOf ? ` (${asOf})` : ''}`)]
  })
  return rows.length === 0 ? '' : `What it stands on (the rest: stated defaults, docs/advice.md)\n\n${rows.join('\n')}`
}

export function adviceText(scenario: Scenario, { answer, verdict, stale }: Advice, carbon: CarbonComparison | null): string {
  const aged = stale.map(({ key, asOf, ageDays }) => wrap(`Stale: ${key} is of ${asOf}, ${ageDays} days old; check it before you decide.`)).join('\n')
  const wait = verdict?.productivity
  const waiting = wait ? wrap(`Apart from all this: waiting costs ${dollars(Math.abs(wait.ownExtraUsd))} a month ${wait.ownExtraUsd >= 0 ? 'more' : 'less'} here than in the cloud.`) : ''
  const parts = verdict === null ? [] : [curveText(verdict), yearsText(verdict), tornadoText(verdict), planText(verdict), carbon === null ? '' : wrap(carbon.answer), waiting]
  return `${[wrap(answer), aged, ...parts, assumedText(scenario)].filter(Boolean).join('\n\n')}\n`
}

export function adviceJson(scenario: Scenario, { answer, verdict, missing, payingPriceUsd, stale }: Advice, carbon: CarbonComparison | null): string {
  const found = verdict && {
    verdict: verdict.verdict,
    npvUsd: verdict.flow.npvUsd,
    breakEven: verdict.breakEven,
    turningHoursPerWeek: verdict.turningHoursPerWeek,
    curve: verdict.curve,
    years: verdict.years,
    sensitivity: verdict.tornado,
    productivity: verdict.productivity,
    plan: verdict.plan,
  }
  return `${JSON.stringify({ schema: { name: 'groundspeed.advice', major: 1, minor: 0 }, answer, verdict: null, ...found, carbon, missing, payingPriceUsd, stale, scenario }, null, 2)}\n`
}

export function diffText([a, b]: readonly [Scenario, Scenario], [first, second]: readonly [string, string], changes: readonly ScenarioChange[]): string {
  const head = changes.length === 0 ? `${a.name} and ${b.name} assume the same.` : `${changes.length === 1 ? 'One assumption differs' : `${changes.length} assumptions differ`} between ${a.name} and ${b.name}.`
  const rows = changes.map(({ what, before, after, unit }) => [what, before.slice(0, 22), after.slice(0, 22), unit])
  return `${[wrap(head), wrap(`${a.name}: ${first}`), wrap(`${b.name}: ${second}`), rows.length ? table([{ title: 'What' }, { title: 'First' }, { title: 'Second' }, { title: 'Unit' }], rows) : ''].filter(Boolean).join('\n\n')}\n`
}
