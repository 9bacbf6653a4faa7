import { type Verdict } from '../core/advice/advise'
import { type Scenario } from '../core/advice/scenario'
import { assumptionIn } from '../core/advice/values'
import { compareFootprints, type CarbonComparison, type Footprint } from '../core/carbon/footprint'
import { carbonMonth, type CarbonSpec } from '../core/carbon/month'
import { entered } from '../core/carbon/power'
import { type Amount, range, sumOf } from '../core/carbon/range'
import { matchGpu } from '../core/catalog/match-gpu'
import { known, type Maybe, unknown } from '../core/result/known'
import { gridOrNull, intensityOf, pueOf } from './carbon/grid'
import { embodiedOf } from './carbon/machine'
import { instanceKg } from './carbon/places'
import { catalog } from './catalog'

/** The scenario's power: what was entered at its word, a TDP as a band and no point. */
function wattsOf(scenario: Scenario): Amount {
  const { value, source, low, high } = assumptionIn(scenario, 'powerWatts')
  const watts = value ?? 0
  return source === 'entered' ? entered(watts, source) : { ...range(low ?? watts, high ?? watts, low === undefined ? watts : null), kind: 'predicted', from: source }
}

/** A scenario may name a place that only has a price of electricity. */
const intensityAt = (place: string | null): Maybe<Amount> => (place === null ? unknown('not-reported', 'nobody said where it stands') : intensityOf(gridOrNull(place)))

/** The own machine as the scenario has it. */
function ownSpec(scenario: Scenario, v: Verdict['values']): CarbonSpec {
  const named = scenario.gpu === null ? null : matchGpu(catalog.gpus(), scenario.gpu)
  return {
    devices: null,
    enteredWatts: null,
    measuredWatts: wattsOf(scenario),
    utilisation: null,
    enteredIdleWatts: entered(v.idleWatts, assumptionIn(scenario, 'idleWatts').source),
    hoursPerWeek: v.hoursPerWeek,
    idleHoursPerWeek: v.idleHoursPerWeek,
    pue: entered(v.pue, assumptionIn(scenario, 'pue').source),
    intensity: intensityAt(scenario.region),
    embodied: embodiedOf({ embodiedKg: null, workstation: null }, named?.ok ? named.gpu : null, 1, false),
    lifeYears: v.horizonMonths / 12,
    unitsPerSecond: null,
  }
}

function footprintHere(scenario: Scenario, v: Verdict['values']): Maybe<Footprint> {
  const { workKg, idleKg, embodiedKg, lacks } = carbonMonth(ownSpec(scenario, v))
  if (!workKg.known) return workKg
  return idleKg.known ? known({ kg: sumOf([workKg.value, idleKg.value]), embodiedKg, lacks }) : idleKg
}

/** A month here beside a month there, in kg. A US state takes the country's average: the catalog has no other. */
export function carbonOf(scenario: Scenario, { values: v, flow, verdict }: Verdict): CarbonComparison {
  const own = footprintHere(scenario, v)
  const row = catalog.cloudInstances().find((each) => each.id === scenario.instance) ?? null
  const there = row === null ? unknown('not-reported', 'no instance of the catalog is rented') : instanceKg(row, flow.months[1]?.cloud?.billedHours ?? 0)
  const cloud: Maybe<Footprint> = there.known ? known({ kg: there.value.operationKg, embodiedKg: there.value.embodiedKg, lacks: [] }) : there
  const compared = compareFootprints(own, cloud, { place: verdict === 'own' ? 'own' : 'cloud', usdPerMonth: Math.abs(flow.npvUsd) / v.horizonMonths })
  const unsaid = cloud.known && row !== null && pueOf(row.provider) === null ? ` ${row.provider} publishes no PUE: 1 to 1.5 is counted.` : ''
  return { ...compared, answer: compared.answer + unsaid }
}
