import fs from 'node:fs'
import path from 'node:path'
import { failure, usageError } from '../../core/errors/user-error'
import { parseRun, printRun, runFileLimitBytes } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'

export const runExtension = '.groundspeed.json'

export interface StoredRun {
  id: string
  file: string
}

export const runsFolder = (paths: Paths): string => path.join(paths.dataDir, 'runs')
export const runPath = (paths: Paths, id: string): string => path.join(runsFolder(paths), id + runExtension)

/** Saves a run under its id, whole or not at all. */
export function saveRun(paths: Paths, run: RunFile): string {
  const file = runPath(paths, run.id)
  writeWhole(file, printRun(run))
  return file
}

/** The runs on this machine, newest first; ids start with the time. Nothing is opened. */
export function listRuns(paths: Paths): StoredRun[] {
  let names: string[]
  try {
    names = fs.readdirSync(runsFolder(paths))
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith(runExtension) && !name.startsWith('.'))
    .map((name) => ({ id: name.slice(0, -runExtension.length), file: path.join(runsFolder(paths), name) }))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Reads one run file. @throws UserError when it cannot be read or is no run */
export function readRun(file: string): RunFile {
  const name = path.basename(file)
  let text: string
  try {
    const { size } = fs.statSync(file)
    if (size > runFileLimitBytes) throw failure(`${name} is too large to be a run (${Math.round(size / 1024 / 1024)} MiB).`)
    text = fs.readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as Error).name === 'UserError') throw error
    throw failure(`${name} cannot be read: ${(error as NodeJS.ErrnoException).code ?? (error as Error).message}.`)
  }
  return parseRun(text, name)
}

/**
 * A run by file, id, the start of an id, or `latest`; without a reference the latest that can be read.
 * @throws UserError usage when there is none such, failed when the file is damaged
 */
export function loadRun(paths: Paths, reference?: string): RunFile {
  const stored = listRuns(paths)
  if (reference === undefined || reference === 'latest') {
    for (const each of stored) {
      try {
        return readRun(each.file)
      } catch {
        // A damaged file is reported when it is asked for by name; here the newest good one will do.
      }
    }
    throw usageError('There is no run yet.', 'Run `groundspeed run` first, or name a run file.')
  }
  const matches = stored.filter((each) => each.id === reference || each.id.startsWith(reference))
  const exact = matches.find((each) => each.id === reference)
  if (exact ?? matches.length === 1) return readRun((exact ?? matches[0]!).file)
  if (matches.length > 1) throw usageError(`'${reference}' fits ${matches.length} runs: ${matches.slice(0, 3).map((each) => each.id).join(', ')}.`)
  if (/[\\/.]/.test(reference) && fs.existsSync(reference)) return readRun(reference)
  const latest = stored.slice(0, 3).map((each) => each.id)
  throw usageError(`There is no run '${reference}'.`, latest.length ? `The latest are: ${latest.join(', ')}.` : 'There is no run at all yet: `groundspeed run` makes one.')
}

/** Removes a run of this machine. @throws UserError usage when there is none such */
export function removeRun(paths: Paths, id: string): void {
  const found = listRuns(paths).find((each) => each.id === id)
  if (!found) throw usageError(`There is no run '${id}'.`, '`groundspeed runs list` names them.')
  fs.unlinkSync(found.file)
}

/** Takes a run file in; the same run again is no error. @throws UserError when another file holds that id already */
export function importRun(paths: Paths, file: string): { run: RunFile; file: string; already: boolean } {
  const run = readRun(file)
  const target = runPath(paths, run.id)
  const text = printRun(run)
  if (fs.existsSync(target)) {
    if (fs.readFileSync(target, 'utf8') === text) return { run, file: target, already: true }
    throw failure(`A different run with the id ${run.id} is here already.`, `Remove it first: groundspeed runs rm ${run.id}`)
  }
  writeWhole(target, text)
  return { run, file: target, already: false }
}

/** Writes text to a file of the person's choice. @throws UserError usage when it exists and `force` is not set */
export function exportText(file: string, text: string, force: boolean): void {
  if (!force && fs.existsSync(file)) throw usageError(`${file} exists already.`, 'Add --force to overwrite it, or choose another name.')
  writeWhole(path.resolve(file), text)
}
