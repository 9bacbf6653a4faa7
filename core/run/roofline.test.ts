import { describe, expect, it } from 'vitest'
import { efficiencyWords, roofOf } from './roofline'
import { summarizeRun } from './summary'
import { exampleLaunch, exampleMatmul, exampleRun } from './testing/example-run'

const record = (id: string, seconds: number, over: Parameters<typeof exampleMatmul>[1] = {}) => exampleMatmul([exampleLaunch(seconds), exampleLaunch(seconds)], { id, ...over })
// 1e9 FLOP an iteration, two iterations in 0.02 s: 100 GFLOP/s. The triad: 1e9 bytes, 10 GB/s.
const run = (over: Parameters<typeof exampleMatmul>[1]) =>
  summarizeRun(
    exampleRun({
      benchmarks: [record('matmul-fp32', 0.02, { work: 1e9, flops: 1e9 }), record('triad', 0.2, { unit: 'B/s', work: 1e9, bytes: 1e9 }), record('conv2d', 0.04, { work: 1e9, flops: 1e9, ...over })],
    }),
  )
const conv = (over: Parameters<typeof exampleMatmul>[1] = {}) => {
  const summary = run(over)
  return { summary, each: summary.measured[2]! }
}

describe("a run's own roofline", () => {
  it('is the best product for much arithmetic, the triad for much traffic', () => {
    const compute = conv()
    expect(roofOf(compute.summary, compute.each)).toMatchObject({ bound: 'compute', value: expect.closeTo(1e11, -3) })
    const memory = conv({ bytes: 1e9 })
    expect(roofOf(memory.summary, memory.each)).toMatchObject({ bound: 'memory', value: expect.closeTo(1e10, -3) })
  })
  it('does not judge what it is made of, nor another precision, nor times', () => {
    const { summary } = conv()
    expect(roofOf(summary, summary.measured[0]!)).toBeNull()
    expect(roofOf(summary, summary.measured[1]!)).toBeNull()
    const half = conv({ precision: 'fp16' })
    expect(roofOf(half.summary, half.each)).toBeNull()
  })
  it('is said with the limit and the energy, each where it is known', () => {
    const { summary, each } = conv({ limit: { value: 2e11, because: 'a made-up card', loose: false } })
    expect(efficiencyWords(summary, each)).toEqual(['25 % of its limit of 200 GFLOP/s (a made-up card)', "50 % of this run's own roofline (compute)"])
    expect(efficiencyWords(summary, { ...each, limit: { value: 2e11, because: 'a loose bound', loose: true }, energyPerWork: 2.5e-9 })).toEqual([
      'cannot exceed 200 GFLOP/s (a loose bound)',
      "50 % of this run's own roofline (compute)",
      '2.5 nJ for each FLOP, measured',
    ])
  })
  it('gives the energy for one unit of work from the power of the launches that have a sensor', () => {
    const launch = { ...exampleLaunch(0.02), energyJoules: 50, watchedSeconds: 0.5 }
    // 100 W at 2e9 FLOP in 0.02 s: 1 nJ.
    expect(summarizeRun(exampleRun({ benchmarks: [exampleMatmul([launch, exampleLaunch(0.02)], { work: 1e9 })] })).measured[0]!.energyPerWork).toBeCloseTo(1e-9, 15)
  })
  it('gives the energy of the GPU alone where the whole is unknown, and says that the processor is not in it', () => {
    const seen = (over: object) => {
      const launch = { ...exampleLaunch(0.02), device: 'GPU:0', energyJoules: null, gpuEnergyJoules: 40, watchedSeconds: 0.5, ...over }
      const summary = summarizeRun(exampleRun({ benchmarks: [exampleMatmul([launch], { work: 1e9 })] }))
      return { ...summary.measured[0]!, words: efficiencyWords(summary, summary.measured[0]!).filter((each) => each.includes('J')) }
    }
    // 80 W at 2e9 FLOP in 0.02 s.
    expect(seen({})).toMatchObject({ energyPerWork: null, gpuEnergyPerWork: expect.closeTo(0.8e-9, 15), words: ["GPU alone: 800 pJ for each FLOP, measured, the processor's is unknown"] })
    expect(seen({ energyJoules: 50 })).toMatchObject({ energyPerWork: expect.closeTo(1e-9, 15), gpuEnergyPerWork: null, words: ['1 nJ for each FLOP, measured'] })
    // What a GPU draws while it waits is no energy of the processor's work.
    expect(seen({ device: 'CPU:0' })).toMatchObject({ energyPerWork: null, gpuEnergyPerWork: null, words: [] })
    expect(seen({ gpuEnergyJoules: null })).toMatchObject({ gpuEnergyPerWork: null, words: [] })
  })
})
