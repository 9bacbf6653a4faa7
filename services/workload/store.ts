import fs from 'node:fs'
import path from 'node:path'
import { failure, usageError } from '../../core/errors/user-error'
import { nearest } from '../../core/text/nearest'
import { parseWorkload, printWorkload } from '../../core/workload/parse'
import { defaultWorkload, workloadPresets } from '../../core/workload/presets'
import { type Workload } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { setAside } from '../files/set-aside'
import { writeWhole } from '../files/whole-write'
import { type Paths } from '../paths'

/** A workload is a few hundred bytes; a file of this size is something else. */
const largestBytes = 256 * 1024
const extension = '.workload.json'

const currentFile = (paths: Paths): string => path.join(paths.dataDir, 'workload.json')
const folder = (paths: Paths): string => path.join(paths.dataDir, 'workloads')
/** A file name that every system takes, from any name; two names that make the same one are one workload. */
const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 60) || 'workload'

const has = (error: unknown, code: string): boolean => (error as NodeJS.ErrnoException).code === code

/** @throws UserError when it is no workload; the system's error when it cannot be read */
function readFile(file: string): Workload {
  if (fs.statSync(file).size > largestBytes) throw failure(`${file} is larger than a workload can be.`, 'Name a file that `groundspeed workload show --save` wrote.')
  return parseWorkload(fs.readFileSync(file, 'utf8'), file, catalog.models())
}

export interface CurrentWorkload {
  readonly workload: Workload
  /** Whether somebody chose it, or it is the one that holds until then. */
  readonly chosen: boolean
  /** What happened to a damaged file; null when all is well. */
  readonly notice: string | null
}

/** The workload that every page answers for. Never throws: a damaged file is set aside, and the first preset holds. */
export function currentWorkload(paths: Paths, now: Date): CurrentWorkload {
  const file = currentFile(paths)
  try {
    return { workload: readFile(file), chosen: true, notice: null }
  } catch (error) {
    if (has(error, 'ENOENT')) return { workload: defaultWorkload, chosen: false, notice: null }
    const kept = setAside(file, now)
    return { workload: defaultWorkload, chosen: false, notice: `The workload ${file} could not be read. ${kept ? `It was set aside as ${path.basename(kept)}` : 'It was left as it is'}; '${defaultWorkload.name}' holds.` }
  }
}

/** Keeps the workload that every page answers for. @throws UserError when it cannot be written */
export const useWorkload = (paths: Paths, workload: Workload): void => writeWhole(currentFile(paths), printWorkload(workload))

const savedFile = (paths: Paths, id: string): string => path.join(folder(paths), `${id}${extension}`)

/** Whether one of its name was saved: saving another replaces it. */
export const isSaved = (paths: Paths, workload: Workload): boolean => fs.existsSync(savedFile(paths, slug(workload.name)))

/** Keeps it under its name, to come back to. @returns the name that `--workload` takes */
export function saveWorkload(paths: Paths, workload: Workload): string {
  const name = slug(workload.name)
  writeWhole(savedFile(paths, name), printWorkload(workload))
  return name
}

export interface ListedWorkload {
  /** What `--workload` takes. */
  readonly id: string
  readonly origin: 'preset' | 'saved'
  /** Null: the file is damaged. */
  readonly workload: Workload | null
}

/** Presets, and those that somebody saved. */
export function listWorkloads(paths: Paths): ListedWorkload[] {
  const presets = workloadPresets.map(({ id, workload }): ListedWorkload => ({ id, origin: 'preset', workload }))
  let names: string[] = []
  try {
    names = fs.readdirSync(folder(paths)).filter((name) => name.endsWith(extension)).sort()
  } catch (error) {
    if (!has(error, 'ENOENT')) throw failure(`The folder ${folder(paths)} cannot be read (${(error as NodeJS.ErrnoException).code}).`, 'Check its permissions.')
  }
  const saved = names.map((name): ListedWorkload => {
    const id = name.slice(0, -extension.length)
    try {
      return { id, origin: 'saved', workload: readFile(path.join(folder(paths), name)) }
    } catch {
      return { id, origin: 'saved', workload: null }
    }
  })
  return [...presets, ...saved]
}

/** @throws UserError usage when nothing was saved under that name */
export function removeWorkload(paths: Paths, id: string): Workload | null {
  const found = listWorkloads(paths).find((each) => each.id === id && each.origin === 'saved')
  if (!found) throw usageError(`No workload '${id}' was saved.`, 'See `groundspeed workload list`.')
  fs.rmSync(savedFile(paths, id), { force: true })
  return found.workload
}

/**
 * The workload that `--workload FILE|NAME` means; without one, the current one.
 * @throws UserError usage with the nearest names, failed when a file is no workload
 */
export function findWorkloadFor(paths: Paths, wanted: string | undefined, now: Date): Workload {
  if (wanted === undefined) return currentWorkload(paths, now).workload
  const listed = listWorkloads(paths)
  // What somebody saved wins over a preset of the same name.
  const named = [...listed].reverse().find(({ id, workload }) => id === wanted || workload?.name === wanted)
  if (named?.workload) return named.workload
  if (named) throw failure(`The saved workload '${wanted}' is damaged.`, `Remove it with \`groundspeed workload rm ${wanted}\`.`)
  try {
    return readFile(wanted)
  } catch (error) {
    if (!has(error, 'ENOENT') && !has(error, 'ENOTDIR')) throw error instanceof Error && error.name === 'UserError' ? error : failure(`${wanted} cannot be read (${(error as NodeJS.ErrnoException).code}).`, 'Name a workload file.')
    const near = nearest(wanted, listed.map(({ id }) => id))
    throw usageError(`There is no workload '${wanted}', neither a name nor a file.`, near.length ? `Nearest: ${near.join(', ')}.` : `Names: ${listed.map(({ id }) => id).join(', ')}.`)
  }
}
