import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { importTypeScript } from './typescript.mjs'

/** Writes docs/scenario.schema.json from the Zod schema. Run it after a change of core/advice/scenario.ts; a test says when. */
const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)))
const { scenarioJsonSchema } = await importTypeScript('core/advice/scenario-json-schema.ts')
const file = path.join(root, 'docs', 'scenario.schema.json')
fs.writeFileSync(file, `${JSON.stringify(scenarioJsonSchema(), null, 2)}\n`)
console.log(`Wrote ${path.relative(root, file)}.`)
