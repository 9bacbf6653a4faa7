import { isPlaceholder } from './read-whole'
import { largestFileBytes } from '../../core/team/layout'
import { nextLine, wantsReread, type FileAnswer } from '../../core/team/index-line'
import { availability } from './folder'
import { type Clock, type FsPort } from './fs-port'
import { type IndexStore } from './index-store'
import { listTeam, type Listing, type ListedFile, type Skipped } from './listing'
import { type TeamReader } from './reader'
import { slicer, turn } from './turn'

export interface ScanInput {
  readonly port: FsPort
  readonly clock: Clock
  readonly root: string
  readonly folderId: string
  readonly index: IndexStore
  readonly reader: TeamReader
  /** Read everything again, whatever is known. */
  readonly fresh: boolean
  readonly onProgress?: ((done: number, total: number) => void) | undefined
  readonly signal?: AbortSignal | undefined
}

export type ScanAnswer =
  | { readonly state: 'away'; readonly because: string }
  | { readonly state: 'scanned'; readonly files: number; readonly read: number; readonly skipped: readonly Skipped[]; readonly unreadable: readonly string[]; readonly cut: boolean; /** Stopped before its end. */ readonly partial: boolean }

/** What is read in one go: METHOD C3. */
const sliceBytes = 64 * 1024 * 1024
const sliceFiles = 500
/** How much reading a program that is ended in a long first look may lose. ms */
const saveEveryMs = 20_000

const away = (there: Exclude<Awaited<ReturnType<typeof availability>>, { state: 'there' }>): ScanAnswer => ({ state: 'away', because: there.state === 'other' ? `another team's folder ('${there.team.name}') stands at its path` : there.state === 'newer' ? 'it needs a newer version of Groundspeed' : there.because })

/** What need not be opened to know what it is. */
function atOnce({ stat }: ListedFile): FileAnswer | null {
  if (stat.kind !== 'file') return { state: 'refused', because: `it is a ${stat.kind === 'other' ? 'device or pipe' : stat.kind}, not a file` }
  if (stat.size > largestFileBytes) return { state: 'refused', because: `it is larger than ${largestFileBytes / 1024} KiB` }
  return isPlaceholder(stat) ? { state: 'online-only' } : null
}

/** Made one after the other, as they are read. */
function* slices(files: readonly ListedFile[]): Generator<ListedFile[]> {
  let slice: ListedFile[] = []
  let bytes = 0
  for (const file of files) {
    if (slice.length > 0 && (slice.length >= sliceFiles || bytes + file.stat.size > sliceBytes)) {
      yield slice
      slice = []
      bytes = 0
    }
    slice.push(file)
    bytes += file.stat.size
  }
  if (slice.length > 0) yield slice
}

/** Drops what is gone, but nothing below a folder that could not be listed: that is not absence. */
async function forget(index: IndexStore, { files, unreadable }: Listing): Promise<void> {
  const full = slicer()
  const gone = new Set<string>()
  for (const known of index.lines.keys()) {
    if (full()) await turn()
    const hidden = unreadable.some((area) => known === area || known.startsWith(`${area}/`))
    if (!hidden && !known.includes('/receipts/')) gone.add(known)
  }
  for (const { job } of files) {
    if (full()) await turn()
    gone.delete(job.path)
  }
  for (const file of gone) {
    if (full()) await turn()
    index.delete(file)
  }
}

/**
 * One look at the folder: lists it, reads what is new or looks different, and remembers the rest. What was known stays
 * known while the folder is away.
 */
export async function scanTeam(input: ScanInput): Promise<ScanAnswer> {
  const { port, clock, root, folderId, index, reader } = input
  await index.load()
  const before = await availability(port, root, folderId)
  if (before.state !== 'there') return away(before)
  const now = clock.now()
  // A folder that nobody looked at yet: its readers start while its names are listed.
  if (index.lines.size === 0) reader.warm()
  let savedAt = now
  let [read, wantedCount, taken] = [0, 0, 0]
  /** Of a list that grows: what was taken before is taken no more. */
  const take = async (files: readonly ListedFile[]) => {
    const wanted: ListedFile[] = []
    const full = slicer()
    for (; taken < files.length; taken++) {
      if (full()) await turn()
      const file = files[taken]!
      const { job: { path }, stat } = file
      const known = index.lines.get(path)
      const same = known && known.size === stat.size && known.mtimeMs === stat.mtimeMs
      if (same && !input.fresh && !wantsReread(known, now)) continue
      const answer = atOnce(file)
      if (answer) index.set(nextLine(known, { path, size: stat.size, mtimeMs: stat.mtimeMs }, answer, now))
      else wanted.push(file)
    }
    wantedCount += wanted.length
    input.onProgress?.(read, wantedCount)
    for (const slice of slices(wanted)) {
      if (input.signal?.aborted) break
      await reader.read(root, slice.map(({ job }) => job), (i, answer) => {
        const { job: { path }, stat } = slice[i]!
        const known = index.lines.get(path)
        input.onProgress?.(++read, wantedCount)
        // The share would not give again what it gave before: that is no news of the file.
        if (answer.state === 'pending' && known?.answer.state === 'result' && known.size === stat.size && known.mtimeMs === stat.mtimeMs) return
        index.set(nextLine(known, { path, size: stat.size, mtimeMs: stat.mtimeMs }, answer, now))
      })
      if (clock.now() - savedAt > saveEveryMs) {
        await index.save()
        savedAt = clock.now()
      }
    }
  }
  const listing = await listTeam(port, root, take)
  // A share that went away in between lists nothing: that is no deletion.
  const after = await availability(port, root, folderId)
  if (after.state !== 'there') return away(after)
  if (!listing.cut) await forget(index, listing)
  await take(listing.files)
  await index.save()
  return { state: 'scanned', files: listing.files.length, read, skipped: listing.skipped, unreadable: listing.unreadable, cut: listing.cut, partial: read < wantedCount }
}
