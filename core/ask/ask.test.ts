import { describe, expect, it } from 'vitest'
import { gpuRow } from '../catalog/schema'
import { answerLine } from './answer'

const row = gpuRow.parse({
  id: 'x-1', vendor: 'NVIDIA', name: 'GeForce RTX 3090', aliases: ['NVIDIA GeForce RTX 3090'], ambiguousAliases: [], architecture: 'Ampere', formFactor: 'pcie-card',
  computeCapability: '8.6', cores: 10496, smCount: 82, boostClockMHz: 1695, memoryGiB: 24, memoryOptionsGiB: null, unifiedMemory: false, memoryType: 'GDDR6X',
  memoryBandwidthGBs: 936, fp32Tflops: 35.6, tf32Tflops: 35.6, fp16TensorTflops: 71, bf16TensorTflops: 71, fp8Tflops: null, fp16VectorTflops: 35.6, tdpWatts: 350,
  launchDate: null, streetPriceUsd: null, streetPriceAsOf: null, note: null, source: 'a made-up row for this test',
})
const grid = {
  zones: [{ id: 'DEU', kind: 'country' as const, name: 'Germany', gCO2ePerKwh: 334.1, year: 2025, scope: 'lifecycle' as const, source: 'made up' }, { id: 'USA', kind: 'country' as const, name: 'United States', gCO2ePerKwh: 384.4, year: 2025, scope: 'lifecycle' as const, source: 'made up' }],
  cloudRegions: [],
  pue: [],
  embodied: [],
  worldAverage: { gCO2ePerKwh: 475, year: 2019, source: 'made up' },
}
const other = gpuRow.parse({ ...row, id: 'a100', name: 'A100 SXM4 80GB', aliases: [], memoryGiB: 80, tdpWatts: 400 })
const world = { gpus: [row, other], models: [], gridCarbon: () => grid }
const ask = (question: unknown) => answerLine(typeof question === 'string' ? question : JSON.stringify(question), world)

describe('ask', () => {
  it('answers peaks from paper and by class, unknown as null, and echoes the id', () => {
    expect(ask({ ask: 'peaks', gpu: 'rtx 3090', id: 7 })).toMatchObject({
      ok: true,
      id: 7,
      paper: { fp32Tflops: 35.6, fp8Tflops: null, bandwidthGBs: 936 },
      achievable: { bf16Tflops: 73.1, bandwidthGBs: 805, fp8Tflops: null },
    })
  })
  it('refuses with a code, never with a guess', () => {
    expect(ask({ ask: 'peaks', gpu: 'RTX 9999' })).toMatchObject({ ok: false, code: 'unknown-gpu', message: expect.stringContaining('nearest') })
    expect(ask('{nope')).toMatchObject({ ok: false, code: 'bad-json' })
    expect(ask([1])).toMatchObject({ ok: false, code: 'bad-question' })
    expect(ask({ ask: 'toString' })).toMatchObject({ ok: false, code: 'bad-question' })
    expect(ask({ ask: 'peaks', gpu: 3, id: 'q' })).toMatchObject({ ok: false, code: 'bad-question', id: 'q' })
    expect(ask({ ask: 'break-even', capexUsd: -5, cloudUsdPerHour: 1, ownUsdPerHour: 0 })).toMatchObject({ ok: false, code: 'out-of-range' })
    expect(ask({ ask: 'break-even', capexUsd: 100, cloudUsdPerHour: 1 })).toMatchObject({ ok: false, code: 'bad-question' })
  })
  it('works out when owning pays, and says never in words', () => {
    expect(ask({ ask: 'break-even', capexUsd: 2000, cloudUsdPerHour: 1.1, powerWatts: 450, electricityUsdPerKwh: 0.2222222222, hoursPerMonth: 100 })).toMatchObject({ verdict: 'breaks-even', hours: expect.closeTo(2000, 3), months: expect.closeTo(20, 5) })
    expect(ask({ ask: 'break-even', capexUsd: 2000, cloudUsdPerHour: 0.1, ownUsdPerHour: 0.2 })).toMatchObject({ verdict: 'never', hours: null, months: null })
    expect(ask({ ask: 'break-even', capexUsd: 2000, cloudUsdPerHour: 1, ownUsdPerHour: 0, hoursPerMonth: 10, horizonMonths: 36 })).toMatchObject({ verdict: 'never', because: expect.stringContaining('horizon') })
  })
  it('never breaks even at zero hours, and a horizon that is just met is met', () => {
    const question = { ask: 'break-even', capexUsd: 3600, cloudUsdPerHour: 1.1, ownUsdPerHour: 0.1, hoursPerMonth: 100, horizonMonths: 36 }
    expect(ask(question)).toMatchObject({ verdict: 'breaks-even', months: expect.closeTo(36, 9), hours: expect.closeTo(3600, 6) })
    expect(ask({ ...question, horizonMonths: 35.9 })).toMatchObject({ verdict: 'never', hours: null, because: expect.stringContaining('horizon') })
    expect(ask({ ...question, hoursPerMonth: 0 })).toMatchObject({ verdict: 'never', because: expect.stringContaining('not used') })
    expect(ask({ ...question, residualUsd: 4000, hoursPerMonth: 100 })).toMatchObject({ verdict: 'breaks-even', months: 0, hours: 0 })
  })
  it('takes costs by the month, whatever the hours, and refuses one cost stated twice', () => {
    const question = { ask: 'break-even', capexUsd: 12_000, cloudUsdPerMonth: 1500, ownUsdPerMonth: 500 }
    for (const hoursPerMonth of [1, 100, 730]) expect(ask({ ...question, hoursPerMonth })).toMatchObject({ months: 12, hours: 12 * hoursPerMonth })
    expect(ask({ ...question, ownUsdPerMonth: 1500.5 })).toMatchObject({ verdict: 'never', months: null, because: expect.stringContaining('costs no more') })
    expect(ask({ ...question, ownUsdPerHour: 1 })).toMatchObject({ ok: false, code: 'bad-question', message: expect.stringContaining('not two') })
  })
  it('counts 730 hours a month and the PUE where nothing else is said', () => {
    // 1 kW x 0.20 x 1.5 = 0.30 an hour; 1.30 - 0.30 = 1 an hour saved.
    expect(ask({ ask: 'break-even', capexUsd: 1460, cloudUsdPerHour: 1.3, powerWatts: 1000, electricityUsdPerKwh: 0.2, pue: 1.5 })).toMatchObject({ hours: expect.closeTo(1460, 6), months: expect.closeTo(2, 9) })
  })
})
