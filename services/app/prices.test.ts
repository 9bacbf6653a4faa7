import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type PricesView } from '../../core/contract/price-calls'
import { type AppHost, createAppHost } from './host'
import { createServices } from '../create-services'
import { childDriver } from '../runner/child-driver'

let folder: string
let host: AppHost
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-prices-'))
  host = createAppHost(createServices({ paths: { dataDir: folder, cacheDir: folder }, version: '1.2.3', workerFile: 'none', driver: childDriver, env: {} }))
})
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const value = async (channel: string, input: unknown) => {
  const answer = await host.answer(channel, input)
  if (!answer.ok) throw new Error(answer.message)
  return answer.value
}
const prices = async (filter = 'p4d.24xlarge:us-east-1') => (await value('prices', { filter })) as PricesView
const id = 'aws:p4d.24xlarge:us-east-1'
const set = (typed: string[], asOf = '2026-11-20') => value('price-set', { instance: id, prices: typed, asOf })

describe('the page of prices', () => {
  it('shows published prices with date and source, and what is unknown as unknown', async () => {
    expect(await prices()).toMatchObject({
      answer: expect.stringMatching(/^376 instances have a price\..*None of them is your own/),
      fields: ['on demand', 'spot', 'reserved 1 year', 'reserved 3 years', 'committed'],
      rows: [{ id, gpu: '8 A100 SXM4 40GB', shown: ['$21.96', '$6.53', 'unknown', 'unknown', 'unknown'], provenance: 'published', asOf: '2026-07-20', source: expect.stringContaining('karpenter') }],
      count: '1 of 376 instances',
      own: [],
      canUndo: false,
    })
  })
  it('takes what was typed, empty fields as the catalog has them, and gives it back on undo', async () => {
    await set([' $18.2', '', '12', '', ''])
    expect(await prices()).toMatchObject({ answer: expect.stringContaining('1 of them with figures of your own'), rows: [{ shown: ['$18.20', '$6.53', '$12.00', 'unknown', 'unknown'], entered: ['18.2', '', '12', '', ''], provenance: 'entered', asOf: '2026-11-20' }], own: [{ id: `price ${id}`, what: 'own price' }], canUndo: true })
    await set(['', '', '', '', ''])
    expect((await prices()).rows[0]).toMatchObject({ provenance: 'published' })
    await value('price-undo', { revision: null })
    expect((await prices()).rows[0]).toMatchObject({ provenance: 'entered' })
    await value('price-remove', { id: `price ${id}` })
    expect((await prices()).own).toEqual([])
  })
  it('refuses what is no number, no date, or no provider, in words', async () => {
    await expect(set(['1,5', '', '', '', ''])).rejects.toThrow(/'1,5' is not a number/)
    await expect(set(['-1', '', '', '', ''])).rejects.toThrow(/not a number/)
    await expect(set(['1', '', '', '', ''], 'May')).rejects.toThrow(/no date/)
    await expect(set(['1', '2', '', '', ''])).rejects.toThrow(/above on demand/)
    await expect(value('price-discount', { provider: 'nobody', percent: '5', asOf: '' })).rejects.toThrow(/no provider/)
    expect((await prices()).own).toEqual([])
  })
  it('undoes the change that is meant, and no other', async () => {
    const { revision } = (await set(['18.2', '', '', '', ''])) as { revision: number }
    await value('price-discount', { provider: 'aws', percent: '10', asOf: '' })
    await expect(value('price-undo', { revision })).rejects.toThrow(/changed since/)
    expect((await prices()).own).toHaveLength(2)
  })
  it('takes a discount as it is typed', async () => {
    await value('price-discount', { provider: 'aws', percent: '10 %', asOf: '2026-11-01' })
    expect(await prices()).toMatchObject({ rows: [{ shown: ['$19.76', '$6.53', 'unknown', 'unknown', 'unknown'] }], providers: expect.arrayContaining([{ provider: 'aws', percent: '10', asOf: '2026-11-01', instances: 182 }]) })
    await value('price-discount', { provider: 'aws', percent: '', asOf: '' })
    expect((await prices()).own).toEqual([])
  })
  it('imports a file or says what is wrong with it by line', async () => {
    const head = 'provider,instanceType,region,gpu,onDemandUsdPerHour,asOf\n'
    expect(await value('price-import', { name: 'a.csv', text: `${head}own,a,b,RTX 5095,1,2026-11` })).toMatchObject({ said: expect.stringContaining('Nothing was imported'), problems: [{ line: 2, what: expect.stringContaining('RTX 5095') }] })
    expect(await value('price-import', { name: 'a.csv', text: `${head}own,a,b,RTX 5090,1,2026-11` })).toMatchObject({ said: 'Imported 1 row of a.csv.', problems: [] })
    expect((await prices('own:a:b')).rows).toMatchObject([{ gpu: '1 RTX 5090', provenance: 'entered' }])
  })
})
