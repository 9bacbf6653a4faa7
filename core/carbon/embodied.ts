import { type EmbodiedRow } from '../catalog/schema'
import { type Maybe, known, unknown } from '../result/known'
import { nearest } from '../text/nearest'
import { type Amount, range, scaled } from './range'

export interface EmbodiedUse {
  /** What making it emitted; null: nobody published it. */
  readonly kgCO2e: number | null
  /** Years until it is retired, > 0. */
  readonly lifeYears: number
  /** Hours a week in use over its life, 0 to 168. */
  readonly hoursPerWeek: number
}

const weeksPerYear = 365.25 / 7

/**
 * Embodied kg of one hour of use: what making it emitted, spread over the hours it will be used (ISO 14067's
 * functional unit; the SCI specification's M = TE x TS x RS). A machine that is never used has no hour to carry it.
 */
export function embodiedPerHour({ kgCO2e, lifeYears, hoursPerWeek }: EmbodiedUse): Maybe<number> {
  if (kgCO2e === null) return unknown('not-reported', 'no embodied figure is published for this part')
  const hours = lifeYears * weeksPerYear * hoursPerWeek
  return hours > 0 ? known(kgCO2e / hours) : unknown('not-applicable', 'it is not used: no hour carries what making it emitted')
}

/** A GPU's own published figure. The generic 150 kg is for data-centre parts of 2021: for others it would be a guess. */
export function embodiedOfGpu(rows: readonly EmbodiedRow[], gpuId: string): Maybe<EmbodiedRow> {
  const row = rows.find((each) => each.kind === 'gpu' && each.gpuId === gpuId)
  return row ? known(row) : unknown('not-reported', 'no embodied figure is published for this GPU')
}

/** What making one part emitted, as far as anybody published or entered it. */
export interface EmbodiedPart {
  readonly name: string
  readonly kg: Maybe<Amount>
}

/** A published figure with the error that its publication states; without one the figure alone. */
export function publishedEmbodied({ kgCO2e, errorShare = 0, scope, year, source }: EmbodiedRow, share = 1): Amount {
  return { ...scaled(range(kgCO2e * (1 - errorShare), kgCO2e * (1 + errorShare), kgCO2e), share), kind: 'published', from: `${share === 1 ? '' : `${fraction(share)} of: `}${scope ?? 'scope not said'} (${year}; ${source})${errorShare === 0 ? ', published without an error' : ''}` }
}

const fraction = (share: number): string => (Number.isInteger(1 / share) ? `1/${1 / share}` : String(Number(share.toPrecision(3))))

/**
 * A machine around its cards that nobody named: as much as the workstations of the list, from the least to the most. No
 * point: which of them it is like nobody knows.
 */
export function anyWorkstation(rows: readonly EmbodiedRow[]): Maybe<Amount> {
  const towers = rows.filter((row) => row.kind === 'workstation').map((row) => publishedEmbodied(row))
  if (towers.length === 0) return unknown('not-reported', 'no embodied figure of a workstation is published')
  const years = [...new Set(rows.filter((row) => row.kind === 'workstation').map(({ year }) => year))].sort((a, b) => a - b)
  return known({ low: Math.min(...towers.map(({ low }) => low)), high: Math.max(...towers.map(({ high }) => high)), point: null, kind: 'published', from: `the least and the most of ${towers.length} tower workstations as their maker publishes them (${years.join(', ')}): which of them this one is like is not known` })
}

/** A workstation by its name; else the three nearest names. */
export function workstationNamed(rows: readonly EmbodiedRow[], name: string): { ok: true; row: EmbodiedRow } | { ok: false; nearest: string[] } {
  const all = rows.filter((row) => row.kind === 'workstation')
  const plain = (text: string) => text.toLowerCase().replace(/[^a-z0-9]+/g, '')
  const found = all.filter((row) => [row.name ?? row.id, row.id].some((each) => plain(each) === plain(name)))
  if (found.length === 1) return { ok: true, row: found[0]! }
  const names = all.map((row) => row.name ?? row.id)
  const near = nearest(name, names)
  return { ok: false, nearest: near.length > 0 ? near : names.slice(0, 3) }
}

/** GPUs of a host whose whole platform is published (Cloud Carbon Footprint counts 150 kg for each of eight). */
const platformGpus = 8

/**
 * What making an instance's share of its host emitted: the published platform of its family by its GPUs, else the
 * published figure of its GPUs alone; unknown where neither is.
 */
export function embodiedOfInstance(rows: readonly EmbodiedRow[], { provider, instanceType, gpuId, gpuCount }: InstanceParts): Maybe<Amount> {
  const family = instanceType.split('.')[0]
  const platform = rows.find((row) => row.id.startsWith(`${provider}-platform:${family}.`))
  if (platform && gpuCount > 0) return known(publishedEmbodied(platform, gpuCount / platformGpus))
  const gpu = gpuId === null ? unknown('not-reported') : embodiedOfGpu(rows, gpuId)
  if (gpu.known && gpuCount > 0) {
    const one = publishedEmbodied(gpu.value)
    return known({ ...scaled(one, gpuCount), kind: one.kind, from: `${gpuCount === 1 ? '' : `${gpuCount} x `}${one.from}; the host around it is not in it` })
  }
  return unknown('not-reported', `nobody published what making ${instanceType} emitted`)
}

export interface InstanceParts {
  readonly provider: string
  readonly instanceType: string
  readonly gpuId: string | null
  readonly gpuCount: number
}
