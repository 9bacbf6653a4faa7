import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { type GpuRow } from '../core/catalog/schema'
import { upgradeView } from '../core/contract/upgrade-calls'
import { limitsSchema, noLimits, type Limits } from '../core/upgrade/limits'
import { type EnteredPart } from '../core/upgrade/parts/source'
import { upgrades, type Upgrades } from '../core/upgrade/upgrade'
import { upgradeJson } from '../core/upgrade/view/json'
import { upgradeViewOf } from '../core/upgrade/view/view'
import { gpus } from '.'
import { gpuNamed, ownOf, presetNamed, upgradeInput } from './testing/upgrade-input'

vi.setConfig({ testTimeout: 600_000 })
const seed = 20261126
const runs = process.env['CI'] ? 300 : 60
const check = (property: fc.IRawProperty<unknown>) => fc.assert(property as never, { seed, numRuns: runs })

const machines = ['RTX 3060 Ti', 'RTX 3090', 'GTX 1080 Ti', 'RTX 4060 Laptop', 'RX 6800 XT']
const works = ['resnet50', 'bert-large', 'llama-8b-qlora', 'llama-8b-chat', 'llama-70b-chat']
const money = fc.integer({ min: 0, max: 6000 })
const orNull = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null })
const anyLimits: fc.Arbitrary<Limits> = fc.record({
  budgetUsd: orNull(money),
  psuWatts: orNull(fc.integer({ min: 300, max: 1600 })),
  eightPins: orNull(fc.integer({ min: 0, max: 4 })),
  sixteenPins: orNull(fc.integer({ min: 0, max: 2 })),
  slots: orNull(fc.integer({ min: 0, max: 5 })),
  lengthMm: orNull(fc.integer({ min: 150, max: 400 })),
  noiseDb: orNull(fc.integer({ min: 20, max: 60 })),
  resaleUsd: orNull(money),
  machineUsd: fc.constantFrom(0, 900, 2000),
})
const anyEntered: fc.Arbitrary<EnteredPart> = fc.oneof(
  fc.record({ kind: fc.constant('gpu' as const), gpu: fc.constantFrom('RTX 4090', 'RTX 5080', 'RTX 3090 Ti', 'Arc B580').map(gpuNamed), usd: money, noiseDb: orNull(fc.integer({ min: 20, max: 60 })) }),
  fc.record({ kind: fc.constantFrom('ram' as const, 'ssd' as const, 'psu' as const), amount: fc.constantFrom(2, 64, 256, 900), usd: money }),
)
const anyCase = fc.record({ gpu: fc.constantFrom(...machines), work: fc.constantFrom(...works), limits: anyLimits, entered: anyEntered, hoursPerWeek: fc.integer({ min: 0, max: 168 }) })
type Case = typeof anyCase extends fc.Arbitrary<infer T> ? T : never

const answer = ({ gpu, work, limits, entered, hoursPerWeek }: Case, over: Partial<Case> = {}): Upgrades => {
  const input = upgradeInput({ gpu: over.gpu ?? gpu, workload: presetNamed(work), limits: over.limits ?? limits, entered: [over.entered ?? entered] })
  return upgrades({ ...input, use: { ...input.use, hoursPerWeek } })
}
const admitted = ({ candidates }: Upgrades) => new Set(candidates.filter(({ verdict }) => verdict !== 'refuses').map(({ part }) => part.id))
const expectWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>) => expect([...inner].filter((id) => !outer.has(id))).toEqual([])

describe('candidates, whatever the machine, the work and the limits', () => {
  it('a dearer part never moves up', () =>
    check(
      fc.property(anyCase, fc.integer({ min: 1, max: 5000 }), (of, more) => {
        const dearer = { ...of.entered, usd: of.entered.usd! + more }
        const id = of.entered.kind === 'gpu' ? `gpu:${of.entered.gpu.id}` : `${of.entered.kind}:entered-${of.entered.amount}`
        // A new machine around the same card grows dearer with it.
        const place = (all: Upgrades) => all.candidates.filter(({ part }) => part.id === id || !part.id.startsWith('machine:')).findIndex(({ part }) => part.id === id)
        expect(place(answer(of, { entered: dearer }))).toBeGreaterThanOrEqual(place(answer(of)))
      }),
    ))
  it.each(['budgetUsd', 'psuWatts', 'eightPins', 'sixteenPins', 'slots', 'lengthMm', 'noiseDb'] as const)('a tighter limit never adds one: %s', (key) =>
    check(
      fc.property(anyCase, fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
        // From none to some, and from some to less.
        const loose = of.limits[key]
        const usual = { budgetUsd: 3000, psuWatts: 850, eightPins: 2, sixteenPins: 1, slots: 3, lengthMm: 300, noiseDb: 40 }[key]
        const tight = limitsSchema.parse({ ...of.limits, [key]: loose === null ? usual : key === 'psuWatts' ? Math.max(100, Math.floor(loose * share)) : key === 'lengthMm' ? Math.max(50, Math.floor(loose * share)) : Math.floor(loose * share) })
        expectWithin(admitted(answer(of, { limits: tight })), admitted(answer(of)))
      }),
    ),
  )
  it('a larger budget never removes one', () =>
    check(
      fc.property(anyCase, money, (of, more) => {
        const budgetUsd = of.limits.budgetUsd ?? 500
        const limits = { ...of.limits, budgetUsd }
        expectWithin(admitted(answer(of, { limits })), admitted(answer(of, { limits: { ...limits, budgetUsd: budgetUsd + more } })))
      }),
    ))
  it('doing nothing is always one of them, once, and never refused', () =>
    check(
      fc.property(anyCase, (of) => {
        const still = answer(of).candidates.filter(({ part }) => part.kind === 'nothing')
        expect(still.map(({ verdict, netUsd }) => [verdict, netUsd])).toEqual([['ok', 0]])
      }),
    ))
  it('none of the front is beaten by another in both net cost and speed', () =>
    check(
      fc.property(anyCase, (of) => {
        const { candidates, base } = answer(of)
        const speed = (each: (typeof candidates)[number]) => (each.gain.kind === 'speed' ? each.gain.ratio : each.gain.kind === 'runs' ? each.gain.unitsPerSecond : each.part.kind === 'nothing' ? Number(base.runs) : null)
        const known = candidates.filter((each) => each.verdict !== 'refuses' && each.netUsd !== null && speed(each) !== null)
        for (const each of known) {
          const beaten = known.some((other) => other.netUsd! <= each.netUsd! && speed(other)! >= speed(each)! && (other.netUsd! < each.netUsd! || speed(other)! > speed(each)!))
          if (each.onFront) expect(beaten, each.part.id).toBe(false)
        }
        expect(known.some(({ onFront }) => onFront)).toBe(true)
      }),
    ))
})

/** A catalog in which some figures are not known. */
const holed = fc.record({ price: fc.boolean(), tdp: fc.boolean(), bandwidth: fc.boolean(), launch: fc.boolean(), electricity: fc.boolean(), watts: fc.boolean(), grid: fc.boolean(), rent: fc.boolean(), place: fc.boolean() })

describe('what is not known', () => {
  it('is said, and is never zero, NaN or a guess', () =>
    check(
      fc.property(anyCase, holed, (of, known) => {
        const hole = (row: GpuRow): GpuRow => ({ ...row, streetPriceUsd: known.price ? row.streetPriceUsd : null, tdpWatts: known.tdp ? row.tdpWatts : null, memoryBandwidthGBs: known.bandwidth ? row.memoryBandwidthGBs : null, launchPriceUsd: known.launch ? (row.launchPriceUsd ?? null) : null })
        const rows = gpus().map(hole)
        const base = upgradeInput({ gpu: of.gpu, workload: presetNamed(of.work), limits: of.limits, entered: [of.entered] })
        const own = ownOf(of.gpu)
        const input = {
          ...base,
          gpus: rows,
          instances: known.rent ? base.instances : base.instances.map((row) => ({ ...row, onDemandUsdPerHour: null })),
          catalog: { ...base.catalog, gpus: rows },
          own: { ...own, place: known.place ? { ...own.place, gpu: hole(own.place.gpu!) } : null, watts: known.watts ? own.watts : null },
          use: { ...base.use, hoursPerWeek: of.hoursPerWeek, electricityUsdPerKwh: known.electricity ? 0.2 : null, kgCo2ePerKwh: known.grid ? 0.3 : null },
        }
        const all = upgrades(input)
        const shown = upgradeView.parse(upgradeViewOf(all))
        expect(`${JSON.stringify(shown)}${JSON.stringify(upgradeJson(all, ''))}`).not.toMatch(/NaN|Infinity|undefined|\[object/)
        for (const { part, netUsd, payBack, energyUsd, energyKg, watts, resale, netIsMost } of all.candidates) {
          if (part.kind === 'nothing') continue
          if (!part.price.known && part.kind !== 'cloud') expect([netUsd, payBack]).toEqual([null, null])
          if (!known.electricity) expect([energyUsd, payBack]).toEqual([null, null])
          if (!known.grid) expect(energyKg).toBeNull()
          if (part.kind === 'gpu' && part.gpu.tdpWatts === null) expect([watts, energyUsd]).toEqual([null, null])
          if (!resale.known && netUsd !== null) expect(netIsMost).toBe(true)
        }
        for (const row of shown.rows) if (row.price === '$0.00') expect(of.entered.usd).toBe(0)
      }),
    ))
  it('says the unknown price of a card in words, and puts it after those that are known', () => {
    const { candidates } = upgrades(upgradeInput({ entered: [{ kind: 'gpu', gpu: gpuNamed('RTX 4090'), usd: null }] }))
    const card = candidates.find(({ part }) => part.id === 'gpu:rtx-4090')!
    expect(card).toMatchObject({ netUsd: null, costPerGain: null, payBack: null, group: 'other', verdict: 'check' })
    expect(upgradeViewOf(upgrades(upgradeInput({ entered: [{ kind: 'gpu', gpu: gpuNamed('RTX 4090'), usd: null }] }))).rows.find(({ id }) => id === 'gpu:rtx-4090')).toMatchObject({ price: 'unknown', net: 'unknown', payBack: 'unknown' })
  })
  it('has no limits where nobody set one', () => expect(noLimits).toEqual({ budgetUsd: null, psuWatts: null, eightPins: null, sixteenPins: null, slots: null, lengthMm: null, noiseDb: null, resaleUsd: null, machineUsd: 2000 }))
})
