import { describe, expect, it } from 'vitest'
import { known, unknown } from '../core/result/known'
import { noLimits, type Limits } from '../core/upgrade/limits'
import { hostOfCard, type Host } from '../core/upgrade/host'
import { cardPart } from '../core/upgrade/parts/gpus'
import { partsFor } from '../core/upgrade/parts/list'
import { type Part } from '../core/upgrade/parts/part'
import { psuSpareOf } from '../core/upgrade/psu-spare'
import { judge, rules, verdictOf } from '../core/upgrade/rules/list'
import { type RuleContext, type RuleOutcome } from '../core/upgrade/rules/rule'
import { workNeed } from '../core/upgrade/work-need'
import { type Workload } from '../core/workload/schema'
import { workloadOf } from '../core/workload/schema'
import { cardBodies, cloudInstances, components, gpus, models } from '.'
import { gpuNamed, presetNamed } from './testing/upgrade-input'

const catalog = { gpus: gpus(), instances: cloudInstances(), components: components(), bodies: cardBodies() }
const desktop: Host = { ...hostOfCard(gpuNamed('RTX 3060 Ti')), system: 'linux', driver: '580.95', pcieGen: 4, memoryType: 'DDR4', ramBytes: 16 * 2 ** 30 }
const laptop: Host = { ...desktop, laptop: known(true) }
const card = (name: string, over: Parameters<typeof cardPart>[2] = {}): Part => cardPart(gpuNamed(name), { catalog, count: 1 }, over)
const listed = (id: string, host = desktop): Part => {
  const part = partsFor({ catalog, host, gpu: null, count: 1, limits: noLimits, entered: [], rented: cloudInstances().filter((row) => row.id === 'runpod:1x RTX 5090:global-lowest') }).find((each) => each.id === id)
  if (!part) throw new Error(`no part ${id}`)
  return part
}
const context = (over: { limits?: Partial<Limits>; host?: Partial<Host>; workload?: Workload } = {}): RuleContext => {
  const workload = over.workload ?? presetNamed('resnet50')
  return { host: { ...desktop, ...over.host }, limits: { ...noLimits, ...over.limits }, gpu: gpuNamed('RTX 3060 Ti'), count: 1, workload, need: workNeed(workload, models(), false), psuSpare: psuSpareOf(cardBodies(), gpus()) }
}
const said = (rule: string, part: Part, of = context()): RuleOutcome | null => rules.find(({ id }) => id === rule)!.judge(part, of)
const answer = (...args: Parameters<typeof said>) => said(...args)?.answer ?? null

describe('the rules', () => {
  it('have names of their own, and a tighter verdict wins', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    expect(new Set(rules.map(({ title }) => title)).size).toBe(rules.length)
    const outcome = (...answers: RuleOutcome['answer'][]) => verdictOf(answers.map((each) => ({ answer: each, because: '' })))
    expect([outcome(), outcome('ok', 'check'), outcome('check', 'refuses', 'ok')]).toEqual(['ok', 'check', 'refuses'])
  })
  it('budget: up to it and no further; an unknown price is a check', () => {
    expect(answer('budget', card('RTX 5070 Ti'), context({ limits: { budgetUsd: 895 } }))).toBe('ok')
    expect(said('budget', card('RTX 5070 Ti'), context({ limits: { budgetUsd: 894.99 } }))).toEqual({ answer: 'refuses', because: 'it costs $895.00, $0.0100 over the budget' })
    expect(said('budget', card('RTX 4090'), context({ limits: { budgetUsd: 1e6 } }))).toEqual({ answer: 'check', because: 'the catalog has no price of GeForce RTX 4090' })
    expect(answer('budget', card('RTX 5070 Ti'))).toBe('ok')
    expect(answer('budget', listed('nothing'), context({ limits: { budgetUsd: 0 } }))).toBeNull()
    expect(answer('budget', listed('cloud:runpod:1x RTX 5090:global-lowest'), context({ limits: { budgetUsd: 0 } }))).toBeNull()
  })
  it("power: the maker's recommendation where it is known", () => {
    expect([999, 1000].map((psuWatts) => answer('power', card('RTX 5090'), context({ limits: { psuWatts } })))).toEqual(['refuses', 'ok'])
    expect(said('power', card('RTX 5090'))).toMatchObject({ answer: 'check', because: expect.stringContaining('1000 W') })
    // A second one: the recommendation and the card's own 350 W.
    const beside = cardPart(gpuNamed('RTX 3090'), { catalog, count: 1 }, { beside: true })
    expect([1099, 1100].map((psuWatts) => answer('power', beside, context({ limits: { psuWatts } })))).toEqual(['refuses', 'ok'])
  })
  it('power: else from the least to the most that makers recommend beyond other cards, between which it is a check', () => {
    const { least, most, cards } = psuSpareOf(cardBodies(), gpus())!
    expect([least, most, cards]).toEqual([400, 550, 8])
    // An RTX 5080 draws 360 W.
    expect([759, 760, 909, 910].map((psuWatts) => answer('power', card('RTX 5080'), context({ limits: { psuWatts } })))).toEqual(['refuses', 'check', 'check', 'ok'])
    const unpublished = { ...(card('RTX 5080') as Extract<Part, { kind: 'gpu' }>), gpu: { ...gpuNamed('RTX 5080'), tdpWatts: null } }
    expect(said('power', unpublished, context({ limits: { psuWatts: 2000 } }))).toEqual({ answer: 'check', because: 'its power is not published' })
  })
  it('connectors: eight pins, sixteen, and adapters from three of eight', () => {
    const pins = (name: string, eightPins: number | null, sixteenPins: number | null) => answer('connectors', card(name), context({ limits: { eightPins, sixteenPins } }))
    expect([pins('RTX 3090', 2, null), pins('RTX 3090', 1, 5), pins('RTX 3090', null, null)]).toEqual(['ok', 'refuses', 'check'])
    expect([pins('RTX 5090', 0, 1), pins('RTX 5090', 3, 0), pins('RTX 5090', 2, 0), pins('RTX 5090', null, 0), pins('RTX 5090', 2, null)]).toEqual(['ok', 'ok', 'refuses', 'check', 'check'])
    expect(pins('RTX 5080', 4, 4)).toBe('check')
  })
  it('slots and length: of the maker’s own board, in whole slots', () => {
    expect([2, 3].map((slots) => answer('slots', card('RTX 3090'), context({ limits: { slots } })))).toEqual(['refuses', 'ok'])
    // Two and a half slots cover three.
    expect([2, 3].map((slots) => answer('slots', card('RX 7900 XT'), context({ limits: { slots } })))).toEqual(['refuses', 'ok'])
    expect(answer('slots', cardPart(gpuNamed('RTX 3090'), { catalog, count: 1 }, { beside: true }), context({ limits: { slots: 5 } }))).toBe('refuses')
    expect([312, 313].map((lengthMm) => answer('length', card('RTX 3090'), context({ limits: { lengthMm } })))).toEqual(['refuses', 'ok'])
    expect([answer('slots', card('RTX 5080'), context({ limits: { slots: 4 } })), answer('length', card('RTX 5080'), context({ limits: { lengthMm: 400 } })), answer('length', card('RTX 3090'))]).toEqual(['check', 'check', 'check'])
  })
  it('noise: as entered, else a check', () => {
    const loud = card('RTX 3090', { noiseDb: 40 })
    expect([39, 40, null].map((noiseDb) => answer('noise', loud, context({ limits: { noiseDb } })))).toEqual(['refuses', 'ok', 'check'])
    expect([answer('noise', card('RTX 3090'), context({ limits: { noiseDb: 40 } })), answer('noise', listed('ssd:2')), answer('noise', listed('nothing'))]).toEqual(['check', 'ok', null])
  })
  it('laptop: no card, no power supply; memory and drives are a check, a machine is none of its business', () => {
    const of = context({ host: laptop })
    expect([card('RTX 5070'), listed('psu:850'), listed('ram:ddr4-sodimm-32', laptop), listed('ssd:2'), listed('machine:rtx-5090'), listed('nothing')].map((part) => answer('laptop', part, of))).toEqual(['refuses', 'refuses', 'check', 'check', null, null])
    expect(answer('laptop', card('RTX 5070'), context({ host: { laptop: unknown('not-reported') } }))).toBe('check')
  })
  it('a virtual machine is a check', () => {
    expect([answer('guest', card('RTX 5070'), context({ host: { hypervisor: 'kvm' } })), answer('guest', card('RTX 5070')), answer('guest', listed('machine:rtx-5090'), context({ host: { hypervisor: 'kvm' } }))]).toEqual(['check', null, null])
  })
  it('form: a module for a server board is no card', () => expect([answer('form-factor', card('P100 SXM2')), answer('form-factor', card('RTX 3090'))]).toEqual(['refuses', 'ok']))
  it('system: Windows itself, WSL2, macOS, other makers', () => {
    const on = (name: string, host: Partial<Host>) => answer('system', card(name), context({ host }))
    expect([on('RTX 3090', {}), on('RTX 3090', { system: 'windows' }), on('RTX 3090', { system: 'windows', wsl: true }), on('RTX 3090', { system: 'macos' }), on('RTX 3090', { system: null })]).toEqual(['ok', 'check', 'ok', 'refuses', 'check'])
    expect([on('GTX 980 Ti', {}), on('H100 PCIe 80GB', {}), on('RTX 5090', {})]).toEqual(['check', 'ok', 'check'])
    expect([on('RX 7900 XTX', {}), on('RX 7900 XTX', { system: 'windows' }), on('Arc B580', {})]).toEqual(['check', 'check', 'check'])
  })
  it('driver: branches that ended, and branches that are too old', () => {
    const with_ = (name: string, driver: string | null) => answer('driver', card(name), context({ host: { driver } }))
    expect([with_('RTX 5090', '580.95'), with_('RTX 5090', '550.54'), with_('RTX 5090', null), with_('GTX 1080 Ti', '580.95'), with_('GTX 1080 Ti', '595.71'), with_('RX 7900 XTX', null)]).toEqual(['ok', 'check', 'check', 'check', 'refuses', null])
  })
  it('PCIe: older slots slow a drive, and matter little to one card', () => {
    const gen = (part: Part, pcieGen: number | null) => answer('pcie', part, context({ host: { pcieGen } }))
    expect([gen(card('RTX 5090'), 4), gen(card('RTX 5090'), 2), gen(card('RTX 5090'), null), gen(listed('ssd:2'), 4), gen(listed('ssd:2'), 3)]).toEqual(['ok', 'check', 'check', 'ok', 'check'])
  })
  it('memory of the other kind fits no board', () => {
    const ram = listed('ram:ddr4-udimm-64')
    expect([answer('memory-kind', ram), answer('memory-kind', ram, context({ host: { memoryType: 'DDR5' } })), answer('memory-kind', ram, context({ host: { memoryType: null } }))]).toEqual(['ok', 'refuses', 'check'])
  })
  it('a power supply that is no larger is a check', () => expect([850, 849, null].map((psuWatts) => answer('size', listed('psu:850'), context({ limits: { psuWatts } })))).toEqual(['check', 'ok', 'check']))
  it('the work’s own memory: entered, or predicted of an open model', () => {
    const chat = context({ workload: presetNamed('llama-70b-chat') })
    expect([answer('work-memory', card('RTX 5090'), chat), answer('work-memory', card('H100 PCIe 80GB'), chat), answer('work-memory', card('RTX 5090'))]).toEqual(['refuses', 'ok', null])
    const entered = context({ workload: { ...presetNamed('resnet50'), needsMemoryGiB: 20 } })
    expect([said('work-memory', card('RTX 5070 Ti'), entered)?.because, answer('work-memory', card('RTX 3090'), entered)]).toEqual(['the work needs 20.0 GiB (entered), it has 15.5 GiB', 'ok'])
  })
  it('conditions of the workload close the cloud, or all but some of its regions', () => {
    const cloud = listed('cloud:runpod:1x RTX 5090:global-lowest')
    const with_ = (wishes: Partial<Workload['wishes']>) => answer('wishes', cloud, context({ workload: workloadOf({ ...presetNamed('resnet50'), wishes: { dataMayLeave: true, offline: false, regions: [], spot: 'never', ...wishes } }) }))
    expect([with_({}), with_({ dataMayLeave: false }), with_({ offline: true }), with_({ regions: ['eu'] }), with_({ regions: ['runpod'] })]).toEqual(['ok', 'refuses', 'refuses', 'refuses', 'ok'])
  })
  it('each says why, in words', () => {
    for (const part of [card('RTX 5090'), card('P100 SXM2'), listed('ram:ddr4-udimm-64'), listed('psu:1000'), listed('ssd:4')]) {
      for (const { because } of judge(part, context({ limits: { budgetUsd: 100, psuWatts: 450, eightPins: 1, slots: 2, lengthMm: 200 } }))) expect(because).toMatch(/^[^]{3,300}$/)
    }
  })
})
