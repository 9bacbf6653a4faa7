import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { catalog as rows } from '../../services/catalog'
import { createServices } from '../../services/create-services'
import { childDriver } from '../../services/runner/child-driver'
import { call as callWith } from '../testing/call'
import { catalog } from './catalog'

let folder: string
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-cli-catalog-'))))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

const call = (...args: string[]) => callWith(catalog, createServices({ paths: { dataDir: folder, cacheDir: folder }, version: 'test', workerFile: 'none', driver: childDriver, env: {} }), args)
const file = (name: string, text: string) => {
  fs.writeFileSync(path.join(folder, name), text)
  return path.join(folder, name)
}
const p4d = 'aws:p4d.24xlarge:us-east-1'
const priceOf = (id: string) => rows.cloudInstances().find((row) => row.id === id)?.onDemandUsdPerHour

describe('groundspeed catalog', () => {
  it('lists what there is, in lines of eighty characters', async () => {
    for (const args of [[], ['gpus'], ['cpus'], ['instances'], ['models'], ['components'], ['electricity'], ['regions'], ['own']]) {
      const { code, stdout } = await call(...args)
      expect(code, args.join(' ')).toBe(0)
      expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
    }
  })
  it('filters by words, with source and date, and says what an unknown one finds', async () => {
    expect((await call('instances', 'p4d', 'us-east-1')).stdout).toMatch(/2 instances with 'p4d us-east-1'[\s\S]*aws:p4d\.24xlarge:us-east-1.*8 A100 SXM4 40GB.*21\.96.*2026-07-20[\s\S]*karpenter/)
    expect((await call('gpus', 'rtx 9999')).stdout).toContain("None of the gpus has 'rtx 9999'")
    const { rows: listed, schema } = JSON.parse((await call('gpus', '4090', '--json')).stdout) as { rows: { id: string; source: string; provenance: string }[]; schema: object }
    expect(schema).toEqual({ name: 'groundspeed.catalog-gpus', major: 1, minor: 0 })
    expect(listed[0]).toMatchObject({ id: 'rtx-4090', source: expect.stringContaining('techpowerup'), provenance: 'published' })
  })
  it('shows a row as a person names it, a derived Apple chip too, and refuses the unknown with three names', async () => {
    expect((await call('show', 'a100', '80')).stdout).toMatch(/A100 SXM4 80GB \(GPU a100-sxm4-80gb\)[\s\S]*memoryGiB +80[\s\S]*Source:/)
    expect((await call('show', 'M2', '9-core', 'GPU')).stdout).toMatch(/derived from Apple M2/)
    expect((await call('show', 'llama-3.1-8b-instruct')).stdout).toContain('model llama-3.1-8b')
    expect(await call('show', 'RTX', '5095')).toMatchObject({ code: 2, error: expect.stringMatching(/nothing named 'RTX 5095'.*GeForce RTX 5090/) })
  })
  it('takes a price, which holds in every reader until it is removed', async () => {
    expect(await call('price', p4d, '--on-demand', '18.2', '--spot', '6', '--reserved-1y', '12', '--as-of', '2026-11-20')).toMatchObject({ code: 0, stdout: expect.stringMatching(/on demand \$18\.20, spot \$6\.00, reserved 1\s+year \$12\.00 an hour, as of 2026-11-20/) })
    expect(priceOf(p4d)).toBe(18.2)
    expect((await call('own')).stdout).toContain(`price ${p4d}`)
    expect((await call('rm', p4d)).code).toBe(0)
    expect(priceOf(p4d)).toBe(21.957642)
    expect((await call('undo')).code).toBe(0)
    expect(priceOf(p4d)).toBe(18.2)
  })
  it('takes an instance and a discount', async () => {
    expect((await call('add', 'own', 'rig', 'lab', '--gpu', 'RTX 4090', '--count', '2', '--on-demand', '0.9')).code).toBe(0)
    expect(rows.cloudInstances().at(-1)).toMatchObject({ id: 'own:rig:lab', gpuId: 'rtx-4090', gpuCount: 2, gpuMemoryGiB: 24, entered: true })
    expect((await call('discount', 'AWS', '10')).code).toBe(0)
    expect(priceOf(p4d)).toBeCloseTo(21.957642 * 0.9, 4)
    expect((await call('discount', 'aws', '0')).stdout).toContain('no discount of aws any more')
    expect(priceOf(p4d)).toBe(21.957642)
  })
  it('imports a file whole or not at all, and says each bad row by its line', async () => {
    const head = 'provider,instanceType,region,gpu,onDemandUsdPerHour,asOf\n'
    const bad = await call('import', file('bad.csv', `${head}own,a,b,RTX 4090,1,2026-11\nown,c,d,RTX 4095,1,2026-11\nown,e,f,,one,2026-11\n`))
    expect(bad).toMatchObject({ code: 1, stdout: '' })
    expect(bad.stderr).toMatch(/2 of 3 rows of bad\.csv cannot be used\. Nothing was imported\.\n  line 3: there is no GPU 'RTX 4095'.*\n  line 4: onDemandUsdPerHour "one"/)
    expect(JSON.parse((await call('own', '--json')).stdout)).toMatchObject({ entries: [] })
    expect((await call('import', file('good.csv', `${head}own,a,b,RTX 4090,1,2026-11\n`))).stdout).toContain('Imported 1 row of good.csv')
    // What one machine prints another imports.
    const exported = (await call('own', '--json')).stdout
    await call('rm', 'own:a:b')
    expect((await call('import', file('own.json', exported))).stdout).toContain('Imported 1 row of own.json')
    expect(priceOf('own:a:b')).toBe(1)
  })
  it('says that an own price is old, and leaves with a doubt', async () => {
    await call('price', p4d, '--on-demand', '18', '--as-of', '2026-01')
    const { code, stdout } = await call('own')
    expect([code, stdout.replace(/\s+/g, ' ')]).toEqual([3, expect.stringContaining('the catalog has a newer price, of 2026-07-20; yours holds')])
  })
  it('says that a damaged file was set aside', async () => {
    file('prices.json', '{')
    expect(await call('own')).toMatchObject({ code: 3, stdout: expect.stringMatching(/set aside as\s+prices\.json\.damaged-/) })
  })
  it.each([
    [['gpuz'], /no action 'gpuz'.*'gpus'/],
    [['price', 'p4d.24xlarge', '--on-demand', '1'], /stands in \d+ regions.*aws:p4d/],
    [['price', 'nosuch', '--on-demand', '1'], /no instance 'nosuch'/],
    [['price', p4d], /no price to enter/],
    [['price', p4d, '--on-demand', '1,2'], /'1,2' is not a number/],
    [['price', p4d, '--on-demand', '1', '--spot', '2'], /spot \$2 is above on demand \$1/],
    [['price', p4d, '--on-demand', '0'], /not a price/],
    [['price', p4d, '--on-demand', '1', '--as-of', 'May'], /'May' is no date/],
    [['price', p4d, '--on-demand', '1', '--as-of', '2099-01-01'], /has not come yet/],
    [['discount', 'awz', '10'], /no provider 'awz'.*aws/],
    [['discount', 'aws', '120'], /not a discount/],
    [['discount', 'aws', 'ten'], /not a percentage/],
    [['add', 'own', 'x'], /takes 3 arguments/],
    [['add', 'own', 'x', 'y', '--gpu', 'RTX 5095', '--on-demand', '1'], /no GPU 'RTX 5095'/],
    [['import', '/nowhere/file.csv'], /no file/],
    [['rm', 'nothing'], /no own entry 'nothing'/],
    [['undo'], /Nothing was changed/],
  ])('%j is wrong usage', async (args, said) => expect(await call(...args)).toMatchObject({ code: 2, stdout: '', error: expect.stringMatching(said) }))
})
