import { describe, expect, it } from 'vitest'
import { weeksPerMonth } from '../core/advice/time'
import { type MeasuredSummary } from '../core/run/summary'
import { dataPathOf, shareThrough, staysInMemory } from '../core/upgrade/data-path'
import { noLimits, type Limits } from '../core/upgrade/limits'
import { newlyFits } from '../core/upgrade/newly-fits'
import { cardPart } from '../core/upgrade/parts/gpus'
import { nothing } from '../core/upgrade/parts/rest'
import { afterFees, resaleOf } from '../core/upgrade/resale'
import { upgrades, type Upgrades } from '../core/upgrade/upgrade'
import { type UpgradeInput } from '../core/upgrade/upgrade-input'
import { upgradeViewOf } from '../core/upgrade/view/view'
import { targetOfGpu } from '../core/fit/target'
import { usableBytes } from '../core/fit/verdict'
import { cardBodies, cloudInstances, components, gpus, models } from '.'
import { gpuNamed, ownOf, presetNamed, upgradeDay, upgradeInput } from './testing/upgrade-input'

const of = (all: Upgrades, id: string) => {
  const found = all.candidates.find(({ part }) => part.id === id)
  if (!found) throw new Error(`no candidate ${id}`)
  return found
}
const with_ = (limits: Partial<Limits>, over: Partial<UpgradeInput> = {}) => upgrades(upgradeInput({ limits: { ...noLimits, ...limits }, ...over }))
const catalog = { gpus: gpus(), instances: cloudInstances(), components: components(), bodies: cardBodies() }

describe('bodies of cards', () => {
  it('are of cards in the catalog, once each, with a source that says when it was read', () => {
    expect(new Set(cardBodies().map(({ gpuId }) => gpuId)).size).toBe(cardBodies().length)
    for (const { gpuId, source, psuWatts } of cardBodies()) {
      expect(gpus().some(({ id }) => id === gpuId), gpuId).toBe(true)
      expect(source).toMatch(/read 20\d\d-\d\d-\d\d$/)
      expect(psuWatts! > gpus().find(({ id }) => id === gpuId)!.tdpWatts!, gpuId).toBe(true)
    }
  })
})

describe('what the old part fetches', () => {
  const sold = (name: string, count = 1, resaleUsd: number | null = null, part = cardPart(gpuNamed('RTX 5070'), { catalog, count: 1 })) => {
    const resale = resaleOf(part, gpuNamed(name), count, { ...noLimits, resaleUsd }, upgradeDay)
    return resale.known ? [resale.value.usd, resale.value.by] : null
  }
  it('is a marketplace price less its fees: 13.6 % up to $7,500, 2.35 % above, $0.40', () => {
    expect([afterFees(200), afterFees(7500), afterFees(10_000), afterFees(0.1)]).toEqual([expect.closeTo(172.4, 9), expect.closeTo(6479.6, 9), expect.closeTo(6479.6 + 2500 - 58.75, 9), 0])
    expect(sold('RTX 3060 Ti')).toEqual([expect.closeTo(172.4, 9), 'published'])
    expect(sold('RTX 3060 Ti', 2)).toEqual([expect.closeTo(344.8, 9), 'published'])
  })
  it('is a fifth of the launch price where nobody lists it, as entered where somebody says, and else unknown', () => {
    expect(sold('RTX 2080 Ti')).toEqual([expect.closeTo(afterFees(0.2 * gpuNamed('RTX 2080 Ti').launchPriceUsd!), 9), 'stated'])
    expect(sold('RTX 2080 Ti', 1, 0)).toEqual([0, 'entered'])
    expect(sold('RTX 4060 Laptop GPU')).toBeNull()
  })
  it('is nothing where nothing goes out', () => {
    expect(sold('RTX 3090', 1, 500, cardPart(gpuNamed('RTX 3090'), { catalog, count: 1 }, { beside: true }))).toEqual([0, 'stated'])
    expect(resaleOf(nothing, gpuNamed('RTX 3090'), 1, { ...noLimits, resaleUsd: 500 }, upgradeDay)).toMatchObject({ known: true, value: { usd: 0 } })
  })
  it('of a whole machine without a card of the catalog is not known until it is entered', () => {
    const machine = { ...cardPart(gpuNamed('RTX 5070'), { catalog, count: 1 }), kind: 'machine' as const }
    expect(resaleOf(machine, null, 1, noLimits, upgradeDay)).toMatchObject({ known: false, detail: 'what this machine fetches was not entered' })
    expect(resaleOf(machine, null, 1, { ...noLimits, resaleUsd: 300 }, upgradeDay)).toMatchObject({ known: true, value: { usd: 300 } })
    expect(resaleOf(cardPart(gpuNamed('RTX 5070'), { catalog, count: 1 }), null, 1, noLimits, upgradeDay)).toMatchObject({ known: true, value: { usd: 0, by: 'stated' } })
  })
  it('leaves the net cost an upper end where it is not known', () => {
    const laptop = upgrades(upgradeInput({ gpu: 'RTX 4060 Laptop GPU' }))
    expect(of(laptop, 'machine:rtx-5070-ti')).toMatchObject({ netUsd: 2895, netIsMost: true })
    expect(upgradeViewOf(laptop).rows.find(({ id }) => id === 'machine:rtx-5070-ti')!.net).toBe('at most $2895.00')
  })
})

describe('a card in place of another', () => {
  const all = upgrades(upgradeInput())
  const card = of(all, 'gpu:rtx-5070-ti')
  it('costs its price less what the old one fetches, draws its own power, and does the same work in fewer hours', () => {
    if (card.gain.kind !== 'speed') throw new Error('no gain')
    const { ratio } = card.gain
    expect(card).toMatchObject({ netUsd: expect.closeTo(895 - 172.4, 9), netIsMost: false, watts: 400, hoursPerWeek: expect.closeTo(20 / ratio, 9) })
    expect(card.energyKwh).toBeCloseTo(0.4 * (20 / ratio) * weeksPerMonth, 9)
    expect(card.energyUsd).toBeCloseTo(card.energyKwh! * 0.18, 9)
    expect(card.energyKg).toBeCloseTo(card.energyKwh! * 0.4, 9)
    expect(card.costPerGain).toBeCloseTo((895 - 172.4) / (ratio - 1), 9)
  })
  it('pays back by what it adds in the same hours: the rent of so much more work, less the power for it', () => {
    const cheap = of(upgrades(upgradeInput({ entered: [{ kind: 'gpu', gpu: gpuNamed('RTX 3090'), usd: 400 }] })), 'gpu:rtx-3090')
    if (cheap.gain.kind !== 'speed') throw new Error('no gain')
    const rent = cheap.rent!.usdPerMonth * (cheap.gain.ratio - 1)
    // 450 W in place of 300, for 20 h a week.
    const power = 0.15 * 20 * weeksPerMonth * 0.18
    expect(cheap.added).toEqual({ rentUsd: expect.closeTo(rent, 9), powerUsd: expect.closeTo(power, 9) })
    expect(cheap.payBack).toMatchObject({ verdict: 'breaks-even', months: expect.closeTo((400 - 172.4) / (rent - power), 9) })
  })
  it('that draws less pays back by the power that it saves as well', () => {
    const { added, payBack, netUsd } = of(upgrades(upgradeInput({ own: { ...ownOf('RTX 3060 Ti'), watts: 600 }, use: { ...upgradeInput().use, electricityUsdPerKwh: 3, horizonMonths: 60 }, entered: [{ kind: 'gpu', gpu: gpuNamed('RTX 5060'), usd: 200 }] })), 'gpu:rtx-5060')
    expect(added!.powerUsd).toBeLessThan(0)
    expect(payBack!.months).toBeCloseTo(netUsd! / (added!.rentUsd - added!.powerUsd), 9)
  })
  it('counts cooling: PUE is in the energy', () => {
    const cooled = upgrades(upgradeInput({ use: { ...upgradeInput().use, pue: 1.5 } }))
    expect(of(cooled, 'gpu:rtx-5070-ti').energyKwh).toBeCloseTo(1.5 * card.energyKwh!, 9)
  })
  it('keeps what the host draws: a machine measured at 500 W loses the old card’s TDP and gains the new one’s', () => {
    expect(of(upgrades(upgradeInput({ own: { ...ownOf('RTX 3060 Ti'), watts: 500 } })), 'gpu:rtx-5070-ti').watts).toBe(500 - 200 + 300)
    expect(of(upgrades(upgradeInput({ gpu: 'RTX 3090' })), 'gpu:rtx-3090:beside').watts).toBe(100 + 2 * 350)
  })
  it('lets in models that did not fit, and never one that did', () => {
    const before = targetOfGpu(gpuNamed('RTX 3060 Ti'))
    const after = targetOfGpu(gpuNamed('RTX 5070 Ti'))
    const newly = newlyFits(models(), before, after)
    expect(newly.length).toBeGreaterThan(20)
    expect(newly).toEqual(card.newly)
    expect([newlyFits(models(), after, before), newlyFits(models(), after, after), newlyFits(models(), null, after)]).toEqual([[], [], []])
    expect(card.lost).toEqual([])
  })
  it('says what would no longer fit, where a faster card holds less; what is rented takes nothing away', () => {
    const all = upgrades(upgradeInput({ gpu: 'RTX 3090' }))
    const smaller = of(all, 'gpu:rtx-5080')
    expect(smaller.lost).toEqual(newlyFits(models(), smaller.after.target, targetOfGpu(gpuNamed('RTX 3090'))))
    expect(smaller.lost.length).toBeGreaterThan(20)
    expect(upgradeViewOf(all).rows.find(({ id }) => id === 'gpu:rtx-5080')!.newly).toBe(`${smaller.lost.length} ways no longer`)
    for (const { part, lost } of all.candidates) if (part.kind === 'cloud') expect(lost).toEqual([])
  })
  it('is marked where its price is older than 180 days', () => {
    const later = upgrades(upgradeInput({ now: new Date('2027-04-01T00:00:00Z') }))
    expect([card.stale, of(later, 'gpu:rtx-5070-ti').stale, of(all, 'psu:1000').stale]).toEqual([false, true, true])
    expect(upgradeViewOf(all).doubts.some(({ text }) => /older than 180 days/.test(text))).toBe(true)
  })
})

describe('the order', () => {
  it('advises nothing that may as well be slower, however cheap', () => {
    const all = upgrades(upgradeInput({ entered: [{ kind: 'gpu', gpu: gpuNamed('Arc B580'), usd: 1 }] }))
    expect(of(all, 'gpu:arc-b580')).toMatchObject({ group: 'gains', payBack: { months: 0 } })
    for (const { group, gain } of all.candidates) if (group === 'pays' && gain.kind === 'speed') expect(gain.band.low).toBeGreaterThan(1)
  })
  it('changes as it should with a price and with a limit', () => {
    const entered = (usd: number) => with_({}, { entered: [{ kind: 'gpu', gpu: gpuNamed('RTX 4090'), usd }] })
    expect(entered(300).candidates[0]!.part.id).toBe('gpu:rtx-4090')
    expect(entered(9000).candidates[0]!.part.id).not.toBe('gpu:rtx-4090')
    const [first] = with_({}).candidates
    expect(of(with_({ budgetUsd: (first!.part.price.known ? first!.part.price.value.usd : 0) - 1 }), first!.part.id).group).toBe('refused')
  })
  it('puts renting before doing nothing where the machine is not enough', () => {
    const chat = upgrades(upgradeInput({ workload: presetNamed('llama-70b-chat') }))
    expect(chat.insufficient).toBe(true)
    const place = (test: (id: string) => boolean) => chat.candidates.findIndex(({ part }) => test(part.id))
    expect(place((id) => id.startsWith('cloud:'))).toBeGreaterThanOrEqual(0)
    expect(place((id) => id.startsWith('cloud:'))).toBeLessThan(place((id) => id === 'nothing'))
    expect(of(chat, 'gpu:h100-pcie').gain).toMatchObject({ kind: 'runs', because: expect.stringMatching(/^it does not run here: /) })
    expect(of(chat, 'gpu:rtx-5090')).toMatchObject({ verdict: 'refuses', gain: { kind: 'none' } })
  })
  it('pays back against the rent of the same work, whoever does it', () => {
    const all = with_({})
    const rented = all.candidates.find(({ part }) => part.kind === 'cloud')!
    expect(rented.netUsd).toBeCloseTo(rented.rent!.usdPerMonth * 48, 9)
    expect(rented.rent!.usdPerMonth).toBeCloseTo(all.base.rent!.usdPerMonth, 9)
    expect(rented.payBack).toBeNull()
  })
})

describe('a power supply', () => {
  it('gains nothing by itself, and names the cards that only the power keeps out', () => {
    const all = with_({ psuWatts: 650, sixteenPins: 1, slots: 3, lengthMm: 330, budgetUsd: 6000 })
    expect(of(all, 'psu:1000')).toMatchObject({ gain: { kind: 'none' }, costPerGain: null, group: 'other' })
    expect(of(all, 'psu:1000').opens).toContain('RTX 5090')
    expect(of(all, 'psu:850').opens).not.toContain('RTX 5090')
    const thin = with_({ psuWatts: 650, sixteenPins: 1, slots: 1, lengthMm: 330, budgetUsd: 6000 })
    expect(of(thin, 'psu:1000').opens).not.toContain('RTX 5090')
    const poor = with_({ psuWatts: 650, sixteenPins: 1, slots: 3, lengthMm: 330, budgetUsd: 3000 })
    expect(of(poor, 'psu:1000').opens).not.toContain('RTX 5090')
  })
})

describe('memory and drives', () => {
  const disk = (value: number): MeasuredSummary[] => [{ id: 'disk-read', unit: 'B/s', value } as MeasuredSummary]
  const work = presetNamed('resnet50')
  it('wait for data that a drive reads too slowly, and not for data that stay in memory', () => {
    // 150 GB over 1,281,167 images: 117 kB each, at 1000 images a second.
    const path = dataPathOf(work, 1000, disk(5e7))!
    expect(path.neededPerSecond).toBeCloseTo((150e9 / 1_281_167) * 1000, 3)
    expect(shareThrough(path, 32 * 2 ** 30)).toBeCloseTo(5e7 / path.neededPerSecond, 9)
    expect([staysInMemory(path, 150e9 / 0.8), staysInMemory(path, 150e9 / 0.8 - 1), staysInMemory(path, null)]).toEqual([true, false, false])
    expect([shareThrough(path, 256 * 2 ** 30), shareThrough(path, 32 * 2 ** 30, 7e9), shareThrough(dataPathOf(work, 1000, [])!, 32 * 2 ** 30)]).toEqual([1, 1, null])
    expect([dataPathOf({ ...work, dataGB: null }, 1000, []), dataPathOf({ ...work, amount: { per: 'hours', perWeek: 20 } }, 1000, [])]).toEqual([null, null])
  })
  it('gain what the drive held back; nothing where it is fast enough; unknown where it was not measured', () => {
    const gain = (measured: MeasuredSummary[], id: string) => of(upgrades(upgradeInput({ measured })), id).gain
    expect(gain(disk(2e7), 'ssd:2')).toMatchObject({ kind: 'speed', ratio: expect.any(Number), because: expect.stringMatching(/^the drive lets \d/) })
    expect(gain(disk(3e9), 'ssd:2')).toMatchObject({ kind: 'none', because: expect.stringMatching(/^the drive reads 3\.0 GB\/s, the work wants/) })
    expect(gain([], 'ssd:2')).toEqual({ kind: 'unknown', because: 'the drive was not measured' })
  })
  it('let a model run on the processor that did not fit', () => {
    const place = { name: 'this machine', gpu: null, count: 1, measured: 'run x', memoryBytes: 12 * 2 ** 30, seen: null, rates: { fp32: { matrix: 5e11, vector: 5e11, bandwidth: 4e10 }, fp16: null } }
    const own = { place, target: { name: 'this machine without a GPU', gpu: null, haveBytes: 12 * 2 ** 30, haveKind: 'measured' as const, because: 'available', gpuCount: 1, unified: true }, ramBytes: 16 * 2 ** 30, watts: 120 }
    const input = upgradeInput({ workload: presetNamed('llama-70b-chat'), own, host: { ...upgradeInput().host, ramBytes: 16 * 2 ** 30 } })
    const all = upgrades(input)
    expect(of(all, 'ram:ddr4-udimm-64')).toMatchObject({ netUsd: 300, gain: { kind: 'runs' }, watts: 120, hoursPerWeek: 20 })
    expect(of(all, 'ram:ddr4-udimm-32').gain.kind).toBe('none')
    expect(of(all, 'ram:ddr4-udimm-64').newly.length).toBeGreaterThan(10)
    expect(usableBytes(gpuNamed('RTX 5090'))).toBeLessThan(40 * 2 ** 30)
  })
})
