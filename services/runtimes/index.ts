import fs from 'node:fs'
import { usageError } from '../../core/errors/user-error'
import { known, unknown, type Maybe } from '../../core/result/known'
import { type Paths } from '../paths'
import { type Found, type RuntimeDefinition } from './definition'
import { electron } from './electron'
import { runtimeFolder, verifyInstalled } from './install'
import { tensorflow } from './tensorflow'
import { tensorflowGpu } from './tensorflow-gpu'

/** What Groundspeed can fetch: one file and one line each. */
export const runtimes: readonly RuntimeDefinition[] = [tensorflow, tensorflowGpu, electron]

/** @throws UserError usage that names the ones there are */
export function findRuntime(id: string): RuntimeDefinition {
  const runtime = runtimes.find((each) => each.id === id)
  if (!runtime) throw usageError(`There is no runtime '${id}'.`, `There are: ${runtimes.map((each) => each.id).join(', ')}.`)
  return runtime
}

/** The runtime that would be used: a folder the user names, one that serves for it, then what install fetched. Files are checked before. */
export async function resolveRuntime(id: RuntimeDefinition['id'], paths: Paths, env: NodeJS.ProcessEnv): Promise<Maybe<Found>> {
  const runtime = findRuntime(id)
  const elsewhere = runtime.elsewhere(env)
  if (elsewhere) return known(elsewhere)
  if (runtime.servedBy) {
    const better = await resolveRuntime(runtime.servedBy, paths, env)
    if (better.known) return better
  }
  const folder = runtimeFolder(paths, runtime)
  if (!fs.existsSync(folder)) return unknown('not-installed', `run \`groundspeed runtime install ${id}\``)
  if (!(await verifyInstalled(paths, runtime))) return unknown('unreadable', `its files are damaged: run \`groundspeed runtime install ${id}\``)
  return known({ folder, version: runtime.version, source: 'fetched by Groundspeed' })
}

/** Removes what install fetched; folders of others are left alone. @returns whether there was anything */
export function removeRuntime(runtime: RuntimeDefinition, paths: Paths): boolean {
  const folder = runtimeFolder(paths, runtime)
  const there = fs.existsSync(folder)
  fs.rmSync(folder, { recursive: true, force: true })
  return there
}

export { installRuntime, runtimeFolder } from './install'
export type { Found, InstallProgress, RuntimeDefinition } from './definition'
