import { describe, expect, it } from 'vitest'
import { type GateValue } from '../gates/schema'
import { type BenchmarkRecord } from '../run/schema'
import { exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from '../run/testing/example-run'
import { refusalOf, refusalRules } from '../verdict/refusals'
import { warningsFor } from '../verdict/warnings'
import { diffViewOf } from './view'

const five = [0.02, 0.0201, 0.0199, 0.02, 0.02005]
const matmul = (factor: number, over: Partial<BenchmarkRecord> = {}) => exampleMatmul(five.map((seconds) => exampleLaunch(seconds / factor)), over)
const run = (factor: number, over: Partial<BenchmarkRecord> = {}) => exampleRun({ benchmarks: [matmul(factor, over)] })
const diff = (a = run(1), b = run(1.2)) => diffViewOf(a, b, new Map(), ['yesterday', 'today'])

describe('two runs beside each other', () => {
  it('say first what became faster or slower, and by how much', () => {
    expect(diff().answer).toMatch(/^matmul-fp32 became 20 % faster \[\d+, \d+\] %\.$/)
    expect(diff(run(1.2), run(1)).answer).toContain('slower')
    expect(diff(run(1), run(1)).answer).toBe('Nothing became faster or slower.')
  })
  it('draw the speed-up with its interval, against as before', () => {
    expect(diff().chart).toMatchObject({ reference: { value: 1 }, rows: [{ value: expect.closeTo(1.2, 5) }] })
  })
  it('refuse what is not the same thing, with the reason and the next step', () => {
    const other = run(1, { params: { n: 4096 }, work: 5 })
    expect(diff(run(1), other)).toMatchObject({ chart: null, rows: [{ verdict: 'refused', because: expect.stringContaining('the work differs') }] })
    expect(diff(run(1), other).answer).toBe('These two runs have no benchmark that can be compared.')
    expect(diff(run(1), exampleRun({ benchmarks: [] })).refusals[0]!.text).toBe('The runs share no benchmark.')
  })
})

describe('every refusal rule', () => {
  const gates: GateValue[] = [{ gate: 'other-load', state: 'flagged', value: 0.2 }]
  const cases: Record<string, BenchmarkRecord> = {
    'not-measured': matmul(1, { outcome: { state: 'skipped', because: 'cancelled', detail: '' } }),
    unit: matmul(1, { unit: 'B/s' }),
    engine: matmul(1, { engine: 'wasm' }),
    precision: matmul(1, { precision: 'bf16' }),
    work: matmul(1, { params: { n: 512 } }),
    device: exampleMatmul(five.map((seconds) => ({ ...exampleLaunch(seconds), device: 'GPU:0 NVIDIA H100' }))),
    flagged: exampleMatmul(five.map((seconds) => ({ ...exampleLaunch(seconds), gates }))),
    'one-launch': exampleMatmul([exampleLaunch(0.02)]),
  }
  it('has a case', () => expect(Object.keys(cases)).toEqual(refusalRules.map(({ id }) => id)))
  it.each(Object.entries(cases))('%s refuses, from either side', (id, record) => {
    expect(refusalOf(matmul(1), record)?.id).toBe(id)
    expect(refusalOf(record, matmul(1))?.id).toBe(id)
  })
  it('lets the same pass', () => expect(refusalOf(matmul(1), matmul(2))).toBeNull())
})

describe('warnings', () => {
  it('name what differs, and are silent about what is unknown', () => {
    const changed = exampleRun({ mode: 'standard', engine: { ...exampleRun().engine, version: '2.18.0' } })
    expect(warningsFor(exampleRun(), changed).map(({ id }) => id)).toEqual(['mode', 'engine-version'])
    const limit = (value: string) => exampleRun({ environment: { TF_CPU_BFC_MEM_LIMIT_IN_MB: value, OMP_NUM_THREADS: value } })
    expect(warningsFor(limit('1'), limit('2')).map(({ text }) => text)).toEqual(['other values of OMP_NUM_THREADS'])
    const at = { source: 'x', at: '2026-11-24T09:00:00.000Z' }
    const unknown = exampleRun({ machine: exampleMachine({ memory: { totalBytes: { known: false, because: 'unreadable', ...at }, availableBytes: { known: false, because: 'unreadable', ...at }, limitBytes: { known: false, because: 'unreadable', ...at } } }) })
    expect(warningsFor(exampleRun(), unknown)).toEqual([])
    expect(warningsFor(exampleRun(), exampleRun())).toEqual([])
  })
})
