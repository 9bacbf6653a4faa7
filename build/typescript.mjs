import path from 'node:path'
import { runnerImport } from 'vite'
import { root } from './setup/step.mjs'

/** A module of the program's sources, for scripts that ask core. @param {string} file from the root */
export async function importTypeScript(file) {
  const { module } = await runnerImport(path.join(root, file), { configFile: false, logLevel: 'error' })
  return module
}
