import path from 'node:path'
import { build } from 'vite'
import { root } from '../setup/step.mjs'

/**
 * Sources as one plain file, so that many processes start at once and their memory is their own.
 * @param {string} file from the root @returns {Promise<string>} the bundle
 */
export async function bundle(file) {
  const name = path.basename(file, '.ts')
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    define: { __VERSION__: '"0.1.0"' },
    build: { ssr: path.join(root, file), outDir: path.join(root, 'out', 'team'), emptyOutDir: false, target: 'node20', minify: false, rollupOptions: { output: { format: 'es', entryFileNames: `${name}.mjs`, codeSplitting: false } } },
    ssr: { noExternal: true },
  })
  return path.join(root, 'out', 'team', `${name}.mjs`)
}
