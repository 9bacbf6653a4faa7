import { describe, expect, it } from 'vitest'
import { answerSentence } from './answer'
import { doubtRules } from './doubts'
import { modeNames } from './modes'
import { type BenchmarkRecord, type RunFile } from './schema'
import { summarizeRun, type MeasuredSummary } from './summary'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from './testing/example-run'

const launches = (seconds: number[], over: Parameters<typeof exampleLaunch>[1] = {}) => seconds.map((each) => exampleLaunch(each, over))
const only = (record: BenchmarkRecord, over: Partial<RunFile> = {}) => summarizeRun(exampleRun({ benchmarks: [record], ...over })).benchmarks[0] as MeasuredSummary
const doubts = (record: BenchmarkRecord, over: Partial<RunFile> = {}) => only(record, over).doubts.map((doubt) => doubt.id)
const quiet = [0.02, 0.0202, 0.0198]

describe('the summary of a run', () => {
  it('is the median of the launch medians, with a t interval over their logs', () => {
    const { value, interval, launchValues, samples, best, coldStartSeconds } = only(exampleMatmul(launches(quiet)))
    expect(value).toBeCloseTo(1e11, 0)
    expect(launchValues.map((each) => Math.round(each / 1e7))).toEqual([10000, 9901, 10101])
    // t(0.975, 2) = 4.3027 over ln(1), -ln(1.01), -ln(0.99): worked out by hand.
    expect(interval!.low / 1e11).toBeCloseTo(0.97549, 4)
    expect(interval!.high / 1e11).toBeCloseTo(1.02522, 4)
    expect([samples, coldStartSeconds]).toEqual([33, 0.1])
    expect(best / 1e11).toBeCloseTo(1 / 0.99 / 0.999, 6)
  })
  it('turns seconds per operation the other way: the best is the lowest', () => {
    const { value, best } = only(exampleMatmul(launches([0.02, 0.04, 0.03]), { unit: 's/op', better: 'lower', work: 1000 }))
    expect(value).toBeCloseTo(0.03 / 2000, 12)
    expect(best).toBeCloseTo((0.02 * 0.999) / 2000, 12)
  })
  it('is what lasts where a benchmark asks for that, with the burst beside it', () => {
    const tiring = exampleLaunch(0.02, { samples: Array.from({ length: 12 }, (_, i) => (i < 2 ? 0.01 : i < 8 ? 0.015 : 0.02)) })
    const { value, notes } = only(exampleMatmul([tiring, tiring], { lasting: true }))
    expect(value).toBeCloseTo(1e11, 0)
    expect(notes).toContain('sustained is 50 % of burst: 200 GFLOP/s in the first sixth of 0 s, the value in the last third')
  })
  it('lets no launch weigh more for having more samples, and shows the widest spread of any', () => {
    const long = exampleLaunch(0.04, { samples: Array.from({ length: 90 }, () => 0.04) })
    const wide = exampleLaunch(0.02, { samples: [0.018, 0.02, 0.022] })
    const { value, spread } = only(exampleMatmul([long, exampleLaunch(0.02), wide]))
    expect(value).toBeCloseTo(1e11, 0)
    expect(spread).toBeCloseTo(0.1, 12)
  })
  it('has no interval for one launch', () => expect(only(exampleMatmul(launches([0.02])))).toMatchObject({ interval: null, doubts: [{ id: 'one-launch' }] }))
  it('counts no benchmark as measured that was skipped or crashed, and says why', () => {
    const skipped = exampleMatmul([], { id: 'a1', outcome: { state: 'skipped', because: 'not-enough-memory', detail: 'needs 8 GiB' } })
    const crashed = exampleMatmul([], { id: 'b1', outcome: { state: 'crashed', because: 'out-of-memory', detail: 'killed', log: '', launches: launches(quiet) } })
    const summary = summarizeRun(exampleRun({ benchmarks: [skipped, crashed] }))
    expect([summary.measured.length, summary.crashed]).toEqual([0, 1])
    expect(summary.benchmarks.map((each) => (each.state === 'measured' ? '' : each.because))).toEqual(['not enough memory', 'out of memory'])
  })
})

describe('doubts', () => {
  const bf16 = (features: string[]) => {
    const machine = exampleMachine()
    machine.cpu.features = { known: true, value: features, source: 'x', at: 'x' }
    return doubts(exampleMatmul(launches(quiet), { precision: 'bf16' }), { machine })
  }
  const noisy = exampleLaunch(0.02, { samples: [0.018, 0.018, 0.018, 0.02, 0.022, 0.022, 0.022] })
  // Ten launches of which four ran at twice the time: their median lies outside the interval of their mean.
  const twoSpeeds = launches([1, 1, 1, 1, 1, 1, 2, 2, 2, 2].map((factor) => 0.02 * factor))

  it('there are none about a quiet run', () => expect(doubts(exampleMatmul(launches(quiet)))).toEqual([]))
  it.each<[string, () => string[]]>([
    ['wasm-engine', () => doubts(exampleMatmul(launches(quiet), { engine: 'wasm' }))],
    ['mixed-devices', () => doubts(exampleMatmul([exampleLaunch(0.02), exampleLaunch(0.0202, { device: 'GPU:0' }), exampleLaunch(0.0198)]))],
    ['no-bf16-units', () => bf16(['AVX2'])],
    ['noisy', () => doubts(exampleMatmul([noisy, noisy, noisy]))],
    ['wide-interval', () => doubts(exampleMatmul(launches([0.02, 0.022, 0.018])))],
    ['two-speeds', () => doubts(exampleMatmul(twoSpeeds), { mode: 'publish', launches: 10 })],
    ['one-launch', () => doubts(exampleMatmul(launches([0.02])))],
    ['few-launches', () => doubts(exampleMatmul(launches(quiet)), { launches: 5 })],
    ['drift', () => doubts(exampleMatmul(launches(quiet, { flags: ['drift'] })))],
    ['no-steady-state', () => doubts(exampleMatmul(launches(quiet, { flags: ['no_steady_state'] })))],
    ['ci-not-reached', () => doubts(exampleMatmul(launches(quiet, { flags: ['ci_not_reached'] })), { mode: 'publish' })],
    ['autocorrelated', () => doubts(exampleMatmul(launches(quiet, { flags: ['autocorrelated'] })))],
    ['short-sample', () => doubts(exampleMatmul(launches(quiet, { flags: ['short_sample'] })))],
    ['impossible', () => doubts({ ...exampleMatmul(launches(quiet)), limit: { value: 1, because: 'nothing', loose: false } })],
    ['cached-read', () => doubts(exampleMatmul(launches(quiet, { notes: ['cached: no O_DIRECT here'] })))],
  ])('%s is raised by what it is about', (id, raised) => expect(raised()).toContain(id))
  it('are a closed list, each raised above, each with its next step', () => {
    expect(doubtRules.map((rule) => rule.id)).toHaveLength(17)
    for (const { id, advice } of doubtRules) for (const mode of modeNames) expect(typeof advice === 'string' ? advice : advice(mode), id).toMatch(/^[A-Z].*\.$/)
  })
  it('find a value beyond what the device can do from five per cent on, and keep it out of scores', () => {
    const value = only(exampleMatmul(launches(quiet))).value
    const limited = (limit: number) => only({ ...exampleMatmul(launches(quiet)), limit: { value: limit, because: 'a test', loose: true } })
    expect(limited(value / 1.04)).toMatchObject({ flagged: false, doubts: [] })
    expect(limited(value / 1.06)).toMatchObject({ flagged: true, doubts: [{ id: 'impossible', text: expect.stringContaining('1.06 times') }] })
  })
  it('are not raised about bf16 where the processor has units for it, or about the clock that ends a quick run', () => {
    expect(bf16(['AVX512-BF16'])).toEqual([])
    expect(doubts(exampleMatmul(launches(quiet, { flags: ['ci_not_reached'] })))).toEqual([])
  })
  it('begin at a spread of ten per cent and an interval of ten per cent', () => {
    const spread = (iqr: number) => doubts(exampleMatmul(launches(quiet, { samples: [1, 1 + iqr / 2, 1 + iqr].map((x) => x * 0.02) })), { launches: 3 })
    expect(spread(0.19)).toEqual([])
    expect(spread(0.23)).toContain('noisy')
    expect(doubts(exampleMatmul(launches([0.02, 0.0207, 0.0193])))).toEqual([])
    expect(doubts(exampleMatmul(launches([0.02, 0.0209, 0.0191])))).toEqual(['wide-interval'])
  })
})

describe('the answer sentence', () => {
  const answer = (over: Partial<RunFile> = {}) => {
    const run = exampleRun(over)
    return answerSentence(run, summarizeRun(run))
  }
  const engine = exampleRun().engine

  it('names the numbers and the engine', () => expect(answer()).toBe('This machine multiplies fp32 matrices at 100 GFLOP/s [97.5, 103] (TensorFlow 2.21.0 on the CPU).'))
  it('says first that it is WebAssembly', () => expect(answer({ engine: { ...engine, id: 'wasm', version: null } })).toMatch(/^TensorFlow is not in use.*WebAssembly on one CPU core/))
  it('says first that a GPU is there and was not measured', () => {
    const machine = exampleMachine({ gpus: [exampleGpu('NVIDIA GeForce RTX 3090')] })
    expect(answer({ machine })).toMatch(/^The NVIDIA GeForce RTX 3090 was not measured\./)
    expect(answer({ machine, engine: { ...engine, devices: ['CPU:0', 'GPU:0'] } })).toMatch(/^This machine .* on the GPU\)/)
  })
  it('says first that the run did not end', () => expect(answer({ state: 'interrupted' })).toMatch(/^The run did not end\./))
  it('says when a run was played and when nothing was measured', () => {
    expect(answer({ engine: { ...engine, replayOf: 'another' } })).toMatch(/\(replayed\)\.$/)
    expect(answer({ benchmarks: [] })).toBe('Nothing was measured.')
  })
})
