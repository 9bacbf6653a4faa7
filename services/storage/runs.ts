import fs from 'node:fs'
import path from 'node:path'
import { failure, usageError } from '../../core/errors/user-error'
import { printRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { nearest } from '../../core/text/nearest'
import { explainWriteError, writeWhole, type WriteFs } from '../files/whole-write'
import { type Paths } from '../paths'
import { readRunFile, type ReadRun } from './read'

export const runExtension = '.groundspeed.json'

export interface StoredRun {
  id: string
  file: string
}

export const runsFolder = (paths: Paths): string => path.join(paths.dataDir, 'runs')
export const runPath = (paths: Paths, id: string): string => path.join(runsFolder(paths), id + runExtension)

/** Saves a run under its id, whole or not at all. @param port the file calls, for tests @throws UserError */
export function saveRun(paths: Paths, run: RunFile, port: WriteFs = fs): string {
  const file = runPath(paths, run.id)
  writeWhole(file, printRun(run), port)
  return file
}

/** The runs on this machine, newest first; ids start with the time. Nothing is opened. @throws UserError */
export function listRuns(paths: Paths): StoredRun[] {
  let names: string[]
  try {
    names = fs.readdirSync(runsFolder(paths))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return []
    // "There is no run yet" would be untrue: they may be there.
    throw failure(`The folder of runs ${runsFolder(paths)} cannot be read (${code}).`, 'Change its permissions, or choose another with --user-data-dir.')
  }
  return names
    .filter((name) => name.endsWith(runExtension) && !name.startsWith('.'))
    .map((name) => ({ id: name.slice(0, -runExtension.length), file: path.join(runsFolder(paths), name) }))
    .sort((a, b) => (a.id < b.id ? 1 : -1))
}

/** Reads one run file. @throws UserError when it cannot be read or is no run */
export const readRun = (file: string): RunFile => readRunFile(file).run

/** As `findRun`, without the bytes. */
export const loadRun = (paths: Paths, reference?: string): RunFile => findRun(paths, reference).run

/**
 * A run by id, the start of an id, file, or `latest`; without a reference the latest that ended.
 * @throws UserError usage when there is none such, failed when the file is damaged
 */
export function findRun(paths: Paths, reference?: string): ReadRun {
  const stored = listRuns(paths)
  if (reference === undefined || reference === 'latest') return latest(stored)
  const matches = stored.filter((each) => reference !== '' && each.id.startsWith(reference))
  const only = matches.find((each) => each.id === reference) ?? (matches.length === 1 ? matches[0] : undefined)
  if (only) return readRunFile(only.file)
  if (matches.length > 1) throw usageError(`'${reference}' fits ${matches.length} runs: ${names(matches)}.`, 'Give more of the id.')
  // What looks like a path, or is one here, is one.
  if (/[\\/.]/.test(reference) && fs.existsSync(reference)) return readRunFile(reference)
  throw noSuchRun(stored, reference)
}

/** The newest that finished; else the newest that can be read. A damaged file is reported when asked for by name. */
function latest(stored: readonly StoredRun[]): ReadRun {
  let unfinished: ReadRun | null = null
  for (const each of stored) {
    try {
      const found = readRunFile(each.file)
      if (found.run.state === 'finished') return found
      unfinished ??= found
    } catch {
      continue
    }
  }
  if (unfinished) return unfinished
  if (stored.length > 0) throw failure(`None of the ${stored.length} runs here can be read.`, '`groundspeed runs list` names them.')
  throw usageError('There is no run yet.', 'Run `groundspeed run` first, or name a run file.')
}

const names = (runs: readonly StoredRun[]): string => runs.slice(0, 3).map((each) => each.id).join(', ')

function noSuchRun(stored: readonly StoredRun[], reference: string) {
  if (stored.length === 0) return usageError(`There is no run '${reference}'.`, 'There is no run at all yet: `groundspeed run` makes one.')
  const near = nearest(reference, stored.map((each) => each.id))
  return usageError(`There is no run '${reference}'.`, near.length > 0 ? `Nearest: ${near.join(', ')}.` : `The latest are: ${names(stored)}.`)
}

/** Removes a run of this machine; only its whole id will do. @throws UserError usage when there is none such */
export function removeRun(paths: Paths, id: string): void {
  const stored = listRuns(paths)
  const found = stored.find((each) => each.id === id)
  if (!found) throw noSuchRun(stored, id)
  try {
    fs.unlinkSync(found.file)
  } catch (error) {
    throw failure(`${found.file} could not be removed (${(error as NodeJS.ErrnoException).code}).`)
  }
}

/**
 * Takes a run file in, byte for byte; the same run again is no error.
 * @throws UserError when another file holds that id already
 */
export function importRun(paths: Paths, file: string): { run: RunFile; file: string; already: boolean } {
  const { run, text } = readRunFile(file)
  const target = runPath(paths, run.id)
  if (!fs.existsSync(target)) writeWhole(target, text)
  else if (holds(target, text)) return { run, file: target, already: true }
  else throw failure(`A different run with the id ${run.id} is here already.`, `Remove it first: groundspeed runs rm ${run.id}`)
  return { run, file: target, already: false }
}

function holds(file: string, text: string): boolean {
  try {
    return fs.readFileSync(file, 'utf8') === text
  } catch {
    return false
  }
}

/** Writes text to a file of the person's choice. @throws UserError usage when it exists and `force` is not set */
export function exportText(file: string, text: string, force: boolean): void {
  const wanted = path.resolve(file)
  if (!fs.existsSync(wanted)) return writeWhole(wanted, text)
  if (!force) throw usageError(`${file} exists already.`, 'Add --force to overwrite it, or choose another name.')
  writeWhole(overwritable(wanted, file), text)
}

/** The file behind a link. A device or a pipe is refused: renaming over /dev/null would replace it for everybody. */
function overwritable(wanted: string, shown: string): string {
  try {
    if (!fs.statSync(wanted).isFile()) throw usageError(`${shown} is not a file, so nothing is written over it.`, 'Choose a file, or write to stdout.')
    return fs.realpathSync(wanted)
  } catch (error) {
    if ((error as Error).name === 'UserError') throw error
    throw explainWriteError(shown, error)
  }
}
