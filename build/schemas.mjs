import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { importTypeScript } from './typescript.mjs'

/** Files that last, whose Zod schema is the definition and whose JSON Schema is in docs/. One line each. */
export const schemas = [
  { name: 'run', from: 'core/run/json-schema.ts', make: 'runJsonSchema' },
  { name: 'scenario', from: 'core/advice/scenario-json-schema.ts', make: 'scenarioJsonSchema' },
  { name: 'workload', from: 'core/workload/json-schema.ts', make: 'workloadJsonSchema' },
]

export const schemaFile = (name) => path.join(path.dirname(path.dirname(fileURLToPath(import.meta.url))), 'docs', `${name}.schema.json`)
export const schemaText = async ({ from, make }) => `${JSON.stringify((await importTypeScript(from))[make](), null, 2)}\n`

/** `node build/schemas.mjs` writes them all. A test says when. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const schema of schemas) {
    fs.writeFileSync(schemaFile(schema.name), await schemaText(schema))
    console.log(`Wrote docs/${schema.name}.schema.json.`)
  }
}
