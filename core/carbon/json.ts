import { type Maybe } from '../result/known'
import { type GramsOrDollars } from './grams-or-dollars'
import { type CarbonMonth } from './month'
import { wattsAtWork, wattsIdle } from './power'
import { type Amount, type Range } from './range'
import { type CarbonFacts } from './view/facts'

export const carbonSchemaVersion = { name: 'groundspeed.carbon', major: 1, minor: 1 } as const

type Plain = Record<string, unknown>

/** Ends, and the point where there is one; what is unknown is null, with why beside it. */
const rangeOf = (of: Range): Plain => ({ low: of.low, high: of.high, point: of.point })
const maybe = (of: Maybe<Range>): Plain => (of.known ? rangeOf(of.value) : { low: null, high: null, point: null, because: of.detail ?? of.because })
const amount = (of: Maybe<Amount>): Plain => (of.known ? { ...rangeOf(of.value), kind: of.value.kind, source: of.value.from } : maybe(of))

const month = ({ kwh, workKg, idleKg, embodiedKg, totalKg, perHourKg, perUnitKg, lacks }: CarbonMonth): Plain => ({
  kind: 'predicted',
  kwh: maybe(kwh),
  kgCo2e: { work: maybe(workKg), idle: maybe(idleKg), embodied: maybe(embodiedKg), total: maybe(totalKg) },
  kgCo2ePerHour: maybe(perHourKg),
  kgCo2ePerUnit: maybe(perUnitKg),
  withoutEmbodiedOf: lacks,
})

const choiceOf = ({ cheapest, cleanest, agree, sure, usdPerTonne }: GramsOrDollars): Plain => ({ fewestDollars: cheapest?.id ?? null, fewestGrams: cleanest?.id ?? null, agree, sure, usdPerTonneAvoided: usdPerTonne })

/** The same facts in numbers: kg, kWh, W, USD; for scripts. */
export function carbonJson(facts: CarbonFacts): Plain {
  const { spec, grid, run, places, choice, plan, whatIf } = facts
  return {
    machine: facts.machine,
    workload: facts.workload,
    unit: facts.unit.one,
    inputs: {
      wattsAtWork: amount(wattsAtWork(spec)),
      wattsIdle: amount(wattsIdle(spec)),
      hoursPerWeek: spec.hoursPerWeek,
      idleHoursPerWeek: spec.idleHoursPerWeek,
      pue: amount({ known: true, value: spec.pue }),
      kgCo2ePerKwh: amount(spec.intensity),
      grid: grid && { name: grid.name, kind: 'average', year: grid.year, source: grid.source, assumed: facts.gridAssumed },
      embodiedKg: spec.embodied.map(({ name, kg }) => ({ name, ...amount(kg) })),
      lifeYears: spec.lifeYears,
    },
    month: month(facts.month),
    run: run && { joules: run.energy?.joules ?? null, gpuAloneJoules: run.gpuAlone?.joules ?? null, gpuAloneWatts: run.gpuAlone?.watts?.point ?? null, seconds: run.seconds, kind: run.kg.known ? run.kg.value.kind : null, kgCo2e: maybe(run.kg) },
    places: places.map(({ id, where, what, usdPerMonth, kg, madeKg, grid: there }) => ({ id, region: where, what, usdPerMonth, kgCo2ePerKwh: there?.kgCo2ePerKwh ?? null, kgCo2e: { kind: 'predicted', operation: maybe(kg), embodied: maybe(madeKg) } })),
    choice: choiceOf(choice),
    plan: plan && {
      name: plan.name,
      horizonMonths: plan.carbon.horizonMonths,
      kgCo2ePerMonth: { planned: maybe(plan.carbon.mixKg), allHere: maybe(plan.carbon.allHereKg), allCloud: maybe(plan.carbon.allCloudKg) },
      phases: plan.carbon.rows.map(({ phase, place, hoursPerWeek, hereKg, cloudKg, choice: between }) => ({ phase, place, hoursPerWeek, hereKgCo2e: maybe(hereKg), cloudKgCo2e: maybe(cloudKg), ...choiceOf(between) })),
    },
    whatIf: whatIf && { change: whatIf.words, month: month(whatIf.result.after), run: whatIf.runKg && maybe(whatIf.runKg) },
  }
}
