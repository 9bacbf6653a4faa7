import { type Verdict } from '../core/advice/advise'
import { energyPerMonthKwh } from '../core/advice/own-cost'
import { type Scenario } from '../core/advice/scenario'
import { weeksPerMonth } from '../core/advice/time'
import { assumptionIn } from '../core/advice/values'
import { embodiedOfGpu, embodiedPerHour } from '../core/carbon/embodied'
import { compareFootprints, footprintOf, type CarbonComparison } from '../core/carbon/footprint'
import { matchRegion } from '../core/carbon/region'
import { matchGpu } from '../core/catalog/match-gpu'
import { type GpuRow } from '../core/catalog/schema'
import { known, type Maybe, unknown } from '../core/result/known'
import { catalog } from './catalog'

/** What a host draws beside its GPUs; what a server lives, and that it is rented around the clock: stated defaults. */
const host = { watts: 100, lifeYears: 4, hoursPerWeek: 168 }

const intensity = (place: string): number | null => {
  const match = matchRegion(catalog.gridCarbon(), place)
  return match.ok ? match.grid.kgCo2ePerKwh : null
}

function embodiedFor(gpu: GpuRow | null, hours: number, use: { lifeYears: number; hoursPerWeek: number }): Maybe<number> {
  const row = gpu === null ? unknown('not-reported') : embodiedOfGpu(catalog.gridCarbon().embodied, gpu.id)
  if (!row.known) return row
  const perHour = embodiedPerHour({ kgCO2e: row.value.kgCO2e, ...use })
  return perHour.known ? known(perHour.value * hours) : perHour
}

/** A month here beside a month there, in kg. A US state takes the country's average: the catalog has no other. */
export function carbonOf(scenario: Scenario, { values: v, flow, verdict }: Verdict): CarbonComparison {
  const named = scenario.gpu === null ? null : matchGpu(catalog.gpus(), scenario.gpu)
  const region = scenario.region === null ? null : scenario.region.startsWith('US-') ? 'USA' : scenario.region
  const own = footprintOf({
    kwh: energyPerMonthKwh(v),
    powerKind: assumptionIn(scenario, 'powerWatts').source === 'entered' ? 'measured' : 'tdp',
    kgCo2ePerKwh: region === null ? null : intensity(region),
    embodiedKg: embodiedFor(named?.ok ? named.gpu : null, v.hoursPerWeek * weeksPerMonth, { lifeYears: v.horizonMonths / 12, hoursPerWeek: v.hoursPerWeek }),
  })
  const row = catalog.cloudInstances().find((each) => each.id === scenario.instance) ?? null
  const gpu = row === null ? null : (catalog.gpus().find((each) => each.id === row.gpuId) ?? null)
  const hours = flow.months[1]?.cloud?.billedHours ?? 0
  const count = row?.gpuCount ?? 0
  const tdp = gpu?.tdpWatts ?? null
  const pue = catalog.gridCarbon().pue.find((each) => each.provider === row?.provider)?.pue ?? null
  const cloud = footprintOf({
    kwh: tdp === null ? 0 : ((tdp * count + host.watts) / 1000) * hours * (pue ?? 1),
    powerKind: 'tdp',
    kgCo2ePerKwh: row === null || tdp === null ? null : intensity(`${row.provider}:${row.region}`),
    embodiedKg: embodiedFor(gpu, hours * count, host),
  })
  const compared = compareFootprints(own, cloud, verdict === 'own' ? 'own' : 'cloud')
  const unsaid = pue === null && cloud.known ? ` ${row?.provider} publishes no PUE: its cooling is not counted.` : ''
  return { ...compared, answer: compared.answer + unsaid }
}
