import { type PricesView } from '../../contract/price-calls'
import { formatUsd } from '../../units'
import { ageInDays, staleDays } from '../age'
import { instanceList } from '../lists/instances'
import { listRows, type CatalogRows } from '../lists/list'
import { priceFields, priceWords, type CloudRow } from '../schema'
import { priceProvenance } from './merge'
import { type OwnCatalog } from './schema'
import { ownView } from './view'

/** Rows that a page shows at once; a filter finds the rest. */
const mostRows = 500

const kinds = { price: 'own price', instance: 'own instance', discount: 'discount', gpu: 'own GPU', component: 'own component' } as const

function answerOf(rows: readonly CloudRow[], own: OwnCatalog, now: Date): string {
  const entered = rows.filter((row) => row.entered).length
  const stale = rows.filter((row) => ageInDays(row.asOf, now) > staleDays).length
  const yours = entered === 0 ? 'None of them is your own: enter what you really pay, and every page goes by it.' : `${entered} of them with figures of your own, which every page goes by.`
  const old = stale === 0 ? '' : ` ${stale} are older than 180 days.`
  return `${rows.length} instances have a price.${old} ${own.entries.length > 0 && entered === 0 ? 'What you entered names none of them.' : yours}`
}

/** The prices of the window's page. @param rows with the own ones; @param shipped without them */
export function pricesView(rows: CatalogRows, shipped: readonly CloudRow[], own: OwnCatalog, notice: string | null, filter: string, now: Date): PricesView {
  const listed = listRows(instanceList, rows, filter, now)
  const entered = new Map(own.entries.flatMap((entry) => (entry.kind === 'price' ? [[entry.instance, entry.prices] as const] : [])))
  const instances = rows.cloudInstances()
  const providers = [...new Set(instances.map((row) => row.provider))]
  const discounts = new Map(own.entries.flatMap((entry) => (entry.kind === 'discount' ? [[entry.provider, entry] as const] : [])))
  return {
    answer: answerOf(instances, own, now),
    notice,
    fields: priceFields.map((field) => priceWords[field]),
    rows: listed.slice(0, mostRows).map(({ row: raw, cells, stale }) => {
      const row = raw as unknown as CloudRow
      const prices = entered.get(row.id)
      return {
        id: row.id,
        gpu: cells[1]!,
        shown: priceFields.map((field) => (row[field] == null ? 'unknown' : formatUsd(row[field]))),
        entered: priceFields.map((field) => (prices?.[field] === undefined ? '' : String(prices[field]))),
        asOf: row.asOf,
        stale,
        provenance: priceProvenance(row) as 'entered' | 'published',
        note: row.note ?? '',
        source: row.source.slice(0, 2000),
      }
    }),
    count: `${listed.length === instances.length ? 'All' : listed.length} of ${instances.length} instances${listed.length > mostRows ? `, the first ${mostRows} shown` : ''}`,
    own: ownView(own, shipped, now).map(({ id, kind, of, figures, asOf, source, doubt }) => ({ id, of, what: kinds[kind], figures, asOf, source: source.slice(0, 300), doubt })),
    canUndo: own.before !== null,
    providers: providers.map((provider) => ({ provider, percent: discounts.has(provider) ? String(discounts.get(provider)!.percent) : '', asOf: discounts.get(provider)?.asOf ?? '', instances: instances.filter((row) => row.provider === provider).length })),
    today: now.toISOString().slice(0, 10),
    howWeKnow: [
      'Published prices come with the program, each with its source and the day on which it was read; they are called old after 180 days.',
      'What you enter keeps its own date, is marked as entered, and stands before the published price wherever prices are used: comparison, advice, reports, command line.',
      'A discount is off list prices on demand, reserved and committed; not off spot, and not off prices that you entered.',
      'Reserved and committed prices are unknown until you enter them: providers quote them, and nothing is invented.',
    ],
  }
}
