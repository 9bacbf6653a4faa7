import { describe, expect, it } from 'vitest'
import { type z } from 'zod'
import { checkCloud, checkGpus, checkUniqueIds } from '../core/catalog/check'
import { cloudRegionRow, cloudRow, componentRow, cpuRow, electricityRow, embodiedRow, gpuRow, gridZoneRow, modelRow, pueRow } from '../core/catalog/schema'
import { cloudInstances, gpus } from '.'
import components from './data/components.json'
import cpus from './data/cpus.json'
import electricity from './data/electricity-prices.json'
import grid from './data/grid-carbon.json'
import models from './data/models.json'

const problems = (schema: z.ZodType, rows: readonly { id: string }[]) =>
  rows.flatMap((row) => {
    const answer = schema.safeParse(row)
    return answer.success ? [] : [`${row.id}: ${answer.error.issues[0]!.path.join('.')} ${answer.error.issues[0]!.message}`]
  })

describe('the catalog', () => {
  it('has GPUs whose figures agree with one another', () => {
    expect(gpus().length).toBeGreaterThan(300)
    expect([...checkUniqueIds(gpus()), ...checkGpus(gpus())]).toEqual([])
  })
  it('has cloud instances of several providers with prices, dates and known GPUs', () => {
    expect(new Set(cloudInstances().map((row) => row.provider)).size).toBeGreaterThanOrEqual(3)
    expect([...checkUniqueIds(cloudInstances()), ...checkCloud(cloudInstances(), gpus())]).toEqual([])
  })
  it.each([
    ['processors', cpuRow, cpus],
    ['models', modelRow, models],
    ['components', componentRow, components],
    ['electricity prices', electricityRow, electricity],
    ['grid zones', gridZoneRow, grid.zones],
    ['cloud regions', cloudRegionRow, grid.cloudRegions],
    ['PUE figures', pueRow, grid.pue],
    ['embodied figures', embodiedRow, grid.embodied],
  ] as const)('gives every one of the %s a source', (_name, schema, rows) => {
    expect(problems(schema, rows)).toEqual([])
    expect(checkUniqueIds(rows)).toEqual([])
  })
})

describe('the checker', () => {
  const gpu = () => ({ ...gpus().find((row) => row.id === 'rtx-3090')! })
  const cloud = () => ({ ...cloudInstances().find((row) => row.gpuId !== null)! })
  it('finds a row without a source, without a date, or with a date that is none', () => {
    expect(gpuRow.safeParse({ ...gpu(), source: '' }).success).toBe(false)
    expect(cloudRow.safeParse({ ...cloud(), asOf: null }).success).toBe(false)
    expect(cloudRow.safeParse({ ...cloud(), asOf: 'July' }).success).toBe(false)
  })
  it('finds sparse rates, borrowed aliases, arithmetic that does not add up and unknown GPUs', () => {
    expect(checkGpus([{ ...gpu(), fp8Tflops: 600 }])[0]).toMatch(/sparse/)
    expect(checkGpus([gpu(), { ...gpu(), id: 'other' }])[0]).toMatch(/also belongs to rtx-3090/)
    expect(checkGpus([{ ...gpu(), fp32Tflops: 71 * 2 }])[0]).toMatch(/does not follow/)
    expect(checkCloud([{ ...cloud(), gpuId: 'none' }], gpus())[0]).toMatch(/no GPU 'none'/)
    expect(checkCloud([{ ...cloud(), onDemandUsdPerHour: null, spotUsdPerHour: null }], gpus())[0]).toMatch(/no price/)
  })
})
