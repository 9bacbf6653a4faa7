import path from 'node:path'
import { isMonth, keysArea, mostFiles, resultsArea, tombArea } from '../../core/team/layout'
import { nameKind } from '../../core/team/names'
import { sortInSteps } from '../../core/team/sort-in-steps'
import { codeOf, type FileStat, type FsPort } from './fs-port'
import { type ReadJob } from './parse-file'
import { inTurns, mostInARow, slicer, turn } from './turn'

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

async function inParallel(from: number, to: number, work: (i: number) => Promise<void>): Promise<void> {
  let next = from
  const lane = async () => {
    while (next < to) await work(next++)
  }
  await Promise.all(Array.from({ length: Math.min(together, to - from) }, lane))
}

const upwards = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** One month may hold all that a folder holds. */
const sorted = (names: readonly string[], newestFirst: boolean): Promise<string[]> => inTurns(sortInSteps(names, newestFirst ? (a, b) => upwards(b, a) : upwards, mostInARow))

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
  const full = slicer()
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
    for (const name of await sorted(await names(area), false)) {
      if (full()) await turn()
      if (/^[0-9a-f]{32,64}.*\.json$/.test(name) && name.length <= 160) wanted.push({ kind, path: `${area}/${name}`, hash: null })
    }
  }
  for (const month of (await names(resultsArea)).sort().reverse()) {
    if (/^[.~]/.test(month)) continue
    const area = `${resultsArea}/${month}`
    const stat = isMonth(month) ? await port.stat(path.join(root, area)).catch(() => null) : null
    if (!stat) {
      if (isMonth(month)) unreadable.push(area)
      else skipped.push({ path: `${resultsArea}/${shownName(month)}`, because: 'it is not a month' })
    } else if (stat.kind !== 'folder') skipped.push({ path: area, because: 'it is not a folder of its own: links are not followed' })
    else {
      for (const name of await sorted(await names(area), true)) {
        if (full()) await turn()
        take(area, name)
      }
    }
  }
  function take(area: string, name: string): void {
    const kind = nameKind(name)
    if (kind.kind === 'skipped') skipped.push({ path: `${area}/${shownName(name)}`, because: kind.because })
    else if (kind.kind !== 'passing') wanted.push({ kind: 'result', path: `${area}/${name}`, hash: kind.hash })
  }
  const cut = wanted.length > mostFiles
  const looked = Math.min(wanted.length, mostFiles)
  const stats: (FileStat | null)[] = []
  const look = (from: number, to: number) =>
    inParallel(from, to, async (i) => {
      const { path: file } = wanted[i]!
      stats[i] = null
      try {
        stats[i] = await port.stat(path.join(root, file))
      } catch (error) {
        // It vanished in between, as temporary states do; any other answer is not its absence.
        if (codeOf(error) !== 'ENOENT') unreadable.push(file)
      }
    })
  const files: ListedFile[] = []
  const found = async (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      if (full()) await turn()
      const stat = stats[i]
      if (stat) files.push({ job: wanted[i]!, stat })
    }
  }
  const first = Math.min(looked, wanted.findIndex(({ kind }) => kind === 'result') + firstResults)
  await look(0, first)
  await found(0, first)
  await early([...files])
  await look(first, looked)
  await found(first, looked)
  return { files, skipped, unreadable, cut }
}
