import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ComparisonAnswer, type InstanceWhy } from '../../core/contract/comparison-calls'
import { parseRun } from '../../core/run/parse'
import { type WorkloadInput, workloadOf } from '../../core/workload/schema'
import { catalog } from '../catalog'
import { saveRun } from '../storage/runs'
import { useWorkload } from '../workload/store'
import { emptyApp } from './testing'

const recorded = () => parseRun(fs.readFileSync(path.resolve(__dirname, '../sample/epyc-2-core.groundspeed.json'), 'utf8'), 'fixture')
const app = emptyApp()
const { call } = app
async function value<T>(channel: string, input: object): Promise<T> {
  const answer = await call(channel, input)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value as T
}
const compare = (input: object = {}) => value<ComparisonAnswer>('comparison', { run: 'sample', ...input })
const work = (said: Partial<Omit<WorkloadInput, 'schema'>>) => useWorkload(app.services.paths, workloadOf({ name: 'mine', work: { kind: 'network', network: 'resnet50' }, ...said }))

describe('a comparison for the window', () => {
  it('has every instance of the catalog, and how many pass a filter', async () => {
    const all = await compare()
    expect(all.total).toBe(catalog.cloudInstances().length)
    expect(all.rows).toHaveLength(all.total)
    const few = await compare({ filter: { gpu: 'H100', maxGpus: 1, maxUsdPerHour: 3 } })
    expect(few.rows.length).toBeGreaterThan(0)
    expect(few.total).toBe(all.total)
    for (const row of few.rows) expect([row.gpu.includes('H100'), row.order.price! <= 3]).toEqual([true, true])
    expect(await compare({ filter: { maxUsdPerHour: 0.001 } })).toMatchObject({ rows: [], chart: null, answer: expect.stringContaining('No instance passes the filter.') })
  })
  it('says of a run without its measurements what it lacks', async () => {
    const run = recorded()
    saveRun(app.services.paths, { ...run, benchmarks: run.benchmarks.filter(({ id }) => id !== 'matmul-fp32' && id !== 'triad') })
    expect(await compare({ run: run.id })).toMatchObject({ lacks: ['matmul-fp32', 'triad'], rows: [], answer: expect.stringContaining('did not measure Matrix multiply, fp32 and') })
  })
  it('has no price on contract terms until one is entered', async () => {
    expect(await compare({ terms: 'reserved' })).toMatchObject({ unpriced: expect.stringContaining('enter what the contract costs'), chart: null })
    const entered = await compare({ terms: 'reserved', entered: { reservedUsdPerHour: 2 } })
    expect(entered).toMatchObject({ unpriced: '', chart: { kind: 'scatter' } })
    expect(entered.rows[0]).toMatchObject({ price: '$2.00' })
  })
  it('refuses an input that is none, or out of its range', async () => {
    expect(await call('comparison', { run: 'sample', entered: { storageGb: 1 } })).toMatchObject({ ok: false, message: expect.stringContaining("no assumption 'storageGb'") })
    expect(await call('comparison', { run: 'sample', entered: { interruptionRate: 7 } })).toMatchObject({ ok: false, message: expect.stringContaining('not between 0 and 1') })
  })
  it('answers for the work that somebody chose, and says who may not take it', async () => {
    work({ needsMemoryGiB: 100 })
    const { rows, workload } = await compare()
    expect(workload).toContain('mine: train ResNet-50')
    expect(rows.some(({ excluded }) => excluded.startsWith('needs 100 GiB on one GPU'))).toBe(true)
    expect(rows.every(({ front, excluded }) => !front || excluded === '')).toBe(true)
    work({ wishes: { dataMayLeave: false } })
    expect(await compare()).toMatchObject({ chart: null, figures: [], answer: expect.stringContaining('None of these instances can take it: the data may not leave') })
  })
})

describe('why an instance', () => {
  const why = (instance: string, more: object = {}) => value<InstanceWhy>('comparison-why', { run: 'sample', instance, terms: 'on-demand', entered: {}, ...more })

  it('says the same numbers as its row, and where each input was read', async () => {
    const { rows } = await compare()
    const row = rows[0]!
    const said = await why(row.id)
    expect(said.formulas.join(' ')).toContain(`= ${row.speed} [`)
    expect(said.formulas.join(' ')).toContain(`= ${row.perUnits} ${row.perUnitsBand}`)
    expect(said.formulas.join(' ')).toContain(`= ${row.month}.`)
    expect(said.inputs).toMatchObject([{ name: 'Speed here', kind: 'predicted' }, { name: 'Speed there', kind: 'predicted' }, { value: row.price, kind: 'published', from: expect.stringContaining(row.source) }, { name: 'The work here' }, { name: 'Billed there' }])
  })
  it('counts storage and traffic as entered, and names spot that gives way', async () => {
    const id = (await compare({ terms: 'spot' })).rows.find((row) => row.order.price !== null)!.id
    const said = await why(id, { terms: 'spot', entered: { interruptionRate: 1, checkpointMinutes: 1440, storageGB: 500, storageUsdPerGBMonth: 0.1 } })
    expect(said.inputs).toContainEqual({ name: 'Storage', value: '$50.00 a month', kind: 'entered', from: '500 GB at $0.10' })
    expect(said.inputs.find(({ name }) => name === 'Billed there')).toMatchObject({ from: expect.stringContaining('as on-demand: spot would cost more') })
  })
  it('of one without a GPU is unknown, never a number', async () => {
    const processor = catalog.cloudInstances().find(({ gpuId }) => gpuId === null)!
    expect(await why(processor.id)).toMatchObject({ formulas: [expect.stringMatching(/^Speed: unknown/)], inputs: [{}, { name: 'Speed there', value: 'unknown', kind: null }, {}] })
    expect(await call('comparison-why', { run: 'sample', instance: 'nosuch', terms: 'on-demand', entered: {} })).toMatchObject({ ok: false, code: 'not-found' })
  })
})
