import { compareInstance, type InstanceComparison } from '../comparison/cloud'
import { picksOf, type Picks } from '../comparison/picks'
import { onDemand, rentMonth } from '../comparison/rent'
import { defaultInstances } from '../comparison/select'
import { type CloudRow, type GpuRow } from '../catalog/schema'
import { type MeasuredCard } from '../prediction/measured-cards'
import { type Place } from '../prediction/place'
import { type WorkWorld } from '../prediction/work/speed'
import { type Workload } from '../workload/schema'
import { workNeed } from './work-need'

/** What renting the same work costs: the alternative that a part is paid back against. */
export interface Rent {
  readonly row: CloudRow
  readonly usdPerMonth: number
  /** Hours a week there. */
  readonly hoursPerWeek: number
}

const gibibyte = 2 ** 30
/** The driver's own, of a card as it is sold (core/fit/verdict.ts). */
const reservedGiB = 0.5

export interface RentWorld {
  readonly workload: Workload
  readonly world: WorkWorld
  readonly instances: readonly CloudRow[]
  readonly gpus: readonly GpuRow[]
  readonly cards: readonly MeasuredCard[]
  readonly now: Date
}

/** The usual instances beside a place, on demand; conditions on the data are left out: what it would cost is a question all the same. */
export function comparedWith(here: Place, { workload, world, instances, gpus, cards, now }: RentWorld): InstanceComparison[] {
  const need = workNeed(workload, world.models, false)
  const needsMemoryGiB = need === null ? null : need.by === 'entered' ? need.bytes / gibibyte : need.bytes / gibibyte + reservedGiB
  const rentable = { ...workload, needsMemoryGiB, wishes: { ...workload.wishes, dataMayLeave: true, offline: false } }
  return defaultInstances(instances).map((row) => compareInstance(row, gpus.find(({ id }) => id === row.gpuId) ?? null, { here, workload: rentable, world, rent: onDemand, now, cards }))
}

/** The cheapest month of what a place does in these hours; null: no instance with a known speed and price can do it. */
export function cheapestRent(compared: readonly InstanceComparison[], hoursPerWeek: number): Rent | null {
  const offers = compared.flatMap(({ row, speed, excluded }): Rent[] => {
    const month = speed.ok && excluded === '' ? rentMonth(row, onDemand, hoursPerWeek, speed.ratio) : null
    return month && speed.ok ? [{ row, usdPerMonth: month.usdPerMonth, hoursPerWeek: hoursPerWeek / speed.ratio }] : []
  })
  return offers.reduce<Rent | null>((least, each) => (least && least.usdPerMonth <= each.usdPerMonth ? least : each), null)
}

/** Instances that stand among the candidates: the cheapest for the work, and the cheapest by the hour that is as fast as here. */
export function rentedRows(compared: readonly InstanceComparison[]): CloudRow[] {
  const { cheapestWork, cheapestAsFast }: Picks = picksOf(compared, null)
  const rows = [cheapestWork, cheapestAsFast].flatMap((each) => (each ? [each.row] : []))
  return rows.filter((row, i) => rows.findIndex(({ id }) => id === row.id) === i)
}
