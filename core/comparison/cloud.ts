import { staleDays, ageInDays } from '../catalog/age'
import { type CloudRow, type GpuRow } from '../catalog/schema'
import { placeWith, type MeasuredCard } from '../prediction/measured-cards'
import { type Place } from '../prediction/place'
import { speedBetween, type Between } from '../prediction/work/between'
import { type WorkWorld } from '../prediction/work/speed'
import { type Interval } from '../units'
import { unitOfWork } from '../workload/unit'
import { type Workload } from '../workload/schema'
import { hourPrice, rentMonth, type RentInputs, type RentMonth } from './rent'
import { weeksPerMonth } from '../advice/time'
import { hoursHere } from './amount'

/** What an instance is compared for. */
export interface ComparisonContext {
  readonly here: Place
  readonly workload: Workload
  readonly world: WorkWorld
  readonly rent: RentInputs
  readonly now: Date
  /** Cards that colleagues measured: they stand before published figures. */
  readonly cards?: readonly MeasuredCard[]
}

export interface InstanceComparison {
  readonly row: CloudRow
  readonly gpu: GpuRow | null
  /** Speed of the work there; not ok: why it is not known. */
  readonly speed: Between
  /** Price of an hour on the wanted terms; null: not published. */
  readonly usdPerHour: number | null
  /** A month of the workload; null without price or speed. */
  readonly month: RentMonth | null
  /** USD for so many units of work as prices are told for (a million images), with the band of the speed. */
  readonly usdPerUnits: { readonly value: number; readonly band: Interval } | null
  /** USD for what this machine does in an hour; null when the ratio or the price is unknown. */
  readonly usdPerLocalHour: number | null
  readonly asOf: string
  readonly ageDays: number
  readonly stale: boolean
  /** Why it cannot do the work at all, or may not: memory, region; empty: it can. */
  readonly excluded: string
}

/** How fast an instance does the work, and what that costs there. */
export function compareInstance(row: CloudRow, gpu: GpuRow | null, context: ComparisonContext): InstanceComparison {
  const { here, workload, world, rent, now, cards = [] } = context
  const count = row.gpuCount ?? 0
  const speed: Between = gpu && count > 0 ? speedBetween(workload.work, here, placeWith(gpu, count, cards), world) : { ok: false, text: 'CPU only: no published figures to predict from' }
  const usdPerHour = hourPrice(row, rent)
  const ageDays = ageInDays(row.asOf, now)
  const hours = speed.ok ? hoursHere(workload, speed.unitsPerSecond / speed.ratio) : null
  const month = speed.ok && hours !== null ? rentMonth(row, rent, hours, speed.ratio) : null
  return {
    row,
    gpu,
    speed,
    usdPerHour,
    month,
    usdPerUnits: speed.ok && month !== null && hours !== null ? perUnits(speed, month, hours, unitOfWork(workload.work).priced) : null,
    usdPerLocalHour: speed.ok && usdPerHour !== null ? usdPerHour / speed.ratio : null,
    asOf: row.asOf,
    ageDays,
    stale: ageDays > staleDays,
    excluded: excludedBy(row, workload),
  }
}

/** What the month costs, over the units that it does; fixed parts (storage) are in it, so the band is the speed's at the most. */
function perUnits(speed: Extract<Between, { ok: true }>, month: RentMonth, hoursPerWeek: number, priced: number): { value: number; band: Interval } {
  const here = speed.unitsPerSecond / speed.ratio
  const units = here * 3600 * hoursPerWeek * weeksPerMonth
  const value = (month.usdPerMonth / units) * priced
  return { value, band: { low: (value * speed.unitsPerSecond) / speed.unitsBand.high, high: (value * speed.unitsPerSecond) / speed.unitsBand.low } }
}

function excludedBy(row: CloudRow, { needsMemoryGiB, wishes }: Workload): string {
  const memory = row.gpuMemoryGiB
  if (needsMemoryGiB !== null && memory !== null && memory < needsMemoryGiB) return `needs ${needsMemoryGiB} GiB on one GPU, it has ${memory}`
  if (!wishes.dataMayLeave) return 'the data may not leave'
  if (wishes.offline) return 'there is no network to it'
  if (wishes.regions.length > 0 && !wishes.regions.some((region) => region === row.region || row.id.startsWith(`${region}:`))) return `not in ${wishes.regions.join(', ')}`
  return ''
}
