import { describe, expect, it } from 'vitest'
import { gpuRow } from '../catalog/schema'
import { answerLine } from './answer'

const row = gpuRow.parse({
  id: 'x-1', vendor: 'NVIDIA', name: 'GeForce RTX 3090', aliases: ['NVIDIA GeForce RTX 3090'], ambiguousAliases: [], architecture: 'Ampere', formFactor: 'pcie-card',
  computeCapability: '8.6', cores: 10496, smCount: 82, boostClockMHz: 1695, memoryGiB: 24, memoryOptionsGiB: null, unifiedMemory: false, memoryType: 'GDDR6X',
  memoryBandwidthGBs: 936, fp32Tflops: 35.6, tf32Tflops: 35.6, fp16TensorTflops: 71, bf16TensorTflops: 71, fp8Tflops: null, fp16VectorTflops: 35.6, tdpWatts: 350,
  launchDate: null, streetPriceUsd: null, streetPriceAsOf: null, note: null, source: 'a made-up row for this test',
})
const world = { gpus: [row], models: [] }
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
})
