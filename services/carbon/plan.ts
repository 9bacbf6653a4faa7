import { type OwnMachine } from '../../core/advice/machine'
import { offerHours } from '../../core/advice/candidate'
import { type Scenario } from '../../core/advice/scenario'
import { operationPerHour, type CarbonMonth, type CarbonSpec } from '../../core/carbon/month'
import { planCarbon } from '../../core/carbon/plan'
import { type CarbonFacts } from '../../core/carbon/view/facts'
import { known, unknown } from '../../core/result/known'
import { type Workload } from '../../core/workload/schema'
import { adviceFor } from '../advise'
import { catalog } from '../catalog'
import { instanceKg } from './places'

/** The advice's plan by phase, in grams; null where the advice has no phases or no plan yet. */
export function planOf(scenario: Scenario | null, own: OwnMachine, spec: CarbonSpec, { idleKg }: CarbonMonth, workload: Workload, now: Date): CarbonFacts['plan'] {
  if (scenario === null || scenario.phases.length === 0) return null
  const verdict = adviceFor(scenario, own, workload, now).verdict
  if (!verdict?.plan) return null
  const { values } = verdict
  const rows = new Map(catalog.cloudInstances().map((row) => [row.id, row]))
  const carbon = planCarbon({
    plan: verdict.plan,
    phases: scenario.phases,
    hereKgPerHour: operationPerHour(spec),
    fixedKg: idleKg,
    cloudKg(offer, phase) {
      const row = rows.get(offer.candidate.id)
      if (!row) return unknown('not-reported', `${offer.candidate.id} is no longer in the catalog`)
      const month = instanceKg(row, offerHours(offer, phase, values))
      return month.known ? known(month.value.operationKg) : month
    },
    horizonMonths: values.horizonMonths,
  })
  return { name: scenario.name, carbon }
}
