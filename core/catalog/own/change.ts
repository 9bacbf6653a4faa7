import { usageError } from '../../errors/user-error'
import { nearest } from '../../text/nearest'
import { mostEntries, type OwnCatalog, type OwnEntry } from './schema'

/** Entries put in, each in place of the one with its id; the newest stand last. @throws UserError usage when there are too many */
export function putOwn(own: OwnCatalog, entries: readonly OwnEntry[]): OwnCatalog {
  const fresh = new Map(entries.map((entry) => [entry.id, entry]))
  const all = [...own.entries.filter(({ id }) => !fresh.has(id)), ...fresh.values()]
  if (all.length > mostEntries) throw usageError(`That would be ${all.length} own entries; ${mostEntries} is the most.`, 'Import the rows that you use.')
  return { ...own, entries: all, before: own.entries, revision: own.revision + 1 }
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
  return { ...own, entries: own.entries.filter((entry) => entry.id !== found[0]), before: own.entries, revision: own.revision + 1 }
}

/**
 * What stood before the last change; to undo it again brings it back.
 * @param revision of the change that is meant; null: the last one, whichever it is
 * @throws UserError usage when nothing was changed, or something else since
 */
export function undoOwn(own: OwnCatalog, revision: number | null = null): OwnCatalog {
  if (own.before === null) throw usageError('Nothing was changed that could be undone.')
  if (revision !== null && revision !== own.revision) throw usageError('Something else was changed since.', 'Undo the last change first, or remove the entry from the list.')
  return { ...own, entries: own.before, before: own.entries, revision: own.revision + 1 }
}
