#!/usr/bin/env node
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const program = path.join(root, 'dist', 'main', 'cli.cjs')

/** From a source checkout the program is built when its sources are newer; an installed package has no sources. */
if (fs.existsSync(path.join(root, 'build', 'build.mjs'))) {
  const { isStale, build } = await import('../build/build.mjs')
  if (isStale()) await build({ quiet: true })
}
if (!fs.existsSync(program)) {
  process.stderr.write('groundspeed: the program is not built. Run `npm run build`.\n')
  process.exit(1)
}
process.exitCode = await createRequire(import.meta.url)(program).main(process.argv.slice(2))
