import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { presets } from '../../core/advice/presets'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from '../../core/run/testing/example-run'
import { type RunFile } from '../../core/run/schema'
import { saveRun } from '../../services/storage/runs'
import { call as callWith } from '../testing/call'
import { advise } from './advise'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-advise-'))
  // Prices age: the day is part of the answer.
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
  fs.rmSync(folder, { recursive: true, force: true })
})
const paths = () => ({ dataDir: folder, cacheDir: folder })

const call = (...args: string[]) => callWith(advise, { paths: paths() }, args)
const json = async (...args: string[]) => JSON.parse((await call(...args, '--json')).stdout)

/** A workstation's run: an RTX 3090 at 28.6 TFLOP/s and 800 GB/s, on the devices that TensorFlow found. */
function workstation(devices: string[]): RunFile {
  const run = exampleRun({ machine: exampleMachine({ gpus: [exampleGpu('NVIDIA GeForce RTX 3090')] }) })
  const launches = (seconds: number) => [exampleLaunch(seconds), exampleLaunch(seconds), exampleLaunch(seconds)]
  const triad = exampleMatmul(launches(0.025), { id: 'triad', unit: 'B/s', work: 1e10, resource: 'memory' } as never)
  return { ...run, engine: { ...run.engine, devices }, benchmarks: [exampleMatmul(launches(0.07), { work: 1e12 }), triad] }
}

describe('groundspeed advise', () => {
  it.each(presets.map((preset) => preset.name))('answers preset %s in the first sentence, in 80 columns', async (name) => {
    const { code, stdout } = await call('--preset', name)
    expect(code).toBe(0)
    expect(stdout).toMatch(/^(Own|Rent): at \d+ hours a week/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    expect(stdout).toMatch(/Break-even by hours a week[\s\S]*Cash flow[\s\S]*What matters most[\s\S]*By phase[\s\S]*Carbon: [\s\S]*What it stands on/)
  })
  it('answers for a run first, from what was measured', async () => {
    saveRun(paths(), workstation(['CPU:0', 'GPU:0']))
    const { stdout, code } = await call('--with', 'a10g', '--hours-per-week', '60', '--region', 'Germany')
    expect(stdout).toMatch(/^Own: at 60 hours a week, this RTX 3090 beats\s+renting aws g5\.xlarge from month \d+/)
    expect(stdout).toMatch(/electricityUsdPerKwh 0.4 USD\/kWh: catalog: Germany, household/)
    expect([0, 3]).toContain(code)
  })
  it('says before anything else that the card of a run was not measured', async () => {
    saveRun(paths(), workstation(['CPU:0']))
    const { stdout, code } = await call()
    expect(stdout).toMatch(/^This run did not measure the GeForce RTX 3090/)
    expect(code).toBe(3)
  })
  it('says what it needs where there is no run, and still answers from the name of a GPU', async () => {
    const nothing = await call()
    expect(nothing).toMatchObject({ code: 2, stdout: '' })
    expect(nothing.error).toMatch(/no run yet.*groundspeed run.*--gpu.*--preset/)
    expect((await call('--gpu', 'RTX 3090', '--hours-per-week', '15')).stdout).toMatch(/^Rent: at 15 hours a week, owning this RTX 3090 never beats/)
  })
  it('asks for a price that nobody knows, and says which price would pay', async () => {
    const { stdout, code } = await call('--gpu', 'RTX 4090')
    expect(code).toBe(3)
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^At 20 hours a week, owning this RTX 4090 beats renting .* if it costs less than \$[\d,]+\. Its price is not known\. Enter --price USD\./)
    const { payingPriceUsd, verdict, missing } = await json('--gpu', 'RTX 4090')
    expect({ verdict, missing }).toEqual({ verdict: null, missing: ['purchaseUsd'] })
    expect((await json('--gpu', 'RTX 4090', '--price', String(payingPriceUsd * 0.99))).verdict).toBe('own')
    expect((await json('--gpu', 'RTX 4090', '--price', String(payingPriceUsd * 1.01))).verdict).toBe('rent')
  })
  it('flags a stale price beside the verdict', async () => {
    const { stdout, code } = await call('--gpu', 'RTX 3090', '--with', 'hyperstack:n3-RTX-A6000x1:CANADA-1')
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/^(Own|Rent): .*The price of 2025 is \d+ days old: check it first\./)
    expect(code).toBe(3)
  })
  it('keeps a scenario that gives the same answer again, and does not overwrite it unasked', async () => {
    const file = path.join(folder, 'mine.json')
    const first = await json('--preset', 'startup', '--hours-per-week', '60', '--save', file)
    const again = await json('--scenario', file)
    expect(again).toEqual(first)
    expect(first.scenario.assumptions.hoursPerWeek).toMatchObject({ value: 60, source: 'entered' })
    expect((await call('--preset', 'startup', '--save', file)).error).toContain('--force')
    expect((await call('--preset', 'startup', '--save', file, '--force')).code).toBe(0)
  })
  it('says what differs between two scenarios', async () => {
    const file = path.join(folder, 'mine.json')
    await call('--preset', 'startup', '--hours-per-week', '60', '--save', file)
    expect((await call('--diff', 'startup', file)).stdout).toMatch(/^One assumption differs[\s\S]*hoursPerWeek +30 +60 +h\/week/)
    expect((await json('--diff', 'startup', 'enterprise')).changes.length).toBeGreaterThan(10)
    expect((await call('--diff', 'startup')).code).toBe(2)
  })
  it.each([
    [['--preset', 'nope'], 2, /startup, enterprise/],
    [['--gpu', 'RTX 9999'], 2, /Nearest/],
    [['--gpu', 'RTX 3090', '--with', 'p99.huge'], 2, /no instance/],
    [['--gpu', 'RTX 3090', '--region', 'Atlantis'], 2, /Nearest/],
    [['--gpu', 'RTX 3090', '--terms', 'free'], 2, /on-demand, spot/],
    [['--gpu', 'RTX 3090', '--hours-per-week', '169'], 2, /0 to 168/],
    [['--gpu', 'RTX 3090', '--hours-per-week', 'many'], 2, /not a number/],
    [['--scenario', '/nowhere.json'], 2, /no scenario/],
    [['--preset', 'startup', '--scenario', 'x.json'], 2, /exclude/],
  ] as const)('refuses %j with what to do', async (args, code, words) => {
    const got = await call(...args)
    expect(got.code).toBe(code)
    expect(got.error).toMatch(words)
  })
  it.each([
    ['{', /it is not JSON/],
    ['{"schema":{"name":"groundspeed.scenario","major":2,"minor":0}}', /newer version/],
    ['{"schema":{"name":"groundspeed.scenario","major":1,"minor":0},"name":"x","assumptions":{"hoursPerWek":{"value":3,"unit":"h/week"}}}', /hoursPerWek.*hoursPerWeek/],
    ['{"schema":{"name":"groundspeed.scenario","major":1,"minor":0},"name":"x","assumptions":{"hoursPerWeek":{"value":3,"unit":"hours"}}}', /assumptions\.hoursPerWeek\.unit/],
    ['{"schema":{"name":"groundspeed.scenario","major":1,"minor":0},"name":"x","assumptions":{"hoursPerWeek":{"value":169,"unit":"h/week"}}}', /hoursPerWeek\.value/],
  ])('names what is wrong with the scenario %s', async (text, words) => {
    const file = path.join(folder, 'bad.json')
    fs.writeFileSync(file, text)
    const { code, error } = await call('--scenario', file)
    expect(code).toBe(1)
    expect(error).toMatch(words)
  })
})
