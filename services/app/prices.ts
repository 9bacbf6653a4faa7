import { type Handlers } from '../../core/contract/app-api'
import { pricesView } from '../../core/catalog/own/prices-view'
import { priceFields } from '../../core/catalog/schema'
import { usageError } from '../../core/errors/user-error'
import { catalogFor, shipped } from '../catalog'
import { importPrices, removeEntry, setDiscount, setPrice, undoEntries } from '../own-catalog'
import { readOwn } from '../own-prices'
import { type Paths } from '../paths'

/** A price as a person types it. @returns undefined for nothing @throws UserError usage for what is no number */
function typedNumber(text: string, what: string): number | undefined {
  const bare = text.trim().replace(/^\$/, '')
  if (bare === '') return undefined
  if (!/^\d+(\.\d+)?$/.test(bare)) throw usageError(`${what} '${text}' is not a number.`, 'Write it with a point: 1.25.')
  return Number(bare)
}

/** Answers for the own prices; each change holds for the next call of any page. */
export function priceHandlers(paths: Paths): Pick<Handlers, 'prices' | 'price-set' | 'price-discount' | 'price-import' | 'price-remove' | 'price-undo'> {
  // A damaged file is set aside once; a page that opens later is told as well.
  const atStart = readOwn(paths, new Date())
  const done = (said: string) => ({ said, revision: readOwn(paths, new Date()).own.revision })
  return {
    prices: async ({ filter }) => {
      const { own, notice } = readOwn(paths, new Date())
      return pricesView(catalogFor(paths), shipped.cloudInstances(), own, notice ?? atStart.notice, filter, new Date())
    },
    'price-set': async ({ instance, prices, asOf }) => {
      const given = Object.fromEntries(priceFields.flatMap((field, i) => {
        const value = typedNumber(prices[i] ?? '', 'The price')
        return value === undefined ? [] : [[field, value] as const]
      }))
      if (Object.keys(given).length === 0) {
        removeEntry(paths, `price ${instance}`, new Date())
        return done(`The catalog's prices of ${instance} hold again.`)
      }
      const entry = setPrice(paths, instance, given, asOf.trim() || null, new Date())
      return done(`Entered your price of ${entry.kind === 'price' ? entry.instance : instance}.`)
    },
    'price-discount': async ({ provider, percent, asOf }) => {
      const entry = setDiscount(paths, provider, typedNumber(percent.replace(/\s*%$/, ''), 'The discount') ?? 0, asOf.trim() || null, new Date())
      return done(entry ? `${provider}: ${entry.kind === 'discount' ? entry.percent : ''} % off list prices.` : `There is no discount of ${provider} any more.`)
    },
    'price-import': async ({ name, text }) => {
      const file = importPrices(paths, text, name, null, new Date())
      if (!file.ok) return { ...done(`${file.problems.length} of ${Math.max(file.rows, file.problems.length)} rows of ${name} cannot be used. Nothing was imported.`), problems: file.problems }
      return { ...done(`Imported ${file.entries.length} ${file.entries.length === 1 ? 'row' : 'rows'} of ${name}.${file.same ? ` ${file.same} say what the catalog says already.` : ''}`), problems: [] }
    },
    'price-remove': async ({ id }) => {
      removeEntry(paths, id, new Date())
      return done(`Removed ${id}.`)
    },
    'price-undo': async ({ revision }) => {
      undoEntries(paths, new Date(), revision)
      return done('The last change was taken back.')
    },
  }
}
