import { type CardBodyRow, type CloudRow, type ComponentRow, type GpuRow } from '../../catalog/schema'
import { known, unknown, type Maybe } from '../../result/known'
import { type Host } from '../host'
import { type Limits } from '../limits'
import { type Part, type Price } from './part'

/** The lists that parts are read from. */
export interface PartCatalog {
  readonly gpus: readonly GpuRow[]
  readonly instances: readonly CloudRow[]
  readonly components: readonly ComponentRow[]
  readonly bodies: readonly CardBodyRow[]
}

/** What decides which parts are worth a look: nothing is refused here, that is the rules' part. */
export interface PartsAsked {
  readonly catalog: PartCatalog
  readonly host: Host
  /** The card that is there, and how many of it; null: none that the catalog knows. */
  readonly gpu: GpuRow | null
  readonly count: number
  readonly limits: Limits
  readonly entered: readonly EnteredPart[]
  /** Instances that renting instead would take: the cheapest for the work, the cheapest that is as fast. */
  readonly rented: readonly CloudRow[]
}

/** A part with the price that somebody saw: a card by its row, the others by their size. */
export type EnteredPart =
  | { readonly kind: 'gpu'; readonly gpu: GpuRow; readonly usd: number | null; readonly noiseDb?: number | null }
  | { readonly kind: 'ram' | 'ssd' | 'psu'; /** GiB, TB, W. */ readonly amount: number; readonly usd: number | null }

/** One kind of part: a file with such a function and a line in `list.ts`. */
export type PartSource = (asked: PartsAsked) => readonly Part[]

export const enteredPrice = (usd: number | null): Maybe<Price> => (usd === null ? unknown('not-asked', 'nobody entered a price') : known({ usd, asOf: null, by: 'entered', source: 'entered' }))

/** A row's price in the middle of what was seen; unknown where only the ends of a range are known. */
export function medianPrice(row: ComponentRow, times = 1): Maybe<Price> {
  const usd = row['priceUsdMedian']
  if (typeof usd !== 'number' || row.asOf === null) return unknown('not-reported', 'the catalog has no price in the middle of its range')
  const basis = typeof row['priceBasis'] === 'string' ? `${row['priceBasis']}; ` : ''
  return known({ usd: usd * times, asOf: row.asOf, by: 'published', source: `${times === 1 ? '' : `${times} x `}${basis}${row.source}`.slice(0, 1000) })
}

/** Catalog price of a card: the best resale of a month, which is what one pays for it. */
export function cardPrice(gpu: GpuRow): Maybe<Price> {
  if (gpu.streetPriceUsd === null) return unknown('not-reported', `the catalog has no price of ${gpu.name}`)
  return known({ usd: gpu.streetPriceUsd, asOf: gpu.streetPriceAsOf, by: 'published', source: `best resale price of the month; ${/street price ([^;]+)/.exec(gpu.source)?.[1]?.trim() ?? gpu.source}`.slice(0, 1000) })
}

/** A number of a component's row; null: it has none. */
export const numberOf = (row: ComponentRow, field: string): number | null => (typeof row[field] === 'number' ? (row[field] as number) : null)
export const textOf = (row: ComponentRow, field: string): string | null => (typeof row[field] === 'string' ? (row[field] as string) : null)
