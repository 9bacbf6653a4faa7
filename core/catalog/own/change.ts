import { usageError } from '../../errors/user-error'
import { nearest } from '../../text/nearest'
import { mostEntries, type OwnCatalog, type OwnEntry } from './schema'

/** Entries put in, each in place of the one with its id; the newest stand last. @throws UserError usage when there are too many */
export function putOwn(own: OwnCatalog, entries: readonly OwnEntry[]): OwnCatalog {
  const fresh = new Map(entries.map((entry) => [entry.id, entry]))
  const all = [...own.entries.filter(({ id }) => !fresh.has(id)), ...fresh.values()]
  if (all.length > mostEntries) throw usageError(`That would be ${all.length} own entries; ${mostEntries} is the most.`, 'Import the rows that you use.')
  return { ...own, entries: all, before: own.entries }
}

/** @throws UserError usage with the nearest ids */
export function removeOwn(own: OwnCatalog, id: string): OwnCatalog {
  const ids = own.entries.map((entry) => entry.id)
  // "aws:p4d.24xlarge:us-east-1" is enough where it is one entry.
  const found = ids.includes(id) ? [id] : ids.filter((each) => each.slice(each.indexOf(' ') + 1) === id)
  if (found.length !== 1) {
    const near = found.length ? found : nearest(id, ids)
    throw usageError(found.length ? `'${id}' is several own entries.` : `There is no own entry '${id}'.`, near.length ? `Nearest: ${near.map((each) => `'${each}'`).join(', ')}.` : '`groundspeed catalog own` lists them.')
  }
  return { ...own, entries: own.entries.filter((entry) => entry.id !== found[0]), before: own.entries }
}

/** What stood before the last change; to undo it again brings it back. @throws UserError usage when nothing was changed */
export function undoOwn(own: OwnCatalog): OwnCatalog {
  if (own.before === null) throw usageError('Nothing was changed that could be undone.')
  return { ...own, entries: own.before, before: own.entries }
}
