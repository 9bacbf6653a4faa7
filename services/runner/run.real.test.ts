import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { diffViewOf } from '../../core/diff/view'
import { summarizeRun } from '../../core/run/summary'
import { scoreOf } from '../../core/verdict/score'
import { loadRun } from '../storage/runs'
import { startRun } from './start-run'
import { quickRequest, testServices } from './testing'
import { type RunProgress } from './run'

let services: ReturnType<typeof testServices>
beforeEach(() => (services = testServices()))
afterEach(() => services.remove())

/** Calls `act` once, when the named benchmark has begun to sample in the given launch. */
const whenSampling = (id: string, act: (progress: RunProgress) => void, launch = 1) => {
  let done = false
  return (progress: RunProgress) => {
    if (done || progress.benchmark !== id || progress.launch !== launch || progress.phase !== 'sampling') return
    done = true
    act(progress)
  }
}
/** A busy program that is no child of ours: a shell starts it and goes. @returns its pid */
const startStranger = (): number => Number(execFileSync('sh', ['-c', '"$0" -e "for (;;);" > /dev/null 2>&1 & echo $!', process.execPath], { encoding: 'utf8' }))

const states = (run: Awaited<ReturnType<typeof startRun>>) =>
  Object.fromEntries(run.benchmarks.map(({ id, outcome }) => [id, outcome.state === 'crashed' || outcome.state === 'skipped' ? `${outcome.state}: ${outcome.because}` : outcome.state]))

describe('a run on the real TensorFlow', () => {
  it('measures, keeps raw samples, and is on the disk afterwards', async () => {
    const run = await startRun(services, quickRequest({ only: ['matmul-fp32', 'disk-read'] }))
    expect(run.engine).toMatchObject({ id: 'tensorflow', fallbackBecause: null })
    expect(states(run)).toEqual({ 'matmul-fp32': 'measured', 'disk-read': 'measured' })
    expect(loadRun(services.paths)).toEqual(run)
    const { measured } = summarizeRun(run)
    expect(measured.every((each) => each.interval !== null && each.value > 0)).toBe(true)
    expect(fs.readdirSync(path.join(services.paths.dataDir, 'scratch'))).toEqual([])
    const outcome = run.benchmarks[0]!.outcome
    const ks = outcome.state === 'measured' ? outcome.launches.map((launch) => launch.iterations) : []
    expect(new Set(ks).size).toBe(1)
  })
})

describe('a worker that ends badly', () => {
  it('when killed is a crash, and the run goes on with the others', async () => {
    const onProgress = whenSampling('triad', ({ workerPid }) => process.kill(workerPid!, 'SIGKILL'))
    const run = await startRun(services, quickRequest({ only: ['triad', 'matmul-fp32'], onProgress }))
    expect(states(run)).toEqual({ triad: 'crashed: crashed', 'matmul-fp32': 'measured' })
    expect(run.state).toBe('finished')
  })
  it('when it stops answering is a hang, and the run goes on', async () => {
    const onProgress = whenSampling('triad', ({ workerPid }) => process.kill(workerPid!, 'SIGSTOP'), 2)
    const run = await startRun(services, quickRequest({ only: ['triad', 'matmul-fp32'], onProgress, limits: { silenceSeconds: 5 } }))
    expect(states(run)).toEqual({ triad: 'crashed: hung', 'matmul-fp32': 'measured' })
    const outcome = run.benchmarks.find((each) => each.id === 'triad')!.outcome
    expect(outcome).toMatchObject({ detail: expect.stringContaining('said nothing for 5 s'), launches: [expect.anything()] })
  })
  it('when TensorFlow has no memory left is out of memory, and the run goes on', async () => {
    services.remove()
    services = testServices({ ...process.env, TF_CPU_BFC_MEM_LIMIT_IN_MB: '150' })
    const run = await startRun(services, quickRequest({ only: ['triad', 'op-overhead'] }))
    expect(states(run)).toEqual({ triad: 'crashed: out-of-memory', 'op-overhead': 'measured' })
  })
  it('when its own heap is full is out of memory as well', async () => {
    const worker = path.join(services.paths.dataDir, 'greedy.cjs')
    fs.writeFileSync(worker, "process.send({type:'hello',pid:process.pid}); process.on('message',()=>{const all=[];for(;;)all.push(new Array(1e5).fill(0.5))})")
    const greedy = { ...services, workerFile: worker, env: { ...process.env, NODE_OPTIONS: '--max-old-space-size=48' } }
    await expect(startRun(greedy, quickRequest({ only: ['triad'], engine: 'wasm' }))).rejects.toThrow(/ran out of memory \(its own heap/)
  })
  it('when cancelled keeps what was measured and says interrupted', async () => {
    const controller = new AbortController()
    const onProgress = whenSampling('triad', () => controller.abort(), 2)
    const run = await startRun(services, quickRequest({ only: ['triad', 'matmul-fp32'], onProgress, signal: controller.signal }))
    expect(run.state).toBe('interrupted')
    expect(states(run)['triad']).toBe('measured')
    const outcome = run.benchmarks.find((each) => each.id === 'triad')!.outcome
    expect(outcome.state === 'measured' && outcome.launches.length).toBe(1)
    expect(loadRun(services.paths, run.id).state).toBe('interrupted')
  })
})

/** Processes that this one started and that still run, by what they were started with. */
const workersAlive = (): number => execFileSync('ps', ['-eo', 'ppid=,stat=,args='], { encoding: 'utf8' }).split('\n').filter((line) => new RegExp(`^\\s*${process.pid} +[^Z].*worker\\.cjs`).test(line)).length

describe('the same job in several processes', () => {
  it('is measured from one to all processors, checked in each, and can be played again', async () => {
    const only = ['scaling-compute', 'image-decode', 'scaling-gpus', 'triad']
    const run = await startRun(services, quickRequest({ only }))
    expect(states(run)).toEqual({ 'scaling-compute': 'measured', 'image-decode': 'measured', 'scaling-gpus': 'skipped: unsupported', triad: 'measured' })
    const count = os.cpus().length
    const record = run.benchmarks.find(({ id }) => id === 'scaling-compute')!
    expect(record).toMatchObject({ params: { processes: count }, sweep: { of: 'processes', each: 'processor' } })
    const [launch] = record.outcome.state === 'measured' ? record.outcome.launches : []
    expect(launch).toMatchObject({ check: expect.stringContaining(`in each of ${count} processes: 18 elements agree`), device: 'CPU:0' })
    expect(launch!.points!.every(({ at, work, samples }) => work === at * 2 * 1024 ** 3 && samples.length === launch!.samples.length)).toBe(true)
    const points = (of: typeof run) => Object.fromEntries(summarizeRun(of).measured.map(({ id, points: each }) => [id, each]))
    const steps = Math.ceil(Math.log2(count)) + 1
    expect(Object.entries(points(run)).map(([id, each]) => [id, each.length])).toEqual([['triad', 0], ['scaling-compute', steps], ['image-decode', steps]])
    const played = await startRun(services, quickRequest({ only, replay: run }))
    expect(points(played)).toEqual(points(run))
    expect(workersAlive()).toBe(0)
  })
  it('that loses one of them costs this benchmark alone, and leaves no process behind', async () => {
    let others = 0
    const onProgress = whenSampling('scaling-compute', ({ workerPid }) => {
      others = workersAlive()
      process.kill(workerPid!, 'SIGKILL')
    })
    const run = await startRun(services, quickRequest({ only: ['scaling-compute', 'triad'], onProgress }))
    expect(states(run)).toEqual({ 'scaling-compute': 'crashed: crashed', triad: 'measured' })
    expect(run.benchmarks.find(({ id }) => id === 'scaling-compute')!.outcome).toMatchObject({ detail: expect.stringMatching(/^process 1: the worker ended by itself/) })
    expect(others).toBeGreaterThanOrEqual(2)
    expect(workersAlive()).toBe(0)
  })
})

describe('without a usable TensorFlow', () => {
  it('measures on WebAssembly, says why, and downloads nothing', async () => {
    const empty = fs.mkdtempSync(path.join(services.paths.dataDir, 'no-runtime-'))
    const run = await startRun({ ...services, env: { ...process.env, GROUNDSPEED_TENSORFLOW_DIR: empty } }, quickRequest({ only: ['matmul-fp32', 'matmul-bf16', 'transformer-inference'] }))
    expect(run.engine.id).toBe('wasm')
    expect(run.engine.fallbackBecause).toMatch(/library is not in .*runtime install tensorflow/)
    expect(states(run)).toEqual({ 'matmul-fp32': 'measured', 'matmul-bf16': 'skipped: engine-missing', 'transformer-inference': 'measured' })
    expect(fs.readdirSync(empty)).toEqual([])
  })
})

describe('another program that takes the processor in the middle of a run', () => {
  it('flags what was measured meanwhile, which then enters no score and no verdict', async () => {
    const hogs: number[] = []
    const onProgress = whenSampling('op-overhead', () => {
      // As many as there are processors, so that ours has to share.
      for (let i = 0; i < os.cpus().length; i++) hogs.push(startStranger())
    })
    try {
      const run = await startRun(services, quickRequest({ only: ['op-overhead', 'matmul-fp32'], onProgress }))
      const { measured } = summarizeRun(run)
      expect(measured.length).toBe(2)
      expect(measured.some(({ flagged, doubts }) => flagged && doubts.some(({ text }) => text.startsWith('other programs used')))).toBe(true)
      expect(scoreOf(summarizeRun(run))).toMatchObject({ known: false })
      expect(diffViewOf(run, run, new Map(), ['a', 'a']).rows.some(({ verdict, because }) => verdict === 'refused' && because.includes('gate was broken'))).toBe(true)
    } finally {
      for (const hog of hogs) process.kill(hog, 'SIGKILL')
    }
  })
})
