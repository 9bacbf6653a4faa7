import fs from 'node:fs'
import path from 'node:path'
import { failure, usageError } from '../../core/errors/user-error'
import { setAside } from '../files/set-aside'
import { explainWriteError } from '../files/whole-write'
import { type Paths } from '../paths'
import { listRuns, runExtension, runPath } from './runs'

/** What was removed can be brought back for so long. */
const keptDays = 30
const removedFolder = (paths: Paths): string => path.join(paths.dataDir, 'removed')
const removedPath = (paths: Paths, id: string): string => path.join(removedFolder(paths), id + runExtension)

function fileOf(paths: Paths, id: string): string {
  const found = listRuns(paths).find((each) => each.id === id)
  if (!found) throw usageError(`There is no run '${id}'.`, 'It may have been removed elsewhere.')
  return found.file
}

/** Moves a run out of the list; `restoreRun` brings it back. @throws UserError */
export function putAway(paths: Paths, id: string, now: Date): void {
  const file = fileOf(paths, id)
  try {
    fs.mkdirSync(removedFolder(paths), { recursive: true })
    fs.renameSync(file, removedPath(paths, id))
  } catch (error) {
    throw explainWriteError(file, error)
  }
  forgetOld(paths, now)
}

/** @throws UserError when it is not there any more, or a run of that id is here again */
export function restoreRun(paths: Paths, id: string): void {
  if (!/^[\w-]{1,100}$/.test(id)) throw usageError(`'${id}' is no run's id.`)
  if (fs.existsSync(runPath(paths, id))) throw failure(`A run with the id ${id} is here already.`)
  try {
    fs.renameSync(removedPath(paths, id), runPath(paths, id))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw usageError(`The run ${id} cannot be brought back: it is not there any more.`)
    throw explainWriteError(runPath(paths, id), error)
  }
}

/** Renames a damaged run file, so that it is out of the list and not lost. @returns its new place */
export function setRunAside(paths: Paths, id: string, now: Date): string {
  const file = fileOf(paths, id)
  const kept = setAside(file, now)
  if (!kept) throw failure(`${file} could not be renamed.`, 'Change its permissions, or remove it by hand.')
  return kept
}

function forgetOld(paths: Paths, now: Date): void {
  for (const name of fs.readdirSync(removedFolder(paths))) {
    const file = path.join(removedFolder(paths), name)
    try {
      if (now.getTime() - fs.statSync(file).ctimeMs > keptDays * 86_400_000) fs.unlinkSync(file)
    } catch {
      // Next time.
    }
  }
}
