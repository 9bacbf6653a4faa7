import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { summarizeRun } from '../../core/run/summary'
import { withGpuAlone } from '../../core/run/testing/gpu-alone'
import { createServices, type Services } from '../create-services'
import { childDriver } from './child-driver'
import { type RunProgress } from './run'
import { launchesOf } from './outcomes'
import { selectBenchmarks, startRun } from './start-run'
import { quickRequest } from './testing'
import { noWatch, type Watch } from './watch'
import { recordedEnv, workerEnv } from './worker-env'

const recorded = () => parseRun(fs.readFileSync(path.resolve(__dirname, '../sample/epyc-2-core.groundspeed.json'), 'utf8'), 'fixture')
let services: Services
beforeEach(() => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-replay-'))
  services = createServices({ paths: { dataDir, cacheDir: dataDir }, version: 'test', workerFile: 'none', driver: childDriver, env: {} })
})
afterEach(() => fs.rmSync(services.paths.dataDir, { recursive: true, force: true }))

/** A recorded run in which one benchmark ended badly after its first launch. */
function withCrash(because: 'crashed' | 'hung' | 'out-of-memory' | 'check-failed'): RunFile {
  const run = recorded()
  const record = run.benchmarks.find((each) => each.id === 'triad')!
  const launches = record.outcome.state === 'measured' ? record.outcome.launches.slice(0, 1) : []
  record.outcome = { state: 'crashed', because, detail: 'as recorded', log: 'last words', launches }
  return run
}

describe('replay', () => {
  it('gives the numbers that were recorded, through the whole runner', async () => {
    const run = await startRun(services, quickRequest({ replay: recorded() }))
    const numbers = (of: RunFile) => summarizeRun(of).measured.map(({ id, value, interval }) => ({ id, value, interval }))
    expect(numbers(run)).toEqual(numbers(recorded()))
    expect(run.engine.replayOf).toBe(recorded().id)
    expect(run.producer.launcher).toBe('in-process')
  })
  it('plays a run that was ended early, recorded on a GPU: as many launches of each as there are', async () => {
    const early = parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/h200-server.groundspeed.json'), 'utf8'), 'fixture')
    const run = await startRun(services, quickRequest({ replay: early }))
    const counts = (of: RunFile) => Object.fromEntries(of.benchmarks.flatMap(({ id, outcome }) => (outcome.state === 'measured' ? [[id, outcome.launches.length]] : [])))
    expect(counts(run)).toEqual(counts(early))
    expect(summarizeRun(run).measured.find(({ id }) => id === 'matmul-fp32')).toMatchObject({ label: 'TF32', limit: { because: expect.stringMatching(/H200/) } })
  })
  it('plays what the GPU took alone, and makes no whole of it', async () => {
    const alone = withGpuAlone(parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/h200-server.groundspeed.json'), 'utf8'), 'fixture'), 500)
    const run = await startRun(services, quickRequest({ replay: alone, only: ['matmul-fp32', 'cpu-single'] }))
    const energies = (of: RunFile, id: string) => launchesOf(of.benchmarks.find((each) => each.id === id)!.outcome).map(({ energyJoules, gpuEnergyJoules }) => [energyJoules, gpuEnergyJoules])
    for (const id of ['matmul-fp32', 'cpu-single']) expect(energies(run, id)).toEqual(energies(alone, id))
    expect(energies(run, 'matmul-fp32')[0]).toEqual([null, expect.closeTo(618.8, 1)])
  })
  it('reports progress that ends where it should', async () => {
    const seen: RunProgress[] = []
    await startRun(services, quickRequest({ replay: recorded(), onProgress: (progress) => seen.push(progress) }))
    expect(seen.length).toBeGreaterThan(20)
    expect(seen.every(({ done, total }) => done < total)).toBe(true)
    expect(seen[seen.length - 1]!.done).toBe(seen[seen.length - 1]!.total - 1)
  })
  it('tells how far it has come in time: all of it before, less with each part, and nothing of what crashed', async () => {
    const courses = async (replay: RunFile) => {
      const seen: RunProgress[] = []
      await startRun(services, quickRequest({ replay, onProgress: (progress) => seen.push(progress) }))
      return seen.map(({ course }) => course)
    }
    const whole = await courses(recorded())
    const all = whole[0]!.left
    expect(whole[0]!.done).toBe(0)
    for (const [i, { done, left }] of whole.entries()) {
      expect(done + left).toBeCloseTo(all, 9)
      if (i > 0) expect(done).toBeGreaterThanOrEqual(whole[i - 1]!.done)
    }
    expect(whole[whole.length - 1]!.left).toBeLessThan(0.1 * all)
    expect(Math.min(...(await courses(withCrash('crashed'))).map(({ done, left }) => done + left))).toBeLessThan(all - 1)
  })
  it.each(['crashed', 'out-of-memory', 'check-failed'] as const)('plays a benchmark that %s, and goes on with the others', async (because) => {
    const run = await startRun(services, quickRequest({ replay: withCrash(because) }))
    const states = Object.fromEntries(run.benchmarks.map(({ id, outcome }) => [id, outcome.state]))
    expect(states).toEqual({ ...Object.fromEntries(Object.keys(states).map((id) => [id, 'measured'])), triad: 'crashed' })
    const outcome = run.benchmarks.find((each) => each.id === 'triad')!.outcome
    expect(outcome).toMatchObject({ because, launches: [expect.anything()] })
  })
  it('saves after every benchmark: a run that is killed keeps what was done', async () => {
    const runs = path.join(services.paths.dataDir, 'runs')
    const measured: number[] = []
    await startRun(services, quickRequest({
      replay: recorded(),
      onProgress: ({ phase }) => {
        if (phase !== 'preparing' || !fs.existsSync(runs)) return
        const [file] = fs.readdirSync(runs)
        const saved = parseRun(fs.readFileSync(path.join(runs, file!), 'utf8'), file!)
        measured.push(saved.benchmarks.reduce((count, { outcome }) => count + (outcome.state === 'measured' ? outcome.launches.length : 0), 0))
      },
    }))
    expect(measured).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })
})

describe('choosing', () => {
  it('benchmarks keeps the order of the list and refuses unknown names', () => {
    expect(selectBenchmarks(['triad', 'matmul-fp32'], 'quick').map((each) => each.id)).toEqual(['matmul-fp32', 'triad'])
    expect(() => selectBenchmarks(['tried'], 'quick')).toThrow(/Nearest: triad|no benchmark 'tried'/)
  })
})

describe('the worker environment', () => {
  it('gives TensorFlow its pool, oneDNN and threads, and lets a person overrule', () => {
    const env = workerEnv({ engine: 'tensorflow', threads: 2, env: { PATH: '/bin', SECRET: 'x', TF_ENABLE_ONEDNN_OPTS: '0' }, freeMemoryBytes: 10 * 1024 ** 3 })
    expect(env).toMatchObject({ PATH: '/bin', TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_CPU_BFC_MEM_LIMIT_IN_MB: '8192', TF_ENABLE_ONEDNN_OPTS: '0', TF_NUM_INTRAOP_THREADS: '2' })
    expect(env['SECRET']).toBeUndefined()
    expect(recordedEnv(env)['PATH']).toBeUndefined()
  })
})

describe('the gates beside a run', () => {
  const rejecting = (benchmark: string): Watch => ({
    ...noWatch,
    idle: async () => [{ gate: 'other-load', state: 'ok', value: 0.01 }],
    begin: (_pid, id) => ({ end: async () => ({ gates: id === benchmark ? [{ gate: 'suspend', state: 'rejected', value: 30 }] : [{ gate: 'steal', state: 'flagged', value: 0.05 }], energyJoules: null, gpuEnergyJoules: null, watchedSeconds: null }) }),
  })
  it('are kept with every launch, and a benchmark that was rejected each time is not valid', async () => {
    const run = await startRun(services, quickRequest({ replay: recorded(), watch: rejecting('triad') }))
    expect(run.idle).toEqual([{ gate: 'other-load', state: 'ok', value: 0.01 }])
    expect(run.benchmarks.find(({ id }) => id === 'triad')!.outcome).toEqual({ state: 'skipped', because: 'not-valid', detail: 'every launch was rejected: suspend' })
    expect(summarizeRun(run).measured.every(({ flagged }) => flagged)).toBe(true)
    expect(parseRun(JSON.stringify(run), 'the run')).toEqual(run)
  })
  it('are played back from a recording that has them', async () => {
    const first = await startRun(services, quickRequest({ replay: recorded(), watch: rejecting('none') }))
    const again = await startRun(services, quickRequest({ replay: first }))
    expect(again.benchmarks.map(({ outcome }) => outcome)).toEqual(first.benchmarks.map(({ outcome }) => outcome))
  })
})
