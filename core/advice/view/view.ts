import { type AdviceOrigin, type AdviceView } from '../../contract/advise-views'
import { type Advice } from '../advise'
import { assumptions, type AssumptionKey } from '../assumptions'
import { presets } from '../presets'
import { type Scenario } from '../scenario'
import { shownValue } from '../shown'
import { assumptionIn, valuesOf } from '../values'
import { dollars } from '../words'
import { assumptionView } from './assumption-rows'
import { breakEvenChart, cashChart, tornadoChart } from './charts'
import { choiceRows } from './choices'
import { adviceFigures } from './figures'
import { planViewOf } from './plan-view'
import { yearsView } from './years-view'

export interface AdviceViewInput {
  readonly origin: AdviceOrigin
  /** As it was begun. */
  readonly start: Scenario
  readonly scenario: Scenario
  /** The scenario as its choices alone would fill it: what one reset away is. */
  readonly standard: Scenario
  readonly advice: Advice
  /** Said before the answer: a card that was not measured. Empty: nothing. */
  readonly remark: string
  /** Carbon in words; null: no answer yet. */
  readonly carbon: string | null
  readonly runName: string | null
  /** Which work the answer is for. */
  readonly workload: string
  /** The name of a place by its id in the catalog. */
  readonly regionName: (id: string) => string
}

/** A scenario's advice as texts, worked out once for page and report. */
export function adviceViewOf(input: AdviceViewInput): AdviceView {
  const { start, scenario, standard, advice } = input
  const { verdict, missing, stale } = advice
  const groups = assumptionView(scenario, standard, missing, stale)
  const choices = choiceRows(scenario, start, input.regionName)
  const v = valuesOf(scenario)
  const othersChanged = [scenario.phases, scenario.wishes].filter((part, i) => JSON.stringify(part) !== JSON.stringify([start.phases, start.wishes][i])).length
  return {
    name: scenario.name,
    description: scenario.description,
    origin: originWords(input),
    workload: input.workload,
    answer: `${input.remark}${advice.answer}`,
    asks: verdict === null,
    doubts: doubtsOf(input),
    figures: verdict === null ? [] : adviceFigures(scenario, verdict),
    hours: { value: v.hoursPerWeek, typed: shownValue('hoursPerWeek', v.hoursPerWeek), max: assumptions.hoursPerWeek.max },
    curve: verdict === null ? null : breakEvenChart(verdict, scenario.terms),
    cash: verdict === null ? null : cashChart(verdict),
    tornado: verdict === null ? null : tornadoChart(verdict),
    years: verdict === null ? [] : yearsView(verdict.years),
    plan: verdict?.plan ? planViewOf(verdict.plan, scenario) : null,
    apart: apartOf(input),
    choices,
    groups,
    phases: [...scenario.phases],
    wishes: scenario.wishes,
    terms: scenario.terms,
    changed: choices.filter((row) => row.changed).length + groups.reduce((sum, group) => sum + group.changed, 0) + othersChanged,
    howWeKnow: howWeKnow(scenario),
  }
}

function originWords({ origin, runName }: AdviceViewInput): string {
  switch (origin.kind) {
    case 'run':
      return runName === null ? 'From a run of this machine that is no longer here.' : `From ${runName}.`
    case 'gpu':
      return `From the name of a GPU: ${origin.name}, as published.`
    case 'preset':
      return `From the preset ${presets.find((each) => each.name === origin.name)?.title ?? origin.name}.`
    case 'file':
      return `From the file ${origin.name}.`
  }
}

/** Old prices that are named each; the rest is counted. */
const staleShown = 3

/** What makes the verdict doubtful, with the next step. A stale price is said with the answer as well. */
function doubtsOf({ remark, advice: { verdict, stale } }: AdviceViewInput): AdviceView['doubts'] {
  const shown = stale.slice(0, staleShown)
  const old = shown.map(({ key, asOf, ageDays }) => ({ text: `${assumptions[key].means}: of ${asOf}, ${ageDays} days old.`, advice: 'Look the price up and enter it; the band is widened meanwhile.' }))
  const homeless = (verdict?.plan?.rows ?? []).filter((row) => row.place === 'nowhere').map((row) => ({ text: `${row.phase} has no place that meets its conditions.`, advice: 'Loosen one, or plan a larger machine: its steps say which.' }))
  const unmeasured = remark === '' ? [] : [{ text: remark.trim(), advice: 'Measure with TensorFlow on the card, then start again from that run.' }]
  const more = stale.length > shown.length ? [{ text: `${stale.length - shown.length} more of the assumptions are old.`, advice: 'The side panel marks each.' }] : []
  return [...unmeasured, ...old, ...more, ...homeless]
}

/** What is in no sum, said apart. */
function apartOf({ advice: { verdict }, carbon }: AdviceViewInput): string[] {
  const wait = verdict?.productivity ?? null
  const waiting = wait === null ? [] : [`Waiting, in no sum above: it costs ${dollars(Math.abs(wait.ownExtraUsd))} a month ${wait.ownExtraUsd >= 0 ? 'more' : 'less'} here than in the cloud.`]
  return [...waiting, ...(carbon === null ? [] : [carbon])]
}

const basis = [
  'Month by month: own is what is paid for the machine at once, its electricity, upkeep and credit, less what it fetches at the end; rent is what the same work costs there. Depreciation is shown for the books and is in no sum. Break-even is when owning stays ahead to the end.',
  'The 80 % band joins the speed of the instance and its price (10 %, 20 % when one is stale) as squares of their logarithms. docs/advice.md has every formula, and a case for each preset worked to the cent.',
]

/** Where each number that the answer stands on is from. */
function howWeKnow(scenario: Scenario): string[] {
  const named = (Object.keys(scenario.assumptions) as AssumptionKey[]).filter((key) => scenario.assumptions[key]?.value != null)
  const lines = named.map((key) => {
    const { source, asOf } = assumptionIn(scenario, key)
    return `${assumptions[key].means}: ${source}${asOf ? ` (${asOf})` : ''}`
  })
  return [...basis, ...(lines.length === 0 ? [] : [`${lines.join('. ')}.`.slice(0, 4000)]), 'What is not named is a stated default; the side panel has each with its reason.']
}
