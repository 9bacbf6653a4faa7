import fs from 'node:fs'
import { expect, it } from 'vitest'
import { runJsonSchema } from '../core/run/json-schema'

const documented = fs.readFileSync(new URL('../docs/run.schema.json', import.meta.url), 'utf8')

it('docs/run.schema.json is what the schema says (node build/run-schema.mjs writes it)', () => {
  expect(JSON.parse(documented)).toEqual(JSON.parse(JSON.stringify(runJsonSchema())))
})
it('lets a later minor version add fields', () => expect(documented).not.toMatch(/"additionalProperties": false/))
