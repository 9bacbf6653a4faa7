import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { gpus, models } from '.'
import { bottleneckOf, type Found } from '../core/bottleneck/find'
import { parts, timedParts, type Part } from '../core/bottleneck/finding'
import { rules } from '../core/bottleneck/rules/list'
import { measuredRecord, quietMachine, runOf } from '../core/bottleneck/testing/example'
import { bottleneckViewOf } from '../core/bottleneck/view'
import { exampleGpu, exampleMachine } from '../core/run/testing/example-run'
import { type RunFile } from '../core/run/schema'
import { summarizeRun } from '../core/run/summary'
import { referenceGpu } from '../core/prediction/training/shares'
import { shuffle, seededRandom } from '../core/statistics/random'
import { workloadPresets } from '../core/workload/presets'
import { workloadOf, type Workload } from '../core/workload/schema'

const lists = { models: models(), gpus: gpus(), reference: gpus().find(({ id }) => id === referenceGpu)! }
const find = (run: RunFile, workload: Workload, order = rules): Found => bottleneckOf({ run, summary: summarizeRun(run), workload, ...lists }, order)
const first = ({ bottleneck }: Found): Part | null => bottleneck.findings[0]?.id ?? null
const looked = ({ bottleneck }: Found, id: Part) => bottleneck.looked.find((each) => each.id === id)!
const preset = (id: string) => workloadPresets.find((each) => each.id === id)!.workload

const photographs = (over: Partial<Parameters<typeof workloadOf>[0]> = {}) =>
  workloadOf({ name: 'Label photographs', work: { kind: 'network', network: 'alexnet', method: 'inference', precision: 'fp32' }, amount: { per: 'epochs', perWeek: 1, unitsPerEpoch: 1_000_000 }, dataGB: 115, ...over })
const counted = (flops: number, bytes: number, launches: number, over: Partial<Parameters<typeof workloadOf>[0]> = {}) =>
  workloadOf({ name: 'Own work', work: { kind: 'counted', unit: 'samples', flops, bytes, launches, precision: 'fp32' }, amount: { per: 'epochs', perWeek: 1, unitsPerEpoch: 1000 }, dataGB: 0.001, ...over })

const known = <T>(value: T) => ({ known: true as const, value, source: 'test', at: '' })
/** A card that was measured, with a link of so many lanes of 16. */
const onGpu = (values: Readonly<Record<string, number>>, lanes = 16): RunFile =>
  runOf(values, {
    engine: { id: 'tensorflow', version: '2.21.0', devices: ['CPU:0', 'GPU:0'], replayOf: null, fallbackBecause: null },
    machine: exampleMachine({ gpus: [{ ...exampleGpu('NVIDIA GeForce RTX 3090'), pcieNow: known({ generation: 4, width: lanes }), pcieMaximum: known({ generation: 4, width: 16 }) }] }),
  })
const fastCard = { 'matmul-fp32': 60e12, 'matmul-fp16': 70e12, triad: 830e9, 'op-overhead': 10e-6, 'copy-in': 6e9, 'image-decode': 5000, 'disk-read': 3e9 }

describe('what holds work back', () => {
  it('is arithmetic for a vision network on a processor, with what it would give and what comes next', () => {
    const found = find(runOf(quietMachine), preset('resnet50'))
    const [finding] = found.bottleneck.findings
    expect(finding).toMatchObject({ id: 'compute', gain: { known: true }, doubled: { known: true } })
    expect(finding!.doubled.known && finding!.doubled.point).toBeGreaterThan(Math.SQRT2)
    expect(finding!.evidence.find(({ benchmark }) => benchmark === 'matmul-fp32')).toMatchObject({ value: 100e9, unit: 'FLOP/s', provenance: 'measured' })
  })
  it('is memory bandwidth for writing tokens, surely so where decoding was measured near it', () => {
    const decode = (value: number): RunFile => ({ ...runOf({ ...quietMachine, 'matmul-fp32': 400e9 }), benchmarks: [...runOf({ ...quietMachine, 'matmul-fp32': 400e9 }).benchmarks, measuredRecord('llm-decode', value, { bytes: (value * 0.02) / 2, flops: (value * 0.02) / 4 })] })
    expect(find(decode(17e9), preset('llama-8b-chat')).bottleneck.findings[0]).toMatchObject({ id: 'memory-bandwidth', sure: 'sure' })
    expect(find(decode(9e9), preset('llama-8b-chat')).bottleneck.findings[0]).toMatchObject({ id: 'memory-bandwidth', sure: 'likely' })
  })
  it('is the disk where the data do not stay in memory, and not where they do', () => {
    const slow = runOf({ ...quietMachine, 'disk-read': 2e6 })
    expect(find(slow, photographs()).bottleneck.findings[0]).toMatchObject({ id: 'disk', sure: 'sure', next: { id: 'compute' } })
    expect(looked(find(slow, photographs({ dataGB: 5 })), 'disk')).toMatchObject({ state: 'has-room', seconds: null })
    expect(first(find(slow, photographs({ dataGB: 5 })))).toBe('compute')
  })
  it('is decoding where the loader is slower than the step, and says how it grows with workers', () => {
    const points = [{ at: 1, work: 0.1, samples: [0.02, 0.02, 0.02] }]
    const slow = runOf(quietMachine)
    const decode = measuredRecord('image-decode', 20, { sweep: { of: 'workers', each: 'processor' }, params: { workers: 2 } })
    if (decode.outcome.state === 'measured') for (const launch of decode.outcome.launches) launch.points = points
    const found = find({ ...slow, benchmarks: [...slow.benchmarks.filter(({ id }) => id !== 'image-decode'), decode] }, photographs())
    expect(found.bottleneck.findings[0]).toMatchObject({ id: 'cpu-data-path' })
    expect(looked(found, 'cpu-data-path').text).toContain('1 worker 10.0 images/s, 2 workers 20.0 images/s: each worker more still gives its share')
  })
  it('is starting operations where they do little, and memory where the work does not fit', () => {
    expect(first(find(runOf(quietMachine), counted(1e6, 1e6, 100)))).toBe('overhead')
    const small = runOf(quietMachine, { machine: exampleMachine({ memory: { totalBytes: known(16 * 2 ** 30), availableBytes: known(12 * 2 ** 30), limitBytes: known(2 ** 31) } }) })
    expect(find(small, preset('llama-8b-chat')).bottleneck.findings[0]).toMatchObject({ id: 'ram', sure: 'sure', gain: { known: false }, next: { id: 'memory-bandwidth' } })
  })
  it('is nothing at the ridge of the roofline, and that is an answer', () => {
    const found = find(runOf(quietMachine), counted(5e9, 1e9, 0))
    expect(found.bottleneck).toMatchObject({ verdict: 'nothing-stands-out', findings: [], measure: [] })
    const view = bottleneckViewOf(found, { workload: counted(5e9, 1e9, 0), chosen: true, models: lists.models, texts: new Map() })
    expect(view.answer).toMatch(/^Nothing stands out: no part of this machine alone holds 'Own work' back\. Most would come of .*: 1\.2x as fast with it twice as fast\.$/)
  })
  it('cannot be said without the rates, and names what to measure', () => {
    const found = find(runOf({ 'disk-read': 1e9 }), preset('resnet50'))
    expect(found.bottleneck).toMatchObject({ verdict: 'cannot-say', findings: [] })
    expect(found.bottleneck.measure).toEqual(expect.arrayContaining(['matmul-fp32', 'triad', 'image-decode']))
    expect(found.timeline).toBeNull()
  })
  it('is no surer than likely where a part was not measured', () => {
    const { 'image-decode': _left, ...rest } = quietMachine
    const finding = find(runOf({ ...rest, 'disk-read': 2e6 }), photographs()).bottleneck.findings[0]!
    expect(finding).toMatchObject({ id: 'disk', sure: 'likely' })
    expect(finding.why).toContain('not looked at: decoding on the processor')
  })
})

describe('what holds work back beside a GPU', () => {
  it('is its loader where that is slower, its copies where the link is, its memory where the work does not fit', () => {
    const train = preset('resnet50')
    expect(first(find(onGpu(fastCard), train))).not.toBe('cpu-data-path')
    expect(find(onGpu({ ...fastCard, 'image-decode': 150 }), train).bottleneck.findings[0]).toMatchObject({ id: 'cpu-data-path' })
    const narrow = find(onGpu({ ...fastCard, 'copy-in': 2e8 }, 4), train)
    expect(first(narrow)).toBe('pcie')
    expect(looked(narrow, 'pcie').text).toContain('The card runs 4 of its 16 lanes')
    expect(find(onGpu(fastCard), preset('llama-70b-chat')).bottleneck.findings[0]).toMatchObject({ id: 'vram', gain: { known: false } })
  })
  it('is only possibly so for a card that was not measured', () => {
    const run = { ...onGpu(fastCard), engine: { ...onGpu(fastCard).engine, devices: ['CPU:0'] } }
    for (const { id, sure } of find(run, preset('bert-large')).bottleneck.findings) if (id !== 'cpu-data-path') expect(sure).toBe('possible')
  })
})

/** Each benchmark alone sets its part's time. */
const parted: Readonly<Record<string, Part>> = { 'matmul-fp32': 'compute', triad: 'memory-bandwidth', 'op-overhead': 'overhead', 'image-decode': 'cpu-data-path', 'disk-read': 'disk' }
const works = [photographs(), preset('resnet50'), preset('bert-large'), preset('diffusion'), counted(5e9, 1e9, 4), counted(1e7, 1e6, 30, { work: { kind: 'counted', unit: 'images', flops: 1e7, bytes: 1e6, launches: 30, precision: 'fp32' }, dataGB: 500 })]
const factor = (most: number) => fc.double({ min: -Math.log(most), max: Math.log(most), noNaN: true }).map(Math.exp)
const anyValues = fc.record(Object.fromEntries(Object.entries(quietMachine).map(([id, value]) => [id, factor(1000).map((times) => value * times)])) as Record<string, fc.Arbitrary<number>>)
const anyWork = fc.constantFrom(...works)
const slower = (values: Readonly<Record<string, number>>, id: string, times: number) => ({ ...values, [id]: id === 'op-overhead' ? values[id]! * times : values[id]! / times })
const sharesAStage = (a: Part, b: Part): boolean => a !== 'disk' && b !== 'disk'

describe('laws of a bottleneck', () => {
  it('a slower part makes no part of another stage the bottleneck', () => {
    fc.assert(
      fc.property(anyValues, anyWork, fc.constantFrom(...Object.keys(parted)), fc.double({ min: 1, max: 1000, noNaN: true }), (values, work, id, times) => {
        const [before, after] = [first(find(runOf(values), work)), first(find(runOf(slower(values, id, times)), work))]
        return after === null || after === parted[id] || after === before || sharesAStage(after, parted[id]!)
      }),
      { numRuns: 300 },
    )
  })
  it('a gain is at least 1, within its band, and no more than the rest of the time allows', () => {
    fc.assert(
      fc.property(anyValues, anyWork, (values, work) => {
        const { bottleneck, timeline } = find(runOf(values), work)
        return bottleneck.findings.every(({ id, gain, doubled }) => {
          if (!gain.known || !doubled.known || !timeline) return !(timedParts as readonly Part[]).includes(id) || !gain.known
          return gain.low >= 1 && gain.low <= gain.point && gain.point <= gain.high && doubled.point <= 2 + 1e-9 && doubled.point <= gain.point + 1e-9 && Number.isFinite(gain.high)
        })
      }),
      { numRuns: 200 },
    )
  })
  it('the order of the rules and of the benchmarks changes nothing', () => {
    fc.assert(
      fc.property(anyValues, anyWork, fc.integer(), (values, work, seed) => {
        const random = seededRandom(seed >>> 0)
        const mixed = runOf(Object.fromEntries(shuffle(Object.entries(values), random)))
        expect(find(mixed, work, shuffle([...rules], random))).toEqual(find(runOf(values), work))
      }),
      { numRuns: 50 },
    )
  })
  it('a part whose benchmark is missing stays unknown, never 0 and never the bottleneck', () => {
    fc.assert(
      fc.property(anyValues, anyWork, fc.constantFrom(...Object.keys(parted)), (values, work, id) => {
        const { [id]: _left, ...rest } = values
        const found = find(runOf(rest), work)
        const part = looked(found, parted[id]!)
        return part.seconds === null && first(found) !== parted[id] && (part.state !== 'unknown' || part.measure.includes(id))
      }),
      { numRuns: 200 },
    )
  })
  it('every part is looked at once, in one order, whatever the work', () => {
    for (const { workload } of workloadPresets) for (const run of [runOf(quietMachine), onGpu(fastCard)]) expect(find(run, workload).bottleneck.looked.map(({ id }) => id)).toEqual([...parts])
  })
})
