import { describe, expect, it } from 'vitest'
import { type z } from 'zod'
import { checkGpus, checkUniqueIds } from '../core/catalog/check'
import { checkCloud, checkPrices } from '../core/catalog/check-cloud'
import { checkComponents, checkCpus, checkDates, checkModels } from '../core/catalog/check-rows'
import { cloudRegionRow, cloudRow, componentRow, cpuRow, electricityRow, embodiedRow, gpuRow, gridZoneRow, modelRow, pueRow } from '../core/catalog/schema'
import { cloudInstances, components as componentRows, cpus as cpuRows, gpus, models as modelRows } from '.'
import components from './data/components.json'
import cpus from './data/cpus.json'
import electricity from './data/electricity-prices.json'
import grid from './data/grid-carbon.json'
import models from './data/models.json'

/** The last day on which anything in it was read (README). */
const lastRead = '2026-11-22'

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
    expect([...checkUniqueIds(cloudInstances()), ...checkCloud(cloudInstances(), gpus()), ...checkPrices(cloudInstances(), gpus())]).toEqual([])
  })
  it('has processors, models and components whose figures agree, and no date after it was read', () => {
    expect([...checkCpus(cpuRows()), ...checkModels(modelRows()), ...checkComponents(componentRows())]).toEqual([])
    expect([gpus(), cloudInstances(), componentRows()].flatMap((rows) => checkDates(rows, lastRead))).toEqual([])
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
    expect(checkGpus([{ ...gpu(), fp8Tflops: 600 }]).join()).toMatch(/sparse/)
    expect(checkGpus([gpu(), { ...gpu(), id: 'other' }])[0]).toMatch(/also belongs to rtx-3090/)
    expect(checkGpus([{ ...gpu(), fp32Tflops: 71 * 2 }]).join()).toMatch(/does not follow/)
    expect(checkCloud([{ ...cloud(), gpuId: 'none' }], gpus())[0]).toMatch(/no GPU 'none'/)
    expect(checkCloud([{ ...cloud(), onDemandUsdPerHour: null, spotUsdPerHour: null }], gpus())[0]).toMatch(/no price/)
  })
  const cpu = () => ({ ...cpuRows().find((row) => row.id === 'amd-ryzen-5-3600')! })
  const model = () => ({ ...modelRows().find((row) => row.id === 'mixtral-8x7b')! })
  it.each([
    ['tensor rates before Volta', () => checkGpus([{ ...gpus().find((row) => row.id === 'gtx-1080')!, fp16TensorTflops: 100 }]), /without tensor cores/],
    ['fp8 before Ada', () => checkGpus([{ ...gpu(), fp8Tflops: 71 }]), /without fp8/],
    ['fp16 below fp32', () => checkGpus([{ ...gpu(), fp16TensorTflops: 20, bf16TensorTflops: 20, tf32Tflops: null }]), /slower than fp32/],
    ['a bandwidth that its memory does not have', () => checkGpus([{ ...gpu(), memoryBandwidthGBs: 93.6 }]), /93.6 GB\/s is not of GDDR6X/],
    ['memory of an unknown kind', () => checkGpus([{ ...gpu(), memoryType: 'GDDR9' }]), /unknown kind/],
    ['the name of another row', () => checkGpus([gpu(), { ...gpu(), id: 'rtx-3091', name: 'RTX 3091', aliases: ['GeForce RTX 3090'] }]), /also belongs/],
    ['a price of a month for an hour', () => checkPrices([{ ...cloud(), onDemandUsdPerHour: 730 }], gpus()), /such GPUs cost/],
    ['a price a hundred times too low', () => checkPrices([{ ...cloud(), onDemandUsdPerHour: 0.01 }], gpus()), /such GPUs cost/],
    ['spot above on demand', () => checkCloud([{ ...cloud(), onDemandUsdPerHour: 1, spotUsdPerHour: 2 }], gpus()), /spot \$2 is above/],
    ['reserved above on demand', () => checkCloud([{ ...cloud(), onDemandUsdPerHour: 1, spotUsdPerHour: null, reserved1yUsdPerHour: 2 }], gpus()), /reserved 1 year \$2 is above/],
    ['a processor whose bandwidth does not follow', () => checkCpus([{ ...cpu(), peakMemoryGBs: 76.8 }]), /does not follow from 2 channels/],
    ['more threads than cores have', () => checkCpus([{ ...cpu(), threads: 24 }]), /24 threads on 6 cores/],
    ['more active parameters than there are', () => checkModels([{ ...model(), activeParamsB: 100 }]), /more active/],
    ['heads that do not divide', () => checkModels([{ ...model(), kvHeads: 7 }]), /do not share/],
    ['prices out of order', () => checkComponents([{ ...componentRows()[0]!, priceUsdLow: 100, priceUsdMedian: 50 }]), /not in that order/],
    ['a date after the reading', () => checkDates([{ ...cloud(), asOf: '2026-12' }], lastRead), /after 2026-11-22/],
  ] as const)('finds %s', (_what, complaints, said) => expect(complaints().join('\n')).toMatch(said))
})
