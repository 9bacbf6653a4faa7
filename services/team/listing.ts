import path from 'node:path'
import { isMonth, keysArea, mostFiles, resultsArea, tombArea } from '../../core/team/layout'
import { nameKind } from '../../core/team/names'
import { codeOf, type FileStat, type FsPort } from './fs-port'
import { type ReadJob } from './parse-file'

/** A file that may be something, with its state on the disk. */
export interface ListedFile {
  readonly job: ReadJob
  readonly stat: FileStat
}

export interface Skipped {
  readonly path: string
  readonly because: string
}

export interface Listing {
  readonly files: readonly ListedFile[]
  readonly skipped: readonly Skipped[]
  /** Folders that would not be listed just now: what is known of them stays. */
  readonly unreadable: readonly string[]
  /** More files than are looked at. */
  readonly cut: boolean
}

/** Calls under way at once: a share answers each after a round trip. */
const together = 32

async function inParallel<T>(list: readonly T[], work: (each: T) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async () => {
    while (next < list.length) await work(list[next++]!)
  }
  await Promise.all(Array.from({ length: Math.min(together, list.length) }, lane))
}

/** A name in a message: cut, and without what would act. */
export const shownName = (name: string): string => name.replace(/[^\x20-\x7e]/g, '?').slice(0, 80)

/** Results that are looked at before all others: what a window shows first. */
const firstResults = 250

/**
 * All that lies in the team folder, names first, then their states; newest results first. Never throws.
 * @param early gets the keys and the newest results as soon as they are known
 */
export async function listTeam(port: FsPort, root: string, early: (files: readonly ListedFile[]) => Promise<void> = async () => undefined): Promise<Listing> {
  const skipped: Skipped[] = []
  const unreadable: string[] = []
  const wanted: ReadJob[] = []
  const names = async (area: string): Promise<string[]> => {
    try {
      return await port.list(path.join(root, area))
    } catch (error) {
      // An area that nobody wrote to yet need not be there.
      if (codeOf(error) !== 'ENOENT') unreadable.push(area)
      return []
    }
  }
  for (const [area, kind] of [[keysArea, 'key'], [tombArea, 'withdrawal']] as const) {
    for (const name of (await names(area)).sort()) if (/^[0-9a-f]{32,64}.*\.json$/.test(name) && name.length <= 160) wanted.push({ kind, path: `${area}/${name}`, hash: null })
  }
  for (const month of (await names(resultsArea)).sort().reverse()) {
    if (/^[.~]/.test(month)) continue
    const area = `${resultsArea}/${month}`
    const stat = isMonth(month) ? await port.stat(path.join(root, area)).catch(() => null) : null
    if (!stat) {
      if (isMonth(month)) unreadable.push(area)
      else skipped.push({ path: `${resultsArea}/${shownName(month)}`, because: 'it is not a month' })
    } else if (stat.kind !== 'folder') skipped.push({ path: area, because: 'it is not a folder of its own: links are not followed' })
    else for (const name of (await names(area)).sort().reverse()) take(area, name)
  }
  function take(area: string, name: string): void {
    const kind = nameKind(name)
    if (kind.kind === 'skipped') skipped.push({ path: `${area}/${shownName(name)}`, because: kind.because })
    else if (kind.kind !== 'passing') wanted.push({ kind: 'result', path: `${area}/${name}`, hash: kind.hash })
  }
  const cut = wanted.length > mostFiles
  const looked = wanted.slice(0, mostFiles)
  const files: (ListedFile | null)[] = looked.map(() => null)
  const look = (from: number, to: number) =>
    inParallel(looked.slice(from, to).map((job, i) => ({ job, i: from + i })), async ({ job, i }) => {
      try {
        files[i] = { job, stat: await port.stat(path.join(root, job.path)) }
      } catch (error) {
        // It vanished in between, as temporary states do; any other answer is not its absence.
        if (codeOf(error) !== 'ENOENT') unreadable.push(job.path)
      }
    })
  const first = Math.min(looked.length, looked.findIndex(({ kind }) => kind === 'result') + firstResults)
  await look(0, first)
  await early(files.filter((each): each is ListedFile => each !== null))
  await look(first, looked.length)
  return { files: files.filter((each): each is ListedFile => each !== null), skipped, unreadable, cut }
}
