import { type z } from 'zod'
import { firstDay } from '../age'
import { nearest } from '../../text/nearest'
import { checkCloudRow } from '../check-cloud'
import { matchGpu } from '../match-gpu'
import { cloudRow, componentRow, gpuRow, type CloudRow, type GpuRow } from '../schema'
import { ownEntry, type OwnEntry } from './schema'

/** What a row from outside is judged by. */
export interface PriceWorld {
  readonly instances: readonly CloudRow[]
  readonly gpus: readonly GpuRow[]
  readonly now: Date
  /** What the rows come from: "prices.csv". */
  readonly from: string
  /** For rows that have no date; null: such rows are refused. */
  readonly asOf: string | null
}

/** One row as it came: names of fields and what stands in them. */
export type RawRow = Readonly<Record<string, unknown>>
export type RowAnswer = { ok: true; entry: OwnEntry } | { ok: false; what: string }

const bad = (what: string): RowAnswer => ({ ok: false, what: what.slice(0, 400) })
const cloudFields = Object.keys(cloudRow.shape).filter((field) => field !== 'entered')
/** Other words for a field, as people head their columns. */
const otherNames: Readonly<Record<string, string>> = { instance: 'instanceType', type: 'instanceType', gpu: 'gpuId', ondemand: 'onDemandUsdPerHour', spot: 'spotUsdPerHour', reserved1y: 'reserved1yUsdPerHour', reserved3y: 'reserved3yUsdPerHour', committed: 'committedUsdPerHour', date: 'asOf' }

/** The catalog's name of a column, whatever its case, spaces and underscores. @returns null with the nearest where there is none */
export function fieldNamed(column: string): { field: string } | { near: string | undefined } {
  const bare = (text: string) => text.toLowerCase().replace(/[\s_-]/g, '')
  const field = cloudFields.find((each) => bare(each) === bare(column)) ?? otherNames[bare(column)]
  return field ? { field } : { near: nearest(column, cloudFields, 1)[0] }
}

/** "onDemandUsdPerHour 'x': Invalid input", for a person. */
function issue(error: z.ZodError, row: RawRow): string {
  const [first] = error.issues
  const field = String(first?.path[0] ?? 'the row')
  const value = row[field]
  return value === undefined ? `${field} is missing` : `${field} ${JSON.stringify(value)?.slice(0, 60)}: ${first!.message}`
}

function inFuture(asOf: string | null, now: Date): boolean {
  // A day of grace: the date of a person east of here.
  return asOf !== null && firstDay(asOf) > now.getTime() + 86_400_000
}

function cloudEntry(raw: RawRow, { instances, gpus, now, from, asOf }: PriceWorld): RowAnswer {
  const unknown = Object.keys(raw).find((field) => !cloudFields.includes(field))
  if (unknown !== undefined) return bad(`there is no field '${unknown.slice(0, 60)}'${nearest(unknown, cloudFields, 1).map((near) => `; nearest: ${near}`)}`)
  const id = `${String(raw['provider'])}:${String(raw['instanceType'])}:${String(raw['region'])}`
  const base = instances.find((row) => row.id === id)
  const blank = { gpuId: null, gpuCount: null, gpuMemoryGiB: null, vcpus: null, ramGiB: null, localSsdGB: null, onDemandUsdPerHour: null, spotUsdPerHour: null, note: null }
  // What the catalog knows of the machine holds; its prices do not: those of two days are no price list.
  const known = base ? { gpuId: base.gpuId, gpuCount: base.gpuCount, gpuMemoryGiB: base.gpuMemoryGiB, vcpus: base.vcpus, ramGiB: base.ramGiB, localSsdGB: base.localSsdGB } : {}
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null && value !== ''))
  const row: Record<string, unknown> = { ...blank, ...known, id, source: `imported from ${from}`, ...(asOf === null ? {} : { asOf }), ...given }
  if (typeof row['gpuId'] === 'string' && !gpus.some((gpu) => gpu.id === row['gpuId'])) {
    const match = matchGpu(gpus, row['gpuId'])
    if (!match.ok) return bad(`${match.because === 'ambiguous' ? `'${row['gpuId'].slice(0, 60)}' could be several GPUs` : `there is no GPU '${row['gpuId'].slice(0, 60)}'`}; nearest: ${match.nearest.join(', ')}`)
    row['gpuId'] = match.gpu.id
  }
  const gpu = gpus.find((each) => each.id === row['gpuId'])
  // One where it is not said, as `catalog add` takes it.
  if (gpu) row['gpuCount'] ??= 1
  if (gpu && !gpu.memoryOptionsGiB) row['gpuMemoryGiB'] ??= gpu.memoryGiB
  const parsed = cloudRow.omit({ entered: true }).safeParse(row)
  if (!parsed.success) return bad(issue(parsed.error, row))
  if (inFuture(parsed.data.asOf, now)) return bad(`asOf ${parsed.data.asOf} has not come yet`)
  const [complaint] = checkCloudRow(parsed.data, new Map(gpus.map((gpu) => [gpu.id, gpu])))
  return complaint === undefined ? { ok: true, entry: { kind: 'instance', id: `instance ${id}`, row: parsed.data } } : bad(complaint)
}

function gpuEntry(raw: RawRow, { gpus, from }: PriceWorld): RowAnswer {
  const row = { source: `imported from ${from}`, aliases: [], ambiguousAliases: [], ...raw }
  const parsed = gpuRow.safeParse(row)
  if (!parsed.success) return bad(issue(parsed.error, row))
  for (const name of [parsed.data.name, ...parsed.data.aliases]) {
    const owner = matchGpu(gpus, name)
    if (owner.ok && owner.gpu.id !== parsed.data.id) return bad(`'${name.slice(0, 60)}' is the name of ${owner.gpu.id}`)
  }
  return { ok: true, entry: { kind: 'gpu', id: `gpu ${parsed.data.id}`, row: parsed.data } }
}

function componentEntry(raw: RawRow, { from, now }: PriceWorld): RowAnswer {
  const row = { source: `imported from ${from}`, ...raw }
  const parsed = componentRow.safeParse(row)
  if (!parsed.success) return bad(issue(parsed.error, row))
  return inFuture(parsed.data.asOf, now) ? bad(`asOf ${parsed.data.asOf} has not come yet`) : { ok: true, entry: { kind: 'component', id: `component ${parsed.data.id}`, row: parsed.data } }
}

/** One row of a price file, told by its fields to be an instance, a GPU, a component or an entry that was exported; or what is wrong with it. */
export function parseRow(raw: unknown, world: PriceWorld): RowAnswer {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return bad('it is no row of named fields')
  const row = raw as RawRow
  if (typeof row['kind'] === 'string' && 'id' in row && ('row' in row || 'prices' in row || 'percent' in row)) {
    const entry = ownEntry.safeParse(row)
    return entry.success ? { ok: true, entry: entry.data } : bad(issue(entry.error, row))
  }
  if ('instanceType' in row) return cloudEntry(row, world)
  if ('vendor' in row && 'memoryGiB' in row) return gpuEntry(row, world)
  if ('kind' in row) return componentEntry(row, world)
  return bad('it is neither an instance (instanceType), nor a GPU (vendor, memoryGiB), nor a component (kind)')
}
