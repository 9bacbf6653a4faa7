import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { importTypeScript } from './typescript.mjs'

/** Writes docs/run.schema.json from the Zod schema. Run it after a change of core/run/schema.ts; a test says when. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const { runJsonSchema } = await importTypeScript('core/run/json-schema.ts')
const file = path.join(root, 'docs', 'run.schema.json')
fs.writeFileSync(file, `${JSON.stringify(runJsonSchema(), null, 2)}\n`)
console.log(`Wrote ${path.relative(root, file)}.`)
