import fs from 'node:fs'
import { expect, it } from 'vitest'
import { countWork } from '../core/network/count'
import { namedNetworks, workOfNetwork } from '../core/network/named'
import { alsoPublished, publishedCounts } from '../core/network/published'
import { gradientBytes } from '../core/network/work-for'
import { networksDoc, networksTables, withTables } from './networks-doc.mjs'

const text = fs.readFileSync(networksDoc, 'utf8')
const tables = networksTables({ namedNetworks, workOfNetwork, publishedCounts, alsoPublished, countWork, gradientBytes })

it('docs/networks.md says what the architectures count (node build/networks-doc.mjs writes it)', () => {
  expect(withTables(text, tables)).toBe(text)
  for (const rows of Object.values(tables)) expect(text).toContain(rows)
})
