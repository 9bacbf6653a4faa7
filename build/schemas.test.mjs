import fs from 'node:fs'
import { expect, it } from 'vitest'
import { schemaFile, schemas, schemaText } from './schemas.mjs'

it.each(schemas)('docs/$name.schema.json is what the schema says (node build/schemas.mjs writes it)', async (schema) => {
  expect(fs.readFileSync(schemaFile(schema.name), 'utf8')).toBe(await schemaText(schema))
})
it('the scenario describes every assumption with its unit, range and default', () => {
  const described = JSON.parse(fs.readFileSync(schemaFile('scenario'), 'utf8')).properties.assumptions.properties
  for (const [key, { description }] of Object.entries(described)) expect(description, key).toMatch(/; .+, .+ to .+; left out: /)
})
