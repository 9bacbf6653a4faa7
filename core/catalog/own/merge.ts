import { type Provenance } from '../../result/provenance'
import { priceFields, priceWords, type CloudRow, type ComponentRow, type GpuRow, type PriceField } from '../schema'
import { type OwnCatalog, type OwnEntry, type OwnOf } from './schema'

const of = <K extends OwnEntry['kind']>(own: OwnCatalog, kind: K): OwnOf<K>[] => own.entries.filter((entry): entry is OwnOf<K> => entry.kind === kind)

/** Rows with the own ones in place of those of their id, and after the others where there is none. */
function withRows<Row extends { id: string }>(rows: readonly Row[], own: readonly Row[]): Row[] {
  const fresh = new Map(own.map((row) => [row.id, row]))
  const ids = new Set(rows.map(({ id }) => id))
  return [...rows.map((row) => fresh.get(row.id) ?? row), ...[...fresh.values()].filter(({ id }) => !ids.has(id))]
}

const noted = (row: CloudRow, text: string): string => [text, row.note].filter(Boolean).join('; ').slice(0, 2000)

/** The own prices over the row's. The row's date is that of its on-demand price; what stays published says so in the note. */
function withPrices(row: CloudRow, { prices, asOf, source }: OwnOf<'price'>): CloudRow {
  const given = priceFields.filter((field) => prices[field] !== undefined)
  const rest = priceFields.filter((field) => prices[field] === undefined && (row[field] ?? null) !== null)
  const dated = given.includes('onDemandUsdPerHour') || row.onDemandUsdPerHour === null
  const kept = rest.length ? `; ${rest.map((field) => priceWords[field]).join(', ')} published ${row.asOf}` : ''
  return {
    ...row,
    ...(Object.fromEntries(given.map((field) => [field, prices[field]])) as Partial<Pick<CloudRow, PriceField>>),
    asOf: dated ? asOf : row.asOf,
    entered: true,
    note: noted(row, `entered ${asOf}: ${given.map((field) => priceWords[field]).join(', ')}${kept}`),
    source: `${source}; the rest: ${row.source}`.slice(0, 2000),
  }
}

/** A discount is off list prices: never off what was entered, which is what one pays, and never off spot. */
function discounted(row: CloudRow, { percent, asOf }: OwnOf<'discount'>, paid: ReadonlySet<PriceField>): CloudRow {
  const fields = priceFields.filter((field) => field !== 'spotUsdPerHour' && !paid.has(field) && (row[field] ?? null) !== null)
  if (fields.length === 0) return row
  // Not below the least price that a row may have.
  const less = Object.fromEntries(fields.map((field) => [field, Math.max(0.001, Number((row[field]! * (1 - percent / 100)).toPrecision(6)))]))
  return { ...row, ...less, entered: true, note: noted(row, `${percent} % off the list price of ${row.asOf}, discount entered ${asOf}`) }
}

/** Cloud instances with the user's own: rows, then prices, then discounts. Own figures win and keep their dates. */
export function withOwnInstances(rows: readonly CloudRow[], own: OwnCatalog): readonly CloudRow[] {
  const [instances, prices, discounts] = [of(own, 'instance'), of(own, 'price'), of(own, 'discount')]
  if (instances.length + prices.length + discounts.length === 0) return rows
  const ownIds = new Set(instances.map(({ row }) => row.id))
  const priceOf = new Map(prices.map((each) => [each.instance, each]))
  const discountOf = new Map(discounts.map((each) => [each.provider.toLowerCase(), each]))
  return withRows(rows, instances.map(({ row }) => ({ ...row, entered: true as const }))).map((row) => {
    const price = priceOf.get(row.id)
    const discount = discountOf.get(row.provider.toLowerCase())
    const paid = new Set(ownIds.has(row.id) ? priceFields : priceFields.filter((field) => price?.prices[field] !== undefined))
    const less = discount ? discounted(row, discount, paid) : row
    return price ? withPrices(less, price) : less
  })
}

export const withOwnGpus = (rows: readonly GpuRow[], own: OwnCatalog): readonly GpuRow[] => {
  const gpus = of(own, 'gpu')
  return gpus.length === 0 ? rows : withRows(rows, gpus.map(({ row }) => row))
}

export const withOwnComponents = (rows: readonly ComponentRow[], own: OwnCatalog): readonly ComponentRow[] => {
  const components = of(own, 'component')
  return components.length === 0 ? rows : withRows(rows, components.map(({ row }) => row))
}

/** What the prices of a row say of themselves. */
export const priceProvenance = (row: CloudRow): Provenance => (row.entered ? 'entered' : 'published')
