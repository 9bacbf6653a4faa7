import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allUnknown, gates, judgeAll } from './list'
import { reading, type PartName, type Reading } from './reading'
import { gateIds, type GateId, type GateState } from './schema'
import { gpu, idleWindow, known, missing, readings, windowOf } from './testing/readings'
import { type Window } from './window'

const judge = (id: GateId, window: Window) => gates.find((gate) => gate.id === id)!.judge(window)
const state = (id: GateId, window: Window): GateState => judge(id, window).state
const from = (i: number) => i > 10
type Change = Parameters<typeof readings>[0]
/** Takes a part away: from the start, or halfway. */
const without = (part: PartName, when: (i: number) => boolean = () => true): Change => (_reading, i) => (when(i) ? { [part]: missing() } : {})

interface Case {
  readonly parts: readonly PartName[]
  /** Just below and just above the threshold. */
  readonly fine: Window
  readonly broken: Window
  readonly state?: GateState
  /** A counter that runs backwards on the way. */
  readonly backwards?: Change
}

const load = (busy: number): Change => (_reading, i) => ({ cpu: known({ busyTicks: 1000 + busy * i, stealTicks: 0, totalTicks: 50_000 + 100 * i }), ours: known({ ticks: 900, readBytes: 0 }) })
const stolen = (share: number): Change => (_reading, i) => ({ cpu: known({ busyTicks: 0, stealTicks: 100 * share * i, totalTicks: 50_000 + 100 * i }) })
const clock = (hz: number): Change => () => ({ cpuClock: known(hz) })
const smClock = (hz: number): Change => () => ({ gpus: known([gpu({ smHz: hz })]) })
const reasons = (mask: number): Change => (_reading, i) => ({ gpus: known([gpu({ reasons: i === 12 ? mask : 0 })]) })
const reads = (share: number, ours = 0): Change => (_reading, i) => ({ disks: known([{ name: 'sda', readBytes: 1e6 * i, writtenBytes: 0, busySeconds: 40 + (share * i) / 2 }]), ours: known({ ticks: 900 + 100 * i, readBytes: ours * 1e6 * i }) })
const drifting = (share: number): Change => ({ clock: at }) => ({ clock: { ...at, wallSeconds: at.wallSeconds + share * (at.monotonicSeconds - 100) } })
const switching = (perSecond: number): Change => (_reading, i) => ({ switches: known(50 + (perSecond * i) / 2) })
const earlier = (change: Change) => ({ earlier: [readings(change), readings(change)] })
const jump = (i: number) => (i === 12 ? -1 : 1) * 1e3 + 1e3

const cases: Record<GateId, Case> = {
  'other-load': { parts: ['cpu', 'ours'], fine: windowOf(load(2.9)), broken: windowOf(load(3.1)), backwards: (_r, i) => ({ cpu: known({ busyTicks: jump(i), stealTicks: 0, totalTicks: 50_000 + 100 * i }) }) },
  steal: { parts: ['cpu'], fine: windowOf(stolen(0.019)), broken: windowOf(stolen(0.021)), backwards: (_r, i) => ({ cpu: known({ busyTicks: 0, stealTicks: jump(i), totalTicks: 50_000 + 100 * i }) }) },
  'context-switches': { parts: ['switches'], fine: windowOf(switching(490), earlier(switching(100))), broken: windowOf(switching(510), earlier(switching(100))), backwards: (_r, i) => ({ switches: known(jump(i)) }) },
  'cpu-clock': { parts: ['cpuClock'], fine: windowOf(clock(2.86e9), earlier(clock(3e9))), broken: windowOf(clock(2.84e9), earlier(clock(3e9))) },
  'cpu-thermal': { parts: ['thermal'], fine: windowOf(), broken: windowOf((_r, i) => ({ thermal: known(from(i) ? 3 : 2) })), backwards: (_r, i) => ({ thermal: known(jump(i)) }) },
  'gpu-reasons': { parts: ['gpus'], fine: windowOf(reasons(0x4)), broken: windowOf(reasons(0x40)) },
  'gpu-clock': { parts: ['gpus'], fine: windowOf(smClock(1.72e9), earlier(smClock(1.8e9))), broken: windowOf(smClock(1.7e9), earlier(smClock(1.8e9))) },
  'gpu-shared': { parts: ['gpus'], fine: idleWindow(() => ({ gpus: known([gpu({ utilization: 0.02, usedBytes: 1e9 })]) })), broken: idleWindow(() => ({ gpus: known([gpu({ utilization: 0.04 })]) })) },
  'power-source': { parts: ['onBattery'], fine: windowOf(), broken: windowOf((_r, i) => ({ onBattery: known(i === 20) })) },
  'memory-pressure': { parts: ['faults', 'swap'], fine: windowOf((_r, i) => ({ faults: known(Math.min(i, 9)) })), broken: windowOf((_r, i) => ({ faults: known(i === 20 ? 8 : 7) })), backwards: (_r, i) => ({ faults: known(jump(i)), swap: known(jump(i)) }) },
  'clock-sanity': { parts: [], fine: windowOf(drifting(0.003), { readings: readings(drifting(0.0009), 81) }), broken: windowOf(undefined, { readings: readings(drifting(0.0011), 81) }), state: 'rejected' },
  suspend: { parts: [], fine: windowOf(), broken: windowOf(({ clock: at }, i) => ({ clock: { ...at, bootSeconds: at.bootSeconds! + (from(i) ? 30 : 0), wallSeconds: at.wallSeconds + (from(i) ? 30 : 0) } })), state: 'rejected' },
  'disk-io': { parts: ['disks', 'ours'], fine: windowOf(reads(0.04)), broken: windowOf(reads(0.06)), backwards: (_r, i) => ({ disks: known([{ name: 'sda', readBytes: jump(i), writtenBytes: 0, busySeconds: jump(i) }]) }) },
  'disk-space': { parts: ['space'], fine: idleWindow(() => ({ space: known(0.16) })), broken: idleWindow(() => ({ space: known(0.14) })) },
}

describe.each(gateIds)('%s', (id) => {
  const { parts, fine, broken, state: expected = 'flagged', backwards } = cases[id]
  const changed = (window: Window, change: Change) => ({ ...window, readings: window.readings.map((each, i) => ({ ...each, ...change!(each, i) })) })
  it('lets a machine pass that is fit, just below its threshold', () => expect(judge(id, fine)).toMatchObject({ state: 'ok', value: expect.any(Number) }))
  it('finds one that is not, just above it', () => expect(judge(id, broken)).toMatchObject({ state: expected, value: expect.any(Number) }))
  it('says what it saw, against which threshold, and what to do', () => {
    const gate = gates.find((each) => each.id === id)!
    expect(gate.describe(judge(id, broken).value!)).not.toMatch(/NaN|undefined|Infinity|unknown/)
    expect([gate.title, gate.unit, gate.threshold, gate.advice].every((text) => text.length > 3)).toBe(true)
  })
  if (parts.length > 0) {
    it('is unknown where it cannot be read, or vanishes on the way', () => {
      const all = (when: (i: number) => boolean): Change => (each, i) => Object.assign({}, ...parts.map((part) => without(part, when)!(each, i)))
      expect(judge(id, changed(broken, all(() => true)))).toEqual({ gate: id, state: 'unknown', value: null })
      // Free space as it was last seen still holds.
      expect(state(id, changed(fine, all(from)))).toBe(id === 'disk-space' ? 'ok' : 'unknown')
    })
  }
  if (backwards) it('is unknown where a counter runs backwards', () => expect(judge(id, changed(fine, backwards))).toEqual({ gate: id, state: 'unknown', value: null }))
  it('is unknown without readings', () => expect(state(id, { kind: 'measured', readings: [], baseline: [], earlier: [] })).toBe('unknown'))
})

describe('the gates together', () => {
  it('are all that the run file knows, once each, in its order', () => {
    expect(gates.map(({ id }) => id)).toEqual(gateIds)
    expect(allUnknown().map(({ gate }) => gate)).toEqual(gateIds)
  })
  it('find nothing against a quiet machine', () => {
    expect(judgeAll(windowOf()).filter((each) => each.state !== 'ok')).toEqual([])
  })
  it('never flag for what cannot be read, and never say NaN, whatever the readings hold', () => {
    const number = fc.oneof(fc.nat(), fc.constantFrom(0, 1, 1e18, 2 ** 32), fc.double({ min: 0, max: 1e12, noNaN: true }))
    const part = (value: fc.Arbitrary<unknown>) => fc.oneof({ weight: 4, arbitrary: value.map((it) => known(it)) }, { weight: 1, arbitrary: fc.constantFrom(missing(), missing('not-asked'), missing('not-installed')) })
    const share = fc.double({ min: 0, max: 1, noNaN: true })
    const nullable = (of: fc.Arbitrary<unknown>) => fc.option(of, { nil: null })
    const wild = fc.record({
      clock: fc.record({ monotonicSeconds: number, wallSeconds: number, bootSeconds: nullable(number) }),
      cpu: part(fc.record({ busyTicks: number, stealTicks: number, totalTicks: number })),
      ours: part(fc.record({ ticks: number, readBytes: nullable(number) })),
      ...Object.fromEntries(['switches', 'faults', 'swap', 'pressure', 'cpuClock', 'thermal'].map((name) => [name, part(number)])),
      temperature: part(fc.integer({ min: -50, max: 200 })),
      disks: part(fc.array(fc.record({ name: fc.constantFrom('sda', 'sdb'), readBytes: number, writtenBytes: number, busySeconds: number }), { maxLength: 3 })),
      space: part(share),
      onBattery: part(fc.boolean()),
      energy: part(fc.array(fc.record({ name: fc.constant('package-0'), joules: number, rangeJoules: nullable(number) }), { maxLength: 2 })),
      gpus: part(fc.array(fc.record({ index: fc.nat(3), reasons: nullable(fc.nat()), smHz: nullable(number), watts: nullable(number), celsius: nullable(fc.nat()), utilization: nullable(share), usedBytes: nullable(number) }), { maxLength: 3 })),
    }) as fc.Arbitrary<unknown>
    fc.assert(
      fc.property(fc.constantFrom('idle' as const, 'measured' as const), fc.array(wild, { maxLength: 6 }), fc.array(wild, { maxLength: 4 }), (kind, now, before) => {
        const window = { kind, readings: now as Reading[], baseline: before as Reading[], earlier: [before as Reading[]] }
        for (const each of window.readings) reading.parse(each)
        for (const { state: said, value } of judgeAll(window)) expect(said === 'unknown' ? value === null : Number.isFinite(value)).toBe(true)
        const nothing = window.readings.map((each) => ({ ...Object.fromEntries(Object.keys(each).map((part) => [part, missing()])), clock: each.clock }) as Reading)
        for (const { gate, state: said } of judgeAll({ ...window, readings: nothing })) if (gate !== 'clock-sanity' && gate !== 'suspend') expect(said).toBe('unknown')
      }),
      { numRuns: 300 },
    )
  })
})

describe('what happens during a run', () => {
  it('a suspend of 30 s is a sleep, and the clocks still agree', () => {
    const said = judgeAll(cases.suspend.broken).filter((each) => each.state !== 'ok')
    expect(said).toEqual([{ gate: 'suspend', state: 'rejected', value: 30 }])
  })
  it('a suspend is found without a clock that runs on: the timer was late while the clocks disagree', () => {
    const blind = windowOf(({ clock: at }, i) => ({ clock: { ...at, bootSeconds: null, wallSeconds: at.wallSeconds + (from(i) ? 30 : 0) } }))
    expect(judge('suspend', blind)).toEqual({ gate: 'suspend', state: 'rejected', value: 30 })
    const silent = windowOf(({ clock: at }, i) => ({ clock: { bootSeconds: null, wallSeconds: at.wallSeconds + (from(i) ? 30 : 0), monotonicSeconds: at.monotonicSeconds + (from(i) ? 30 : 0) } }))
    expect(judge('suspend', silent).state).toBe('rejected')
  })
  it('a sampler that was stopped for a while is no sleep', () => {
    const late = windowOf(({ clock: at }, i) => ({ clock: Object.fromEntries(Object.entries(at).map(([name, seconds]) => [name, seconds! + (from(i) ? 30 : 0)])) as typeof at }))
    expect([state('suspend', late), state('clock-sanity', late)]).toEqual(['ok', 'ok'])
  })
  it('a clock that jumps an hour is no sleep: the timer and the clock since boot agree', () => {
    const jumped = windowOf(({ clock: at }, i) => ({ clock: { ...at, wallSeconds: at.wallSeconds + (from(i) ? 3600 : 0) } }))
    expect(judgeAll(jumped).filter((each) => each.state !== 'ok')).toEqual([{ gate: 'clock-sanity', state: 'rejected', value: 360 }])
    const back = windowOf(({ clock: at }, i) => ({ clock: { ...at, wallSeconds: at.wallSeconds + (i === 12 ? 3600 : 0) } }))
    expect(state('clock-sanity', back)).toBe('rejected')
  })
  it('the charger pulled out halfway is on battery', () => expect(judge('power-source', windowOf((_r, i) => ({ onBattery: known(from(i)) })))).toMatchObject({ state: 'flagged', value: 10 / 21 }))
  it('a GPU that the driver reports as lost makes the launch void; one that can no longer be read does not', () => {
    expect(state('gpu-reasons', windowOf((_r, i) => (from(i) ? { gpus: missing('unreadable', 'gpu-lost') } : {})))).toBe('rejected')
    expect(state('gpu-reasons', windowOf((_r, i) => (from(i) ? { gpus: missing() } : {})))).toBe('unknown')
  })
  it.each([0x8, 0x20, 0x40, 0x80])('the driver\'s reason 0x%s slows a GPU down', (mask) => expect(state('gpu-reasons', windowOf(reasons(mask)))).toBe('flagged'))
  it.each([0x1, 0x2, 0x4, 0x10, 0x100])('the driver\'s reason 0x%s does not: idle, a clock that was set, the power cap, sync, the display', (mask) => expect(state('gpu-reasons', windowOf(reasons(mask)))).toBe('ok'))
  it('steal above 10 % makes the launch void', () => expect([state('steal', windowOf(stolen(0.09))), state('steal', windowOf(stolen(0.11)))]).toEqual(['flagged', 'rejected']))
  it('at idle more load is allowed, and waiting programs count', () => {
    expect([state('other-load', idleWindow(load(4.9))), state('other-load', idleWindow(load(5.1)))]).toEqual(['ok', 'flagged'])
    const waiting = (share: number): Change => (_r, i) => ({ pressure: known((share * i) / 2) })
    expect([state('other-load', idleWindow(waiting(0.009))), state('other-load', idleWindow(waiting(0.011))), state('other-load', windowOf(waiting(0.5)))]).toEqual(['ok', 'flagged', 'ok'])
  })
  it('words tell load from waiting', () => {
    const gate = gates.find(({ id }) => id === 'other-load')!
    expect([gate.describe(0.12, 'flagged'), gate.describe(0.004, 'flagged')]).toEqual(['other programs used 12 % of the processor', 'other programs used 0.40 % of the processor, and some had to wait for it'])
  })
  it('what others do with the GPU counts where we use it too', () => {
    const busyBefore = readings(() => ({ gpus: known([gpu({ usedBytes: 2e9, utilization: 0 })]) }), 5)
    expect(state('gpu-shared', windowOf(undefined, { baseline: busyBefore }))).toBe('flagged')
    expect(state('gpu-shared', windowOf(() => ({ gpus: known([gpu({ utilization: 0.1 })]) }), { baseline: busyBefore }))).toBe('ok')
  })
  it('what we read from the disk is ours, and a few switches are no interruption', () => {
    expect(state('disk-io', windowOf(reads(0.9, 1)))).toBe('ok')
    expect(state('context-switches', windowOf(switching(99), earlier(switching(1))))).toBe('ok')
    expect(state('context-switches', windowOf(switching(101), earlier(switching(1))))).toBe('flagged')
  })
  it('disk space is judged before a run, not against a launch', () => expect(judge('disk-space', { ...cases['disk-space'].broken, kind: 'measured' })).toMatchObject({ state: 'ok', value: 0.14 }))
  it('a power cap alone is normal; heat seen before the GPU vanished stays seen', () => {
    expect(state('gpu-reasons', windowOf((_r, i) => (from(i) ? { gpus: missing() } : { gpus: known([gpu({ reasons: 0x20 })]) })))).toBe('flagged')
  })
})
