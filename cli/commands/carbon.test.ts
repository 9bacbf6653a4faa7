import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parseRun } from '../../core/run/parse'
import { withGpuAlone } from '../../core/run/testing/gpu-alone'
import { saveRun } from '../../services/storage/runs'
import { call as callWith } from '../testing/call'
import { carbon } from './carbon'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-carbon-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))
const paths = () => ({ dataDir: folder, cacheDir: folder })

const call = (...args: string[]) => callWith(carbon, { paths: paths(), env: {} }, args)
const json = async (...args: string[]) => JSON.parse((await call(...args, '--json')).stdout)

describe('groundspeed carbon', () => {
  it('answers for a card in the first sentence, in 80 columns', async () => {
    const { code, stdout } = await call('--gpu', 'RTX 3090', '--region', 'Germany', '--hours', '20', '--what-if', 'region=Sweden')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^At 20 hours a week this machine emits between/)
    expect(stdout).toMatch(/With the grid of Sweden:[\s\S]*Where a month comes from[\s\S]*Where the work could be done[\s\S]*What it stands on[\s\S]*Averages, not margins/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })
  it('gives energy times PUE times intensity, exact to 0.1 %, as JSON with a schema', async () => {
    const answer = await json('--gpu', 'RTX 3090', '--watts', '400', '--hours', '30', '--pue', '1.2', '--grams-per-kwh', '300', '--embodied', '480', '--life', '4')
    const kwh = 0.4 * 30 * (365.25 / 12 / 7) * 1.2
    expect(answer).toMatchObject({ schema: { name: 'groundspeed.carbon', major: 1 }, inputs: { wattsAtWork: { point: 400, kind: 'entered' }, grid: { assumed: false } }, month: { withoutEmbodiedOf: [] } })
    expect(Math.abs(answer.month.kwh.point / kwh - 1)).toBeLessThan(1e-3)
    expect(Math.abs(answer.month.kgCo2e.total.point / (kwh * 0.3 + 10) - 1)).toBeLessThan(1e-3)
    expect(answer.places.length).toBeGreaterThan(20)
  })
  it('has no point from a TDP, and says in null and words what is unknown', async () => {
    const answer = await json('--gpu', 'RTX 3090', '--region', 'Germany')
    expect(answer.month.kgCo2e.total.point).toBeNull()
    expect(answer.month.kgCo2e.total.low).toBeGreaterThan(0)
    expect(answer.month.withoutEmbodiedOf).toEqual(['GeForce RTX 3090'])
    expect(answer.places.find(({ id }: { id: string }) => id.startsWith('vast'))).toMatchObject({ kgCo2e: { operation: { low: null, because: expect.any(String) } } })
  })
  it('counts a plan by its phases, and what a change would give', async () => {
    const answer = await json('--preset', 'university-lab', '--what-if', 'hours=10', '--what-if', 'pue=1.3')
    expect(answer.plan.phases.length).toBeGreaterThan(3)
    expect(answer.whatIf.change).toEqual(['a PUE of 1.3', '10 hours a week'])
  })
  it('counts a run of this machine, and doubts where nobody said where it stands', async () => {
    saveRun(paths(), parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/rtx-3090-workstation.groundspeed.json'), 'utf8'), 'fixture'))
    const { code, stdout } = await call('--workload', 'resnet50')
    expect(code).toBe(3)
    expect(stdout).toContain('Doubt: Nobody said where this machine stands')
    expect((await call('--region', 'Germany')).code).toBe(0)
  })
  it('says what the GPU took alone where the processor cannot be read, in words and in JSON, and no whole', async () => {
    const bare = parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/h200-server.groundspeed.json'), 'utf8'), 'fixture')
    saveRun(paths(), withGpuAlone(bare, 500))
    const { stdout } = await call('--region', 'Germany')
    expect(stdout.replace(/\s+/g, ' ')).toMatch(/GPU alone [\d.]+ kJ \[[\d., ]+\] \(measured\): its own sensor in [\d.]+ s of \d+ of \d+ launches, 500 W .*; the processor's is unknown, so that this is in no sum/)
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    const seconds = bare.benchmarks.flatMap(({ outcome }) => (outcome.state === 'measured' ? outcome.launches : [])).reduce((sum, { watchedSeconds }) => sum + (watchedSeconds ?? 0), 0)
    expect((await json('--region', 'Germany')).run).toMatchObject({ joules: null, gpuAloneJoules: expect.closeTo(500 * seconds, 3), gpuAloneWatts: 500, kind: 'predicted' })
  })
  it.each([
    [['--gpu', 'RTX 3090', '--region', 'Gremany'], /no region 'Gremany'.*Germany/],
    [['--gpu', 'RTX 9999'], /no GPU 'RTX 9999'.*Nearest/],
    [['--gpu', 'RTX 3090', '--pue', '0.4'], /--pue '0.4' is not a number from 1 to 5/],
    [['--gpu', 'RTX 3090', '--hours', 'many'], /--hours 'many' is not a number/],
    [['--gpu', 'RTX 3090', '--what-if', 'reigon=Sweden'], /no 'reigon'.*region/],
    [['--gpu', 'RTX 3090', '--what-if', 'region='], /region needs a value/],
    [['--gpu', 'RTX 3090', '--workstation', 'Precision 5820'], /no workstation.*Dell Precision Tower 5820/],
    [[], /no run yet.*--gpu/],
    [['x', '--gpu', 'RTX 3090'], /exclude each other/],
    [['--preset', 'startup', '--scenario', 'a.json'], /exclude each other/],
  ])('refuses %j with what to do', async (args, error) => expect(await call(...args)).toMatchObject({ code: 2, stdout: '', error: expect.stringMatching(error) }))
})
