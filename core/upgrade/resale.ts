import { ageInDays, staleDays } from '../catalog/age'
import { type GpuRow } from '../catalog/schema'
import { known, unknown, type Maybe } from '../result/known'
import { type Limits } from './limits'
import { type Part } from './parts/part'

/** What the part that goes out fetches. */
export interface Resale {
  /** USD, >= 0, all such parts together. */
  readonly usd: number
  readonly by: 'entered' | 'published' | 'stated'
  readonly asOf: string | null
  readonly stale: boolean
  readonly because: string
}

/** eBay, most categories: 13.6 % up to $7,500 an item, 2.35 % of what is above, $0.40 an order (ebay.com/help/selling/fees, read 2026-09-20). */
const fee = { share: 0.136, upTo: 7500, above: 0.0235, order: 0.4 }
/** Of a launch price, where nobody lists a resale price: the advice's stated default for a card four years old. */
const launchShare = 0.2

/** What a seller keeps of a sale on a marketplace, USD, >= 0. */
export const afterFees = (usd: number): number => Math.max(0, usd - fee.share * Math.min(usd, fee.upTo) - fee.above * Math.max(0, usd - fee.upTo) - fee.order)

/** One card of this row, by default. */
function ofCard(gpu: GpuRow, count: number, now: Date): Maybe<Resale> {
  if (gpu.streetPriceUsd !== null) {
    const stale = gpu.streetPriceAsOf !== null && ageInDays(gpu.streetPriceAsOf, now) > staleDays
    return known({ usd: afterFees(gpu.streetPriceUsd) * count, by: 'published', asOf: gpu.streetPriceAsOf, stale, because: `catalog: resale of ${gpu.name} at $${gpu.streetPriceUsd}, less a marketplace's 13.6 % and $0.40${count > 1 ? `, ${count} of them` : ''}` })
  }
  if (gpu.launchPriceUsd != null && gpu.formFactor === 'pcie-card') return known({ usd: afterFees(gpu.launchPriceUsd * launchShare) * count, by: 'stated', asOf: null, stale: false, because: `a stated default: a fifth of the launch price of ${gpu.name}, $${gpu.launchPriceUsd}, less a marketplace's fee` })
  return unknown('not-reported', `nobody lists what a ${gpu.name} fetches`)
}

/** Of what goes out for a part. Memory and drives are taken as kept: a stated default of nothing, not an unknown. */
export function resaleOf(part: Part, own: GpuRow | null, count: number, { resaleUsd }: Limits, now: Date): Maybe<Resale> {
  const nothing = (because: string): Maybe<Resale> => known({ usd: 0, by: 'stated', asOf: null, stale: false, because })
  if (part.kind === 'nothing' || part.kind === 'cloud' || part.kind === 'ssd') return nothing('nothing goes out')
  if (part.kind === 'gpu' && part.beside) return nothing('the old card stays')
  if (resaleUsd !== null) return known({ usd: resaleUsd, by: 'entered', asOf: null, stale: false, because: 'entered' })
  if (part.kind === 'ram' || part.kind === 'psu') return nothing('the old part is taken as kept: enter what it fetches')
  if (own !== null) return ofCard(own, count, now)
  return part.kind === 'machine' ? unknown('not-asked', 'what this machine fetches was not entered') : nothing('no card of the catalog goes out')
}
