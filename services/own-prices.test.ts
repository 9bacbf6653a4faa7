import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putOwn } from '../core/catalog/own/change'
import { type OwnEntry } from '../core/catalog/own/schema'
import { catalog, catalogFor, shipped } from './catalog'
import { openCatalog } from './catalog-place'
import { changeOwn, ownPricesFile, readOwn } from './own-prices'

let folder: string
const paths = () => ({ dataDir: folder, cacheDir: folder })
const now = new Date('2026-11-25T12:00:00Z')
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-own-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const row = () => shipped.cloudInstances().find((each) => each.instanceType === 'g5.xlarge')!
const price = (usd: number): OwnEntry => ({ kind: 'price', id: `price ${row().id}`, instance: row().id, prices: { onDemandUsdPerHour: usd }, asOf: '2026-11-20', source: 'entered' })

describe('own prices', () => {
  it('are in every list from the next call on, and gone when they are taken back', () => {
    openCatalog(paths())
    expect(catalog.cloudInstances()).toBe(shipped.cloudInstances())
    changeOwn(paths(), now, (own) => putOwn(own, [price(0.75)]))
    const seen = () => catalog.cloudInstances().find((each) => each.id === row().id)!
    expect(seen()).toMatchObject({ onDemandUsdPerHour: 0.75, asOf: '2026-11-20', entered: true })
    // Indexes hang on the list: it is one and the same until something changes.
    expect(catalog.cloudInstances()).toBe(catalogFor(paths()).cloudInstances())
    changeOwn(paths(), now, (own) => putOwn(own, [price(0.5)]))
    expect(seen().onDemandUsdPerHour).toBe(0.5)
    fs.unlinkSync(ownPricesFile(paths()))
    expect(seen().onDemandUsdPerHour).toBe(row().onDemandUsdPerHour)
  })
  it.each(['', '{', '[]', '{"schema":{"name":"groundspeed.prices","major":1,"minor":0},"entries":[{"kind":"price"}],"before":null}', '{"__proto__":{}}', '\u0000\u0001', 'x'.repeat(70)])('in a damaged file are set aside, and the shipped figures hold: %j', (text) => {
    fs.writeFileSync(ownPricesFile(paths()), text)
    const { own, notice } = readOwn(paths(), now)
    expect(own.entries).toEqual([])
    expect(notice).toMatch(/set aside as prices\.json\.damaged-2026/)
    expect(fs.readdirSync(folder)).toEqual([expect.stringMatching(/^prices\.json\.damaged-/)])
    expect(catalogFor(paths())).toBe(shipped)
  })
  it('in a damaged file are told of where somebody listens, by whatever reads the catalog first', () => {
    const told: string[] = []
    openCatalog(paths(), (notice) => told.push(notice))
    fs.writeFileSync(ownPricesFile(paths()), '{')
    catalog.cloudInstances()
    catalog.cloudInstances()
    expect(told).toEqual([expect.stringContaining('set aside')])
  })
  it('of a newer version are left alone, not used and not overwritten', () => {
    const text = '{"schema":{"name":"groundspeed.prices","major":2,"minor":0},"things":[]}'
    fs.writeFileSync(ownPricesFile(paths()), text)
    expect(readOwn(paths(), now)).toMatchObject({ writable: false, notice: expect.stringContaining('newer') })
    expect(() => changeOwn(paths(), now, (own) => putOwn(own, [price(1)]))).toThrow(/newer/)
    expect(fs.readFileSync(ownPricesFile(paths()), 'utf8')).toBe(text)
  })
})
