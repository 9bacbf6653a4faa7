import { describe, expect, it } from 'vitest'
import { parseRun, printRun } from './parse'
import { summarizeRun, type MeasuredSummary } from './summary'
import { exampleLaunch, exampleMatmul, exampleRun } from './testing/example-run'
import { type BenchmarkRecord } from './schema'

/** Four processes of 1e9 FLOP an iteration each; a launch says how long a round of 1, 2 and 4 took, s. */
const launch = ([one, two, four]: [number, number, number]) =>
  exampleLaunch(four, { points: [{ at: 1, work: 1e9, samples: [one, one] }, { at: 2, work: 2e9, samples: [two, two] }] })
const swept = (rounds: [number, number, number][], over: Partial<BenchmarkRecord> = {}) =>
  exampleMatmul(rounds.map(launch), { id: 'scaling-compute', work: 4e9, params: { n: 1024, processes: 4 }, sweep: { of: 'processes', each: 'processor' }, ...over })
const summary = (record: BenchmarkRecord) => summarizeRun(exampleRun({ benchmarks: [record] })).benchmarks[0] as MeasuredSummary

describe('the steps of a sweep', () => {
  it('stand beside the value: the absolute base, every step, and how much of so many times one it is', () => {
    const { value, points, notes } = summary(swept([[0.02, 0.02, 0.025], [0.02, 0.02, 0.025]]))
    expect(value / 1e9).toBeCloseTo(320, 6)
    expect(points.map(({ at, value: each, efficiency }) => [at, Math.round(each / 1e9), Number(efficiency.toFixed(3))])).toEqual([[1, 100, 1], [2, 200, 1], [4, 320, 0.8]])
    expect(notes).toEqual(['1, 2, 4 processes: 100 GFLOP/s, 200 GFLOP/s, 320 GFLOP/s', '80 % of 4 times what 1 does alone'])
  })
  it('are set against the base of their own launch: a machine that slows down between two does not look like one that scales', () => {
    const { points } = summary(swept([[0.02, 0.02, 0.02], [0.04, 0.04, 0.04], [0.03, 0.03, 0.03]]))
    expect(points.map(({ efficiency }) => efficiency)).toEqual([1, 1, 1])
  })
  it('give the limit: so many times one, where the device is not the tighter', () => {
    const device = { value: 350e9, because: 'the device', loose: false }
    expect(summary(swept([[0.02, 0.02, 0.025]])).limit).toMatchObject({ because: '4 processes at what one alone did in the same launches', loose: false })
    expect(summary(swept([[0.02, 0.02, 0.025]])).limit!.value / 1e9).toBeCloseTo(400, 6)
    expect(summary(swept([[0.02, 0.02, 0.025]], { limit: device })).limit).toEqual(device)
    expect(summary(swept([[0.02, 0.02, 0.025]], { limit: { ...device, loose: true } })).limit!.loose).toBe(false)
  })
  it('that pass 1.1 times so many are impossible, and flagged: copies of a job cannot help each other', () => {
    const { doubts, flagged } = summary(swept([[0.02, 0.02, 0.0175], [0.02, 0.02, 0.0175]]))
    expect(doubts[0]).toMatchObject({ id: 'impossible', text: 'impossible: 4 processes did 4.6 times what one alone did' })
    expect(flagged).toBe(true)
    expect(summary(swept([[0.02, 0.02, 0.0185], [0.02, 0.02, 0.0185]])).doubts.map(({ id }) => id)).not.toContain('impossible')
    // A step in the middle counts like the top.
    expect(summary(swept([[0.02, 0.01, 0.02], [0.02, 0.01, 0.02]])).doubts[0]!.text).toContain('2 processes did 4.0 times')
  })
  it('are none for a benchmark without a sweep, nor for a run of before they were kept', () => {
    expect(summary(exampleMatmul([exampleLaunch(0.02)])).points).toEqual([])
    expect(summary(swept([[0.02, 0.02, 0.02]], { params: {} })).points).toEqual([])
    const { points, notes } = summary(exampleMatmul([exampleLaunch(0.02)], { params: { processes: 4 }, sweep: { of: 'processes', each: 'gpu' } }))
    expect([points.length, notes]).toEqual([1, []])
  })
  it('outlast the file, and a step that took no time at all is no reading', () => {
    const run = exampleRun({ benchmarks: [swept([[0.02, 0.02, 0.025]])] })
    expect(parseRun(printRun(run), 'it')).toEqual(run)
    expect(() => parseRun(printRun(exampleRun({ benchmarks: [swept([[5e-324, 0.02, 0.025]])] })), 'it')).toThrow(/cannot be/)
  })
})
