import { type AssumptionKey, type Values } from './assumptions'
import { cashFlow, type CashFlow } from './cash-flow'
import { bandEnds, breakEvenCurve, type CurvePoint, type Uncertain } from './curve'
import { planPhases, type Plan } from './plan'
import { type Candidate } from './candidate'
import { productivity, type Productivity } from './productivity'
import { type Scenario } from './scenario'
import { payingPrice, tornado, turningHours, type TornadoBar } from './sensitivity'
import { stalePrices, type StalePrice } from './stale'
import { missing, rangesOf, valuesOf } from './values'
import { answerSentence, needSentence } from './words'
import { yearlyTable, type YearRow } from './yearly'

/** All that follows from complete assumptions. */
export interface Verdict {
  readonly verdict: 'own' | 'rent'
  readonly values: Values
  readonly flow: CashFlow
  readonly uncertain: Uncertain
  /** Value of owning at the ends of the band, USD. */
  readonly npvBand: { readonly low: number; readonly high: number }
  /** Break-even at the scenario's hours, with its band. */
  readonly breakEven: CurvePoint
  readonly curve: readonly CurvePoint[]
  readonly tornado: readonly TornadoBar[]
  readonly years: readonly YearRow[]
  readonly turningHoursPerWeek: number | null
  readonly payingPriceUsd: number | null
  /** Null unless somebody waits: it is off by default. */
  readonly productivity: Productivity | null
  readonly plan: Plan | null
}

export interface Advice {
  readonly answer: string
  /** Null while something is missing. */
  readonly verdict: Verdict | null
  readonly missing: readonly AssumptionKey[]
  /** What the machine may cost, where its price is all that is missing; null: no price, or owning pays at none. */
  readonly payingPriceUsd: number | null
  readonly stale: readonly StalePrice[]
}

/** How far a published price may be off on the day of renting: promotions, taxes, another region. */
const priceDoubt = 0.1
const stalePriceDoubt = 0.2

/** The answer to a scenario on a day. @param candidates instances for the plan by phase */
export function advise(scenario: Scenario, candidates: readonly Candidate[], now: Date): Advice {
  const lacking = missing(scenario)
  const stale = stalePrices(scenario, now)
  const v = valuesOf(scenario)
  if (lacking.length > 0) {
    const payingPriceUsd = lacking.length === 1 && lacking[0] === 'purchaseUsd' ? payingPrice(v, scenario.terms) : null
    return { answer: needSentence(scenario, lacking, payingPriceUsd, v), verdict: null, missing: lacking, payingPriceUsd, stale }
  }
  const ranges = rangesOf(scenario)
  const speed = ranges.speedRatio
  const uncertain: Uncertain = {
    speedLow: speed ? v.speedRatio / speed.low : 1,
    speedHigh: speed ? speed.high / v.speedRatio : 1,
    price: stale.length > 0 ? stalePriceDoubt : priceDoubt,
  }
  const flow = cashFlow(v, scenario.terms)
  const ends = bandEnds(v, uncertain)
  const verdict: Verdict = {
    verdict: flow.breakEvenMonths === null ? 'rent' : 'own',
    values: v,
    flow,
    uncertain,
    npvBand: { low: cashFlow(ends.cheap, scenario.terms).npvUsd, high: cashFlow(ends.dear, scenario.terms).npvUsd },
    breakEven: breakEvenCurve(v, scenario.terms, uncertain, [v.hoursPerWeek])[0]!,
    curve: breakEvenCurve(v, scenario.terms, uncertain),
    tornado: tornado(v, scenario.terms, ranges),
    years: yearlyTable(v, flow),
    turningHoursPerWeek: turningHours(v, scenario.terms),
    payingPriceUsd: payingPrice(v, scenario.terms),
    productivity: v.people > 0 ? productivity(v) : null,
    plan: scenario.phases.length === 0 ? null : planPhases({ values: v, phases: scenario.phases, wishes: scenario.wishes, ownMemoryGiB: scenario.memoryGiB, candidates }),
  }
  return { answer: answerSentence(scenario, verdict, stale), verdict, missing: [], payingPriceUsd: verdict.payingPriceUsd, stale }
}
