import fs from 'node:fs'
import path from 'node:path'
import { firstDay } from '../core/catalog/age'
import { instanceNamed } from '../core/catalog/find-row'
import { putOwn, removeOwn, undoOwn } from '../core/catalog/own/change'
import { mostFileBytes, parsePriceFile, type PriceFile } from '../core/catalog/own/parse-file'
import { parseRow, type RawRow } from '../core/catalog/own/parse-rows'
import { type OwnEntry } from '../core/catalog/own/schema'
import { ownView, type OwnView } from '../core/catalog/own/view'
import { catalogDate, priceFields, priceWords, type PriceField } from '../core/catalog/schema'
import { failure, usageError } from '../core/errors/user-error'
import { nearest } from '../core/text/nearest'
import { catalogFor, shipped } from './catalog'
import { changeOwn, readOwn } from './own-prices'
import { type Paths } from './paths'

/** What a person may do to the catalog, for the command line and the window alike. `now` dates what has no date of its own. */

export const today = (now: Date): string => now.toISOString().slice(0, 10)

/** @throws UserError usage for what is no date or has not come yet */
function dayOf(asOf: string | null, now: Date): string {
  const date = asOf ?? today(now)
  if (!catalogDate.safeParse(date).success) throw usageError(`'${date.slice(0, 40)}' is no date.`, 'Write it as 2026-11-25, or 2026-11 where only the month is known.')
  if (firstDay(date) > now.getTime() + 86_400_000) throw usageError(`${date} has not come yet.`, 'Give the day on which the price was read.')
  return date
}

/** @returns what holds and what was entered, and what happened to a file that is not used */
export function ownEntries(paths: Paths, now: Date): { entries: OwnView[]; raw: readonly OwnEntry[]; canUndo: boolean; notice: string | null } {
  const { own, notice } = readOwn(paths, now)
  return { entries: ownView(own, shipped.cloudInstances(), now), raw: own.entries, canUndo: own.before !== null, notice }
}

/** All own prices of one instance: they take the place of those entered before. @throws UserError */
export function setPrice(paths: Paths, name: string, given: Partial<Record<PriceField, number>>, asOf: string | null, now: Date): OwnEntry {
  const row = instanceNamed(catalogFor(paths).cloudInstances(), name)
  const date = dayOf(asOf, now)
  const prices = Object.fromEntries(priceFields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])))
  const most = given.onDemandUsdPerHour
  for (const field of priceFields) {
    const price = given[field]
    if (price !== undefined && !(price >= 0.0005 && price <= 1000)) throw usageError(`${priceWords[field]} ${price} is not a price from 0.0005 to 1000 USD an hour.`)
    if (price !== undefined && most !== undefined && price > most) throw usageError(`${priceWords[field]} $${price} is above on demand $${most}.`, 'Look whether the two were mixed up.')
  }
  if (Object.keys(prices).length === 0) throw usageError('There is no price to enter.', 'Give at least one, such as --on-demand 1.25.')
  const entry: OwnEntry = { kind: 'price', id: `price ${row.id}`, instance: row.id, prices, asOf: date, source: 'entered' }
  changeOwn(paths, now, (own) => putOwn(own, [entry]))
  return entry
}

/** @throws UserError with what is wrong with the row */
export function addInstance(paths: Paths, row: RawRow, asOf: string | null, now: Date): OwnEntry {
  const rows = catalogFor(paths)
  const answer = parseRow({ source: 'entered', ...row }, { instances: shipped.cloudInstances(), gpus: rows.gpus(), now, from: 'entered', asOf: dayOf(asOf, now) })
  if (!answer.ok) throw usageError(`That is no instance: ${answer.what}.`)
  changeOwn(paths, now, (own) => putOwn(own, [answer.entry]))
  return answer.entry
}

/** Zero takes it away. @throws UserError for a provider that the catalog lacks, or a share that is none */
export function setDiscount(paths: Paths, provider: string, percent: number, asOf: string | null, now: Date): OwnEntry | null {
  const providers = [...new Set(catalogFor(paths).cloudInstances().map((row) => row.provider))]
  const known = providers.find((each) => each.toLowerCase() === provider.toLowerCase())
  if (!known) throw usageError(`There is no provider '${provider}'.`, `There are: ${[...nearest(provider, providers), ...providers].filter((each, i, all) => all.indexOf(each) === i).join(', ')}.`)
  if (!(percent >= 0 && percent <= 95)) throw usageError(`${percent} is not a discount from 0 to 95 percent.`)
  const id = `discount ${known}`
  if (percent === 0) {
    changeOwn(paths, now, (own) => removeOwn(own, id))
    return null
  }
  const entry: OwnEntry = { kind: 'discount', id, provider: known, percent, asOf: dayOf(asOf, now) }
  changeOwn(paths, now, (own) => putOwn(own, [entry]))
  return entry
}

export const removeEntry = (paths: Paths, id: string, now: Date): void => void changeOwn(paths, now, (own) => removeOwn(own, id))
export const undoEntries = (paths: Paths, now: Date, revision: number | null = null): void => void changeOwn(paths, now, (own) => undoOwn(own, revision))

/** The rows of a price file, taken all or none. @param from its name, for the source of its rows */
export function importPrices(paths: Paths, text: string, from: string, asOf: string | null, now: Date): PriceFile {
  const rows = catalogFor(paths)
  const file = parsePriceFile(text, { instances: shipped.cloudInstances(), gpus: rows.gpus(), now, from: from.slice(0, 120), asOf: asOf === null ? null : dayOf(asOf, now) })
  if (file.ok && file.entries.length > 0) changeOwn(paths, now, (own) => putOwn(own, file.entries))
  return file
}

/** @throws UserError usage when there is no such file, failed when it cannot be read */
export function readPriceFile(file: string): { text: string; name: string } {
  try {
    if (fs.statSync(file).size > mostFileBytes) throw failure(`${file} is larger than a price file can be.`)
    return { text: fs.readFileSync(file, 'utf8'), name: path.basename(file) }
  } catch (error) {
    if ((error as Error).name === 'UserError') throw error
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw usageError(`There is no file ${file}.`)
    throw failure(`${file} cannot be read (${code}).`)
  }
}
