import { ageInDays, staleDays } from '../age'
import { priceFields, priceWords, type CloudRow } from '../schema'
import { formatUsd } from '../../units'
import { type OwnCatalog, type OwnEntry } from './schema'

export interface OwnView {
  readonly id: string
  readonly kind: OwnEntry['kind']
  /** What it is about: an instance, a provider, a GPU. */
  readonly of: string
  /** "on demand $20.50, spot $9.00 an hour" */
  readonly figures: string
  readonly asOf: string
  readonly source: string
  readonly stale: boolean
  /** What a reader should know: it is old, the catalog is newer, there is no such row; empty otherwise. */
  readonly doubt: string
}

const pricesOf = (row: Partial<Record<(typeof priceFields)[number], number | null | undefined>>): string => {
  const said = priceFields.flatMap((field) => (typeof row[field] === 'number' ? [`${priceWords[field]} ${formatUsd(row[field])}`] : []))
  return said.length ? `${said.join(', ')} an hour` : 'no price'
}

function told(entry: OwnEntry): Pick<OwnView, 'of' | 'figures' | 'source'> & { asOf: string | null } {
  switch (entry.kind) {
    case 'price':
      return { of: entry.instance, figures: pricesOf(entry.prices), asOf: entry.asOf, source: entry.source }
    case 'instance':
      return { of: entry.row.id, figures: pricesOf(entry.row), asOf: entry.row.asOf, source: entry.row.source }
    case 'discount':
      return { of: entry.provider, figures: `${entry.percent} % off list prices, not off spot`, asOf: entry.asOf, source: 'entered' }
    case 'gpu':
      return { of: entry.row.name, figures: `${entry.row.memoryGiB} GiB, ${entry.row.fp32Tflops ?? 'unknown'} TFLOPS in fp32`, asOf: entry.row.streetPriceAsOf, source: entry.row.source }
    case 'component':
      return { of: entry.row.id, figures: typeof entry.row['priceUsdMedian'] === 'number' ? formatUsd(entry.row['priceUsdMedian']) : 'no price', asOf: entry.row.asOf, source: entry.row.source }
  }
}

function doubtOf(entry: OwnEntry, asOf: string | null, shipped: readonly CloudRow[], now: Date): string {
  const about = entry.kind === 'price' ? entry.instance : entry.kind === 'instance' ? entry.row.id : null
  const row = about === null ? undefined : shipped.find(({ id }) => id === about)
  if (entry.kind === 'price' && !row) return 'the catalog has no such instance any more: it does nothing'
  if (row && asOf !== null && ageInDays(asOf, now) > ageInDays(row.asOf, now)) return `the catalog has a newer price, of ${row.asOf}; yours holds`
  const age = asOf === null ? 0 : ageInDays(asOf, now)
  return age > staleDays ? `${age} days old: look whether it still holds` : ''
}

/** Every own entry in words, newest first. @param shipped the rows without them */
export function ownView({ entries }: OwnCatalog, shipped: readonly CloudRow[], now: Date): OwnView[] {
  return [...entries].reverse().map((entry) => {
    const { of, figures, asOf, source } = told(entry)
    return { id: entry.id, kind: entry.kind, of, figures, asOf: asOf ?? 'no date', source, stale: asOf !== null && ageInDays(asOf, now) > staleDays, doubt: doubtOf(entry, asOf, shipped, now) }
  })
}
