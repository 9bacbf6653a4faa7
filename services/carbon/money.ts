import { type OwnMachine } from '../../core/advice/machine'
import { matchElectricity } from '../../core/advice/electricity'
import { ownMonth } from '../../core/advice/own-cost'
import { type Scenario } from '../../core/advice/scenario'
import { assumptionIn, valuesOf } from '../../core/advice/values'
import { type CarbonSpec } from '../../core/carbon/month'
import { wattsAtWork, wattsIdle } from '../../core/carbon/power'
import { middle } from '../../core/carbon/range'
import { type Workload } from '../../core/workload/schema'
import { buildScenario } from '../advise'
import { catalog } from '../catalog'

/** The advice's assumptions for this machine: the scenario's, else those that the catalog fills. @param region as entered */
export function scenarioFor(own: OwnMachine, workload: Workload, scenario: Scenario | null, region: string | null): Scenario {
  const place = region !== null && matchElectricity(catalog.electricity(), region).ok ? region : null
  return buildScenario({ scenario, machine: scenario === null ? own : null, workload, instance: null, region: place, terms: null, entered: {} })
}

/** What a month here costs, and what is in it; null where the price of electricity or the power is not known. */
export function hereUsd(scenario: Scenario, spec: CarbonSpec): { usd: number | null; is: string } {
  const [work, idle] = [wattsAtWork(spec), wattsIdle(spec)]
  const purchase = assumptionIn(scenario, 'purchaseUsd').value
  const v = valuesOf(scenario)
  const unknown = { usd: null, is: 'a month that cannot be told: its power or the price of electricity is unknown' }
  if (!work.known || assumptionIn(scenario, 'electricityUsdPerKwh').value === null) return unknown
  const running = ownMonth({ ...v, powerWatts: middle(work.value), idleWatts: idle.known ? middle(idle.value) : v.idleWatts, hoursPerWeek: spec.hoursPerWeek, idleHoursPerWeek: spec.idleHoursPerWeek, pue: middle(spec.pue) }, 1).totalUsd
  if (purchase === null) return { usd: running, is: 'its electricity and upkeep; its price is not known and not in it' }
  return { usd: running + (purchase * (1 - v.residualShare)) / v.horizonMonths, is: `its electricity and upkeep, and what it costs less its resale over ${v.horizonMonths} months` }
}
