import fs from 'node:fs'
import { expect, it } from 'vitest'
import { asked, networksDoc, networksTables, withTables } from './networks-doc.mjs'

const text = fs.readFileSync(networksDoc, 'utf8')

it('docs/networks.md says what the architectures count (node build/networks-doc.mjs writes it)', async () => {
  const modules = await Promise.all(asked.map((file) => import(/* @vite-ignore */ `../${file}`)))
  const tables = networksTables(Object.assign({}, ...modules))
  expect(withTables(text, tables)).toBe(text)
  for (const rows of Object.values(tables)) expect(text).toContain(rows)
})
