import { embodiedOfInstance } from '../../core/carbon/embodied'
import { instanceMonth, unpublishedPue, type InstanceMonth } from '../../core/carbon/instance'
import { type Place } from '../../core/carbon/view/facts'
import { weeksPerMonth } from '../../core/advice/time'
import { plainNumber } from '../../core/advice/words'
import { type OwnMachine } from '../../core/advice/machine'
import { type CloudRow, type GpuRow } from '../../core/catalog/schema'
import { compareInstance, type InstanceComparison } from '../../core/comparison/cloud'
import { onDemand } from '../../core/comparison/rent'
import { gpuWords } from '../../core/comparison/words'
import { type MeasuredCard } from '../../core/prediction/measured-cards'
import { type Maybe, known } from '../../core/result/known'
import { type Workload } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { workWorld } from '../compare'
import { gridOfRegion, intensityOf, pueOf } from './grid'

const gpuOf = (row: CloudRow): GpuRow | null => catalog.gpus().find((gpu) => gpu.id === row.gpuId) ?? null

/** Grams of so many hours on an instance. */
export function instanceKg(row: CloudRow, hours: number): Maybe<InstanceMonth> {
  const grid = gridOfRegion(row.provider, row.region)
  const gpu = gpuOf(row)
  const parts = { provider: row.provider, instanceType: row.instanceType, gpuId: row.gpuId, gpuCount: row.gpuCount ?? 0 }
  return instanceMonth({ tdpWatts: gpu?.tdpWatts ?? null, count: row.gpuCount ?? 0, hours, pue: pueOf(row.provider), intensity: intensityOf(grid), embodied: embodiedOfInstance(catalog.gridCarbon().embodied, parts) })
}

function placeOf(compared: InstanceComparison, hoursPerWeek: number): Place {
  const { row, speed, month } = compared
  const hours = month?.hours ?? (speed.ok ? (hoursPerWeek * weeksPerMonth) / speed.ratio : 0)
  const kg = instanceKg(row, hours)
  const grid = gridOfRegion(row.provider, row.region)
  const pue = pueOf(row.provider)
  return {
    id: row.id,
    name: `${row.provider} ${row.region}`,
    where: row.region,
    what: gpuWords(compared) ?? 'no GPU',
    usdPerMonth: month?.usdPerMonth ?? null,
    kg: kg.known ? known(kg.value.operationKg) : kg,
    madeKg: kg.known ? kg.value.embodiedKg : kg,
    grid,
    why: `${row.instanceType}, ${plainNumber(hours)} hours a month; ${pue ? pue.from : unpublishedPue.from}.${grid ? ` ${grid.source}.` : ''}`,
  }
}

/** The instances on which this work is possible, the cheapest of each provider's region. @param work its amount in hours of this machine */
export function placesFor(own: OwnMachine, work: Workload, hoursPerWeek: number, cards: readonly MeasuredCard[], now: Date): Place[] {
  if (!own.place || hoursPerWeek <= 0) return []
  const context = { here: own.place, workload: work, world: workWorld(), rent: onDemand, now, cards }
  const best = new Map<string, InstanceComparison>()
  const usd = ({ month }: InstanceComparison) => month?.usdPerMonth ?? Infinity
  for (const row of catalog.cloudInstances()) {
    if (row.gpuId === null) continue
    const compared = compareInstance(row, gpuOf(row), context)
    if (!compared.speed.ok || compared.excluded !== '') continue
    const key = `${row.provider}:${row.region}`
    const held = best.get(key)
    if (!held || usd(compared) < usd(held)) best.set(key, compared)
  }
  return [...best.values()].map((compared) => placeOf(compared, hoursPerWeek))
}
