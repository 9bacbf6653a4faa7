import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parseScenario } from '../../core/advice/scenario'
import { limitFields } from '../../core/upgrade/limits'
import { parseRun } from '../../core/run/parse'
import { createServices } from '../../services/create-services'
import { childDriver } from '../../services/runner/child-driver'
import { saveRun } from '../../services/storage/runs'
import { call as callWith } from '../testing/call'
import { upgrade } from './upgrade'

let folder: string
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-upgrade-'))
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-26T12:00:00Z') })
})
afterEach(() => {
  vi.useRealTimers()
  fs.rmSync(folder, { recursive: true, force: true })
})
const paths = () => ({ dataDir: folder, cacheDir: folder })

const call = (...args: string[]) => callWith(upgrade, createServices({ paths: paths(), version: '1.2.3', workerFile: 'none', driver: childDriver, env: {} }), args)
const desk = ['--gpu', 'RTX 3060 Ti', '--workload', 'resnet50']
interface Json {
  readonly candidates: { readonly id: string; readonly verdict: string; readonly netUsd: number | null; readonly price: { readonly usd: number } | null; readonly rules: { readonly rule: string; readonly answer: string }[] }[]
}
const json = async (...args: string[]) => JSON.parse((await call(...desk, ...args, '--json')).stdout) as Json

describe('groundspeed upgrade', () => {
  it('answers in the first sentence, in 80 columns, with a table, the order, and a doubt where a price is old', async () => {
    for (const args of [desk, [...desk, '--all', '--budget', '1000', '--psu', '650'], [...desk, '--simulate', 'RTX 5070']]) {
      const { code, stdout } = await call(...args)
      expect(code).toBe(3)
      expect(stdout).toMatch(/^(Put in|Buy|Do nothing|Rent|With the RTX 5070:)/)
      for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80)
    }
    expect((await call(...desk)).stdout).toMatch(/In order: what is surely/)
  })
  it('says first what holds the work back on the machine of a run, and nothing of it without one', async () => {
    const held = /holds 'Train ResNet-50' back|Nothing stands out/
    expect((await call(path.resolve(__dirname, '../../services/sample/epyc-2-core.groundspeed.json'))).stdout).toMatch(held)
    expect((await call(...desk)).stdout).not.toMatch(held)
  })
  it('takes every limit, and a tighter one refuses what a looser one lets in', async () => {
    const loose = await json()
    const tight = await json('--budget', '600', '--psu', '550', '--pins8', '1', '--pins16', '0', '--slots', '2', '--length', '250', '--noise', '35')
    const admitted = ({ candidates }: Json) => candidates.filter(({ verdict }) => verdict !== 'refuses').map(({ id }) => id)
    expect(admitted(tight).filter((id) => !admitted(loose).includes(id))).toEqual([])
    expect(admitted(tight).length).toBeLessThan(admitted(loose).length)
    expect(tight.candidates.find(({ id }) => id === 'gpu:rtx-5090')!.rules.filter(({ answer }) => answer === 'refuses').map(({ rule }) => rule)).toEqual(expect.arrayContaining(['budget', 'power']))
    for (const { option } of limitFields) expect(upgrade.options, option).toHaveProperty(option)
  })
  it('prints numbers with their origin as JSON, null for what is unknown', async () => {
    const all = (await json('--part', 'RTX 4090=1500', '--resale', '150')) as Json & { schema: unknown; order: string }
    expect(all).toMatchObject({ schema: { name: 'groundspeed.upgrade', major: 1 } })
    const of = (id: string) => all.candidates.find((each) => each.id === id)!
    expect(of('gpu:rtx-4090')).toMatchObject({ price: { usd: 1500, kind: 'entered', asOf: null }, resale: { usd: 150, kind: 'entered' }, netUsd: 1350 })
    expect(of('gpu:rtx-5070')).toMatchObject({ price: { usd: 557, kind: 'published', asOf: '2026-09', stale: false }, netUsd: 407, gain: { kind: 'predicted' } })
    expect(of('ssd:4')).toMatchObject({ price: { stale: true }, gain: { kind: 'unknown' } })
    expect(of('nothing')).toMatchObject({ verdict: 'ok', price: null, netUsd: 0 })
  })
  it('puts one part in, and keeps it as a scenario that advise reads', async () => {
    const file = path.join(folder, 'with.json')
    const { stdout } = await call(...desk, '--simulate', 'RTX 4090', '--save', file)
    expect(stdout).toMatch(/Net cost +- +unknown/)
    expect(parseScenario(fs.readFileSync(file, 'utf8'), file)).toMatchObject({ gpu: 'GeForce RTX 4090', assumptions: { purchaseUsd: { value: null } } })
    expect((await call(...desk, '--simulate', 'RTX 4090', '--save', file)).error).toMatch(/exists|overwrite/i)
  })
  it.each([
    [['--gpu', 'RTX 3999'], /There is no GPU 'RTX 3999'.*Nearest: .+, .+, .+\./],
    [[...desk, '--simulate', 'RTX 9999'], /There is no part 'RTX 9999'\. Nearest: .+, .+, .+\./],
    [[...desk, '--part', 'RTX 9999=5'], /There is no GPU or part 'RTX 9999'\. Nearest: /],
    [[...desk, '--budget', 'much'], /--budget 'much' is not a number from 0 to 1000000 \(USD\)/],
    [[...desk, '--pins8', '1.5'], /not a whole number/],
    [[...desk, '--save', 'x.json'], /--simulate/],
    [[], /There is no run yet/],
  ])('%j is refused as wrong usage', async (args, said) => {
    const { code, error } = await call(...args)
    expect(code).toBe(2)
    expect(error).toMatch(said)
  })
  it('goes by a run: its system, its driver and its memory', async () => {
    saveRun(paths() as never, parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/rtx-3090-workstation.groundspeed.json'), 'utf8'), 'fixture'))
    const { candidates } = JSON.parse((await call('--json')).stdout) as Json
    expect(candidates.find(({ id }) => id === 'gpu:rtx-4080')!.rules.filter(({ rule }) => rule === 'system' || rule === 'driver').map(({ answer }) => answer)).toEqual(['ok', 'ok'])
    expect(candidates.some(({ id }) => id === 'ram:ddr4-udimm-128')).toBe(true)
    expect(candidates.some(({ id }) => id === 'ram:ddr4-udimm-32')).toBe(false)
  })
})
