import { describe, expect, it } from 'vitest'
import { answerLine } from '../core/ask/answer'
import { dimensionsOf } from '../core/fit/dimensions'
import { seededRandom } from '../core/statistics/random'
import { gpus, gridCarbonData, models } from '.'

const world = { gpus: gpus(), models: models(), gridCarbon: gridCarbonData }
type Answer = Record<string, unknown> & { ok: boolean; totalGiB: number; low: number; high: number; parts: Record<string, number>; verdict: string; needGiB: number; haveGiB: number }
const ask = (question: Record<string, unknown>) => answerLine(JSON.stringify(question), world) as Answer
const memory = (over: Record<string, unknown>) => ask({ ask: 'memory', model: 'Llama 3.1 8B', method: 'lora', ...over })
const total = (over: Record<string, unknown>) => memory(over).totalGiB
const rising = (values: number[]) => values.every((value, i) => i === 0 || value >= values[i - 1]!)

describe('needed memory', () => {
  it('is the sum of its parts and lies in its band', () => {
    for (const method of ['inference', 'lora', 'qlora', 'full']) {
      const { totalGiB, low, high, parts } = memory({ method })
      expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(totalGiB, 9)
      expect(low < totalGiB && totalGiB < high).toBe(true)
    }
  })
  it('follows a case worked by hand: Llama 3.1 8B in bf16, 8192 tokens of context', () => {
    // 8.03e9 weights x 2 bytes; 2 x 32 layers x 1024 x 2 bytes a token.
    const { parts } = memory({ method: 'inference', contextTokens: 8192 })
    expect(parts['weights']).toBeCloseTo((models().find(({ id }) => id === 'llama-3.1-8b')!.totalParamsB! * 2e9) / 2 ** 30, 9)
    expect(parts['kvCache']).toBeCloseTo(1, 9)
  })
  it('follows a case worked by hand: adapters of rank 16 on every matrix of Llama 3.1 8B have 41.9 million weights', () => {
    // 32 layers x 16 x (q 8192 + k 5120 + v 5120 + o 8192 + 3 x 18432).
    const weights = 32 * 16 * (8192 + 5120 + 5120 + 8192 + 3 * 18432)
    expect(weights).toBe(41_943_040)
    const { parts } = memory({ loraRank: 16 })
    expect([parts['adapters'], parts['gradients'], parts['optimizer']].map((part) => Math.round((part! * 2 ** 30) / weights))).toEqual([4, 4, 8])
  })
  it('never falls with sequence, batch, rank, bits or parameters, and QLoRA <= LoRA <= full', () => {
    const random = seededRandom(4)
    const whole = (low: number, high: number) => Math.floor(low * (high / low) ** random())
    for (let i = 0; i < 100; i++) {
      const base = { model: undefined, paramsB: whole(1, 200), method: ['inference', 'lora', 'qlora', 'full'][whole(1, 5) - 1], sequenceLength: whole(16, 16_000), batch: whole(1, 32), loraRank: whole(1, 256), flashAttention: random() < 0.5, gradientCheckpointing: random() < 0.5 }
      for (const field of ['sequenceLength', 'batch', 'loraRank', 'paramsB'] as const) expect(rising([1, 2, 4].map((times) => total({ ...base, [field]: base[field] * times }))), `${field} ${JSON.stringify(base)}`).toBe(true)
      expect(rising(['q2_k', 'q4_k_m', 'q8_0', 'fp16'].map((quantization) => total({ ...base, method: 'inference', engine: 'llama.cpp', quantization }))), JSON.stringify(base)).toBe(true)
      expect(rising(['qlora', 'lora', 'full'].map((method) => total({ ...base, method }))), JSON.stringify([base, ['qlora', 'lora', 'full'].map((method) => memory({ ...base, method }))])).toBe(true)
    }
  })
  it('is sharded by ZeRO, stage by stage, and never summed over GPUs', () => {
    const stages = [0, 1, 2, 3].map((zeroStage) => total({ method: 'full', gpuCount: 8, zeroStage }))
    expect(rising([...stages].reverse())).toBe(true)
    expect(total({ method: 'full', gpuCount: 8 })).toBe(total({ method: 'full' }))
  })
  it('holds all the experts of a mixture', () => expect(total({ model: 'Mixtral 8x7B', method: 'inference', quantization: 'fp16' })).toBeGreaterThan(86))
  it('is known for every language model of the catalog', () => {
    for (const model of models()) if (dimensionsOf(model)) expect(Number.isFinite(total({ model: model.name, method: 'inference' })), model.name).toBe(true)
  })
})

describe('whether it fits', () => {
  const fit = (over: Record<string, unknown>) => ask({ ask: 'fit', model: 'Llama 3.1 8B', method: 'qlora', ...over })
  it('is told by one GPU or by what is free', () => {
    expect(fit({ gpu: 'RTX 3090' })).toMatchObject({ verdict: 'fits', needGiB: expect.any(Number), haveGiB: expect.any(Number) })
    expect(fit({ method: 'full', gpu: 'RTX 3090' }).verdict).toBe('does-not-fit')
    const { needGiB } = fit({ memoryGiB: 100 })
    expect([1.2, 1.05, 0.99].map((times) => fit({ memoryGiB: times * needGiB }).verdict)).toEqual(['fits', 'tight', 'does-not-fit'])
  })
  it('is never undone by more memory', () => {
    const order = ['does-not-fit', 'tight', 'fits']
    expect(rising([4, 8, 12, 16, 24, 48, 80, 141].map((memoryGiB) => order.indexOf(fit({ memoryGiB }).verdict)))).toBe(true)
  })
})

describe('nonsense about memory is refused by name', () => {
  it.each([
    [{ batch: 0 }, 'out-of-range'],
    [{ model: undefined, paramsB: 1e15 }, 'out-of-range'],
    [{ model: undefined, paramsB: 7, layers: 0 }, 'out-of-range'],
    [{ model: undefined, paramsB: 7, hiddenSize: 100, heads: 3 }, 'out-of-range'],
    [{ model: undefined }, 'bad-question'],
    [{ model: 'Llama 9 8B' }, 'unknown-model'],
    [{ optimizer: 'lion-king' }, 'bad-question'],
    [{ quantization: 'q99' }, 'bad-question'],
    [{ method: 'qlora', quantization: 'fp16' }, 'bad-question'],
  ])('%j', (over, code) => expect(memory(over)).toMatchObject({ ok: false, code }))
})
