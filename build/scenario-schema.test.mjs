import fs from 'node:fs'
import { expect, it } from 'vitest'
import { assumptionKeys } from '../core/advice/assumptions'
import { scenarioJsonSchema } from '../core/advice/scenario-json-schema'

const documented = JSON.parse(fs.readFileSync(new URL('../docs/scenario.schema.json', import.meta.url), 'utf8'))

it('docs/scenario.schema.json is what the schema says (node build/scenario-schema.mjs writes it)', () => {
  expect(documented).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())))
})
it('describes every assumption with its unit, range and default', () => {
  const described = documented.properties.assumptions.properties
  for (const key of assumptionKeys) expect(described[key].description, key).toMatch(/; .+, .+ to .+; left out: /)
})
