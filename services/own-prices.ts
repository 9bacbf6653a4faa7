import fs from 'node:fs'
import path from 'node:path'
import { noOwn, ownCatalog, type OwnCatalog } from '../core/catalog/own/schema'
import { failure } from '../core/errors/user-error'
import { safeJsonParse } from '../core/json/safe-parse'
import { setAside } from './files/set-aside'
import { writeWhole } from './files/whole-write'
import { type Paths } from './paths'

const limitBytes = 64 * 1024 * 1024
export const ownPricesFile = (paths: Paths): string => path.join(paths.dataDir, 'prices.json')

export interface StoredOwn {
  readonly own: OwnCatalog
  /** What happened to a file that is not used; null when all is well. */
  readonly notice: string | null
  /** False for the file of a newer version: what stands in it would be lost. */
  readonly writable: boolean
}

/** What the person entered. A damaged file is set aside and nothing own holds; never throws: the window must open. */
export function readOwn(paths: Paths, now: Date): StoredOwn {
  const file = ownPricesFile(paths)
  try {
    if (fs.statSync(file).size > limitBytes) throw new Error('too large')
    const parsed = safeJsonParse(fs.readFileSync(file, 'utf8'), { depth: 12, keys: 4_000_000 })
    if (!parsed.ok) throw new Error(parsed.because)
    const major = (parsed.value as { schema?: { name?: unknown; major?: unknown } } | null)?.schema?.major
    if (typeof major === 'number' && major > 1) return { own: noOwn, notice: `The own prices in ${file} were written by a newer Groundspeed and are not used. Update it, or move the file away.`, writable: false }
    return { own: ownCatalog.parse(parsed.value), notice: null, writable: true }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return { own: noOwn, notice: null, writable: true }
    if (code !== undefined) return { own: noOwn, notice: `The own prices in ${file} cannot be read (${code}) and are not used. Check its permissions.`, writable: false }
    const kept = setAside(file, now)
    const where = kept ? `It was set aside as ${path.basename(kept)}` : 'It was left as it is'
    return { own: noOwn, notice: `The own prices in ${file} could not be read. ${where}; the catalog's figures hold.`, writable: kept !== null }
  }
}

/** Reads, changes and writes the file whole. @throws UserError when it may not or cannot be written, or the change is refused */
export function changeOwn(paths: Paths, now: Date, change: (own: OwnCatalog) => OwnCatalog): OwnCatalog {
  const { own, notice, writable } = readOwn(paths, now)
  if (!writable) throw failure(notice ?? 'The own prices cannot be written.', 'Nothing was changed.')
  const changed = ownCatalog.parse(change(own))
  writeWhole(ownPricesFile(paths), `${JSON.stringify(changed, null, 1)}\n`)
  return changed
}
