import fs from 'node:fs'
import path from 'node:path'
import { build } from 'vite'
import { root } from '../setup/step.mjs'

/**
 * Sources as one plain file, so that many processes start at once and their memory is their own. It is made aside and put in its
 * place: another process that bundles the same, or imports it, sees a whole one.
 * @param {string} file from the root @returns {Promise<string>} the bundle
 */
export async function bundle(file) {
  const name = path.basename(file, '.ts')
  const folder = path.join(root, 'out', 'team')
  fs.mkdirSync(folder, { recursive: true })
  const aside = fs.mkdtempSync(path.join(folder, 'aside-'))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __VERSION__: '"0.1.0"' },
    build: { ssr: path.join(root, file), outDir: aside, emptyOutDir: false, target: 'node20', minify: false, rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false } } },
    ssr: { noExternal: true },
  })
  const made = path.join(folder, `${name}.mjs`)
  fs.renameSync(path.join(aside, `${name}.mjs`), made)
  fs.rmSync(aside, { recursive: true, force: true })
  return made
}
