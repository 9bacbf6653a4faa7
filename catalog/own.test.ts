import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cloudOf } from '../core/advice/fill'
import { putOwn, removeOwn, undoOwn } from '../core/catalog/own/change'
import { priceProvenance, withOwnGpus, withOwnInstances } from '../core/catalog/own/merge'
import { noOwn, ownCatalog, type OwnEntry } from '../core/catalog/own/schema'
import { cloudInstances, gpus } from '.'

const row = cloudInstances().find((each) => each.id === 'aws:g5.xlarge:us-east-1')!
const price = (prices: object, asOf = '2026-11-20'): OwnEntry => ({ kind: 'price', id: `price ${row.id}`, instance: row.id, prices, asOf, source: 'entered' })
const discount = (percent: number, provider = 'aws'): OwnEntry => ({ kind: 'discount', id: `discount ${provider}`, provider, percent, asOf: '2026-11-01' })
const instance = (more: object = {}): OwnEntry => ({ kind: 'instance', id: 'instance own:box:rack', row: { ...row, id: 'own:box:rack', provider: 'own', instanceType: 'box', region: 'rack', onDemandUsdPerHour: 2, spotUsdPerHour: null, asOf: '2026-10', note: null, source: 'a quote', ...more } })
const merged = (...entries: OwnEntry[]) => withOwnInstances(cloudInstances(), putOwn(noOwn, entries))
const seen = (...entries: OwnEntry[]) => merged(...entries).find((each) => each.id === row.id)!

describe('own prices before the shipped ones', () => {
  it('change nothing where there are none', () => expect(merged()).toBe(cloudInstances()))
  it('win, keep their own date, and say that they were entered', () => {
    expect(seen(price({ onDemandUsdPerHour: 0.8, reserved1yUsdPerHour: 0.6 }))).toMatchObject({ onDemandUsdPerHour: 0.8, reserved1yUsdPerHour: 0.6, spotUsdPerHour: row.spotUsdPerHour, asOf: '2026-11-20', entered: true, gpuId: row.gpuId, note: expect.stringMatching(/entered 2026-11-20: on demand, reserved 1 year; spot published 2026-07/) })
    expect(priceProvenance(seen(price({ onDemandUsdPerHour: 0.8 })))).toBe('entered')
    expect(priceProvenance(row)).toBe('published')
  })
  it('leave the date of the price on demand, where that is not theirs', () => expect(seen(price({ spotUsdPerHour: 0.3 }))).toMatchObject({ spotUsdPerHour: 0.3, onDemandUsdPerHour: row.onDemandUsdPerHour, asOf: row.asOf, entered: true }))
  it('never invent a reserved or committed price', () => {
    for (const each of merged(price({ onDemandUsdPerHour: 0.8 }), discount(10))) expect([each.reserved1yUsdPerHour ?? null, each.reserved3yUsdPerHour ?? null, each.committedUsdPerHour ?? null]).toEqual([null, null, null])
  })
  it('reach the advice with the terms that they are of, and nothing where none is known', () => {
    expect(cloudOf(seen(price({ reserved1yUsdPerHour: 0.6, committedUsdPerHour: 0.7 })), null)).toMatchObject({ reservedUsdPerHour: { value: 0.6, source: `own price: ${row.id}, reserved 1 year` }, committedUsdPerHour: { value: 0.7 } })
    expect(cloudOf(seen(price({ reserved1yUsdPerHour: 0.6, reserved3yUsdPerHour: 0.4 })), null).reservedUsdPerHour).toMatchObject({ value: 0.4, source: expect.stringContaining('3 years') })
    expect(Object.keys(cloudOf(row, null))).toEqual(['cloudUsdPerHour', 'spotUsdPerHour'])
  })
  it('a discount is off the list price of that provider alone, not off spot, and not off what was entered', () => {
    const rows = merged(discount(10), price({ reserved1yUsdPerHour: 0.6 }), instance({ provider: 'aws', id: 'aws:box:rack' }))
    const own = rows.find((each) => each.id === row.id)!
    expect(own.onDemandUsdPerHour).toBeCloseTo(row.onDemandUsdPerHour! * 0.9, 5)
    expect([own.spotUsdPerHour, own.reserved1yUsdPerHour]).toEqual([row.spotUsdPerHour, 0.6])
    expect(own.asOf).toBe(row.asOf)
    expect(own.note).toContain('10 % off the list price')
    expect(rows.find((each) => each.id === 'aws:box:rack')!.onDemandUsdPerHour).toBe(2)
    for (const each of rows.filter(({ provider }) => provider !== 'aws')) expect(each.entered).toBeUndefined()
  })
  it('an own instance stands beside the others, or in the place of its id', () => {
    expect(merged(instance())).toHaveLength(cloudInstances().length + 1)
    const replaced = merged({ kind: 'instance', id: `instance ${row.id}`, row: { ...row, onDemandUsdPerHour: 0.9, asOf: '2026-11' } })
    expect(replaced).toHaveLength(cloudInstances().length)
    expect(replaced.findIndex((each) => each.id === row.id)).toBe(cloudInstances().indexOf(row))
  })
  it('of an instance that is no more are kept and do nothing', () => expect(merged({ ...price({ onDemandUsdPerHour: 1 }), instance: 'aws:gone:nowhere' } as OwnEntry)).toEqual(cloudInstances()))
  it('hold a GPU of their own as well', () => {
    const gpu = { ...gpus()[0]!, id: 'rtx-9999', name: 'GeForce RTX 9999', aliases: [], ambiguousAliases: [] }
    expect(withOwnGpus(gpus(), putOwn(noOwn, [{ kind: 'gpu', id: 'gpu rtx-9999', row: gpu }])).at(-1)).toEqual(gpu)
  })
  it('whatever they are, keep every row once, every price above zero, and no row of another provider touched', () => {
    const usd = fc.option(fc.double({ min: 0.001, max: 999, noNaN: true }), { nil: undefined })
    const entry = fc.oneof(
      fc.record({ i: fc.nat(cloudInstances().length - 1), on: usd, spot: usd, committed: usd }).map(({ i, on, spot, committed }): OwnEntry => {
        const { id } = cloudInstances()[i]!
        const prices = Object.fromEntries(Object.entries({ onDemandUsdPerHour: on, spotUsdPerHour: spot, committedUsdPerHour: committed }).filter(([, value]) => value !== undefined))
        return { kind: 'price', id: `price ${id}`, instance: id, prices, asOf: '2026-11-20', source: 'entered' }
      }),
      fc.record({ provider: fc.constantFrom('aws', 'gcp', 'AZURE', 'nobody'), percent: fc.double({ min: 0.1, max: 95, noNaN: true }) }).map(({ provider, percent }): OwnEntry => discount(percent, provider)),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 12 }), (entries) => {
        const own = putOwn(noOwn, entries)
        expect(ownCatalog.safeParse(JSON.parse(JSON.stringify(own))).success).toBe(true)
        const rows = withOwnInstances(cloudInstances(), own)
        expect(rows.map(({ id }) => id)).toEqual(cloudInstances().map(({ id }) => id))
        expect(rows.filter((each, i) => [each.onDemandUsdPerHour, each.spotUsdPerHour].some((value) => value !== null && value <= 0) || (!each.entered && each !== cloudInstances()[i]))).toEqual([])
      }),
      { numRuns: 60 },
    )
  }, 30_000)
})

describe('what was entered', () => {
  it('is replaced by its id, removed by it, and brought back by undo', () => {
    const one = putOwn(noOwn, [price({ onDemandUsdPerHour: 1 })])
    const two = putOwn(one, [price({ onDemandUsdPerHour: 2 }), discount(5)])
    expect(two.entries).toHaveLength(2)
    expect(undoOwn(two).entries).toEqual(one.entries)
    expect(undoOwn(undoOwn(two)).entries).toEqual(two.entries)
    expect(removeOwn(two, row.id).entries).toEqual([discount(5)])
    expect(() => removeOwn(two, 'discount awss')).toThrow(/no own entry/)
    expect(() => undoOwn(noOwn)).toThrow(/Nothing was changed/)
  })
})
