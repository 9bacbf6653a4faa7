import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerLine } from '../core/ask/answer'
import { dimensionsOf } from '../core/fit/dimensions'
import { storedWeights } from '../core/fit/weights'
import { quantizations } from '../core/quantization/list'
import { gpus, gridCarbonData, models } from '.'

const world = { gpus: gpus(), models: models(), gridCarbon: gridCarbonData }
type Answer = Record<string, unknown> & { ok: boolean; totalGiB: number; low: number; high: number; parts: Record<string, number>; verdict: string; needGiB: number; haveGiB: number; largestContextTokens: number | null; largestBatch: number | null }
const ask = (question: Record<string, unknown>) => answerLine(JSON.stringify(question), world) as Answer
const memory = (over: Record<string, unknown>) => ask({ ask: 'memory', ...over })
const total = (over: Record<string, unknown>): number => {
  const answer = memory(over)
  if (!answer.ok) throw new Error(`${JSON.stringify(answer)} for ${JSON.stringify(over)}`)
  return answer.totalGiB
}

const known = models().filter((model) => dimensionsOf(model) !== null && ['llm', 'moe-llm'].includes(model.class))
const anyModel = fc.oneof(fc.constantFrom(...known).map(({ name }) => ({ model: name })), fc.double({ min: 0.1, max: 500, noNaN: true }).map((paramsB) => ({ paramsB })))
const anyPlan = fc.record({
  method: fc.constantFrom('inference', 'lora', 'qlora', 'full'),
  sequenceLength: fc.integer({ min: 16, max: 32_768 }),
  batch: fc.integer({ min: 1, max: 64 }),
  loraRank: fc.integer({ min: 1, max: 256 }),
  loraTargets: fc.constantFrom('attention', 'all-linear'),
  optimizer: fc.constantFrom('adamw', 'adamw-foreach', 'adamw-8bit', 'paged-adamw-8bit', 'adafactor', 'sgd', 'lion'),
  flashAttention: fc.boolean(),
  gradientCheckpointing: fc.boolean(),
  gpuCount: fc.constantFrom(1, 2, 4, 8),
  zeroStage: fc.constantFrom(0, 1, 2, 3),
  engine: fc.constantFrom('transformers', 'deepspeed', 'torchtune', 'unsloth', 'llama-factory', 'axolotl'),
  cpuOffload: fc.constantFrom('none', 'optimizer', 'all'),
})
const anyQuestion = fc.tuple(anyModel, anyPlan).map(([model, plan]): Record<string, unknown> => ({ ...model, ...plan }))
/** Never falls, beyond rounding. */
const rises = (a: number, b: number) => b >= a * (1 - 1e-12)

describe('laws of needed memory', () => {
  it('the parts add up to the total, none is negative, and the total lies in its band', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const { totalGiB, low, high, parts } = memory(question)
        expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeCloseTo(totalGiB, 6)
        return Object.values(parts).every((part) => part > 0 && Number.isFinite(part)) && low < totalGiB && totalGiB < high
      }),
      { numRuns: 500 },
    )
  })
  it.each(['sequenceLength', 'batch', 'loraRank'] as const)('more %s never needs less', (field) => {
    fc.assert(
      fc.property(anyQuestion, fc.integer({ min: 1, max: 1000 }), (question, more) => rises(total(question), total({ ...question, [field]: (question[field] as number) + more }))),
      { numRuns: 300 },
    )
  })
  it('more parameters never need less', () => {
    fc.assert(
      fc.property(anyPlan, fc.double({ min: 0.1, max: 400, noNaN: true }), fc.double({ min: 1, max: 3, noNaN: true }), (plan, paramsB, times) => rises(total({ ...plan, paramsB }), total({ ...plan, paramsB: paramsB * times }))),
      { numRuns: 500 },
    )
  })
  it('a format with more bits never stores fewer bytes of the same model', () => {
    const ordered = quantizations.filter(({ kind }) => kind === 'gguf').sort((a, b) => a.bitsPerWeight - b.bitsPerWeight)
    for (const row of known) {
      const of = dimensionsOf(row)!
      // Rows that blocks of 256 do not divide fall back to other types, which may be finer or coarser than the name.
      if (of.hidden % 256 !== 0) continue
      // Mixes of nearly the same bits choose tensors differently, so a model's own shape may swap neighbours.
      const bytes = ordered.filter(({ id }) => id !== 'mxfp4').map((quantization) => storedWeights(of, quantization).bytes)
      for (let i = 0; i < bytes.length; i++) for (let j = i + 1; j < bytes.length; j++) if (ordered[j]!.bitsPerWeight / ordered[i]!.bitsPerWeight > 1.15) expect(bytes[j]!, `${row.name}: ${ordered[i]!.id} ${ordered[j]!.id}`).toBeGreaterThan(0.99 * bytes[i]!)
    }
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 64, max: 32_768 }), (model, contextTokens) => {
        const totals = ['iq1_s', 'q2_k', 'q3_k_m', 'q4_k_m', 'q5_k_m', 'q6_k', 'q8_0', 'fp16', 'fp32'].map((quantization) => total({ ...model, method: 'inference', engine: 'llama.cpp', contextTokens, quantization }))
        return totals.every((each, i) => i === 0 || rises(totals[i - 1]!, each))
      }),
      { numRuns: 100 },
    )
  })
  it('checkpointing and flash attention never need more, and without checkpointing a model of many layers needs much more', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => ['gradientCheckpointing', 'flashAttention'].every((field) => rises(total({ ...question, [field]: true }), total({ ...question, [field]: false })))),
      { numRuns: 200 },
    )
    const activations = (gradientCheckpointing: boolean) => memory({ model: 'Llama 3.1 8B', method: 'lora', gradientCheckpointing }).parts['activations']!
    // 32 layers' values for one layer's and 32 inputs.
    expect(activations(false) / activations(true)).toBeGreaterThan(10)
  })
  it('QLoRA needs no more than LoRA, and LoRA no more than full training', () => {
    fc.assert(
      fc.property(anyModel, anyPlan, (model, plan) => {
        // A rank near the width is a matrix of its own, and no adapter.
        const question = { ...model, ...plan, loraRank: Math.min(plan.loraRank, 'model' in model ? 32 : 16), optimizer: 'adamw', engine: 'transformers', cpuOffload: 'none' }
        const [qlora, lora, full] = ['qlora', 'lora', 'full'].map((method) => total({ ...question, method })) as [number, number, number]
        return rises(qlora, lora) && rises(lora, full)
      }),
      { numRuns: 500 },
    )
  })
  it('each stage of ZeRO needs no more than the one before, on several GPUs', () => {
    fc.assert(
      fc.property(anyModel, anyPlan, (model, plan) => {
        const stages = [3, 2, 1, 0].map((zeroStage) => total({ ...model, ...plan, optimizer: 'adamw', engine: 'llama-factory', gpuCount: Math.max(2, plan.gpuCount), zeroStage, method: plan.method === 'inference' ? 'full' : plan.method }))
        return stages.every((each, i) => i === 0 || rises(stages[i - 1]!, each))
      }),
      { numRuns: 300 },
    )
  })
  it('more memory never turns fits into does not fit, and what is said to fit at most does fit', () => {
    const order = ['does-not-fit', 'tight', 'fits']
    fc.assert(
      fc.property(anyQuestion, fc.double({ min: 1, max: 200, noNaN: true }), fc.double({ min: 0, max: 200, noNaN: true }), (question, memoryGiB, more) => {
        const [a, b] = [ask({ ask: 'fit', ...question, memoryGiB }), ask({ ask: 'fit', ...question, memoryGiB: memoryGiB + more })]
        return order.indexOf(b.verdict) >= order.indexOf(a.verdict)
      }),
      { numRuns: 300 },
    )
    fc.assert(
      fc.property(anyQuestion, fc.double({ min: 4, max: 200, noNaN: true }), (question, memoryGiB) => {
        const { largestBatch, needGiB } = ask({ ask: 'fit', ...question, memoryGiB })
        if (largestBatch === null) return ask({ ask: 'fit', ...question, batch: 1, memoryGiB }).verdict === 'does-not-fit'
        return needGiB > memoryGiB ? largestBatch < (question['batch'] as number) : ask({ ask: 'fit', ...question, batch: largestBatch, memoryGiB }).verdict !== 'does-not-fit'
      }),
      { numRuns: 100 },
    )
  })
})

describe('needed memory', () => {
  it('is of one GPU and never summed over several', () => expect(total({ model: 'Llama 3.1 8B', method: 'full', gpuCount: 8 })).toBe(total({ model: 'Llama 3.1 8B', method: 'full' })))
  it('holds all the experts of a mixture', () => expect(total({ model: 'Mixtral 8x7B', method: 'inference', precision: 'fp16' })).toBeGreaterThan(86))
  it('keeps a window in the layers that have one: Gemma 3 27B at 128k tokens needs less than a fifth of a cache without', () => {
    const cache = memory({ model: 'Gemma 3 27B', method: 'inference', quantization: 'q4_k_m', contextTokens: 131_072 }).parts['kvCache']!
    // 10 of 62 layers see everything, 52 the last 1,024 tokens; 2 x 2,048 values of 2 bytes each.
    expect(cache * 2 ** 30).toBe((10 * 131_072 + 52 * 1024) * 2 * 2048 * 2)
  })
  it('keeps one compressed vector where attention is latent', () => expect(memory({ model: 'DeepSeek R1', method: 'inference', contextTokens: 1000 }).parts['kvCache']! * 2 ** 30).toBeCloseTo(61 * 576 * 2 * 1000, 3))
  it('halves the cache in eight bits', () => {
    const cache = (kvCacheType: string) => memory({ model: 'Llama 3.1 8B', method: 'inference', contextTokens: 8192, kvCacheType }).parts['kvCache']!
    expect([cache('f16'), cache('fp8'), cache('q8_0'), cache('q4_0')]).toEqual([1, 0.5, 8.5 / 16, 4.5 / 16])
  })
  it('takes a precision that is a way of storing for one', () => expect(total({ model: 'Llama 3.1 8B', method: 'inference', precision: 'Int4' })).toBe(total({ model: 'Llama 3.1 8B', method: 'inference', quantization: 'gptq' })))
  it('is known for every model of tokens, and for images where the catalog has the dimensions', () => {
    for (const model of models()) if (dimensionsOf(model)) expect(Number.isFinite(total({ model: model.name, method: 'inference' })), model.name).toBe(true)
    expect(total({ model: 'ViT-B/16', method: 'inference', precision: 'fp32' })).toBeLessThan(1)
    expect(total({ model: 'FLUX.1 [dev]', method: 'inference' })).toBeGreaterThan(22)
    expect(memory({ model: 'ResNet-50', method: 'inference' })).toMatchObject({ ok: false, code: 'unknown-model' })
  })
})

describe('nonsense about memory is refused by name', () => {
  const base = { model: 'Llama 3.1 8B', method: 'lora' }
  it.each([
    [{ batch: 0 }, 'out-of-range', 'batch'],
    [{ batch: 1.5 }, 'bad-question', 'batch'],
    [{ batch: null }, 'bad-question', 'batch'],
    [{ sequenceLength: -1 }, 'out-of-range', 'sequenceLength'],
    [{ model: undefined, paramsB: 1e6 }, 'out-of-range', 'paramsB'],
    [{ model: undefined, paramsB: 7, layers: 0 }, 'out-of-range', 'layers'],
    [{ model: undefined, paramsB: 7, hiddenSize: 100, heads: 3 }, 'out-of-range', 'heads'],
    [{ model: undefined, paramsB: 7, heads: 32, kvHeads: 5 }, 'out-of-range', 'kvHeads'],
    [{ model: undefined, paramsB: 7, experts: 4, expertsPerToken: 8 }, 'out-of-range', 'expertsPerToken'],
    [{ gpuCount: 4, tensorParallel: 3 }, 'out-of-range', 'tensorParallel'],
    [{ model: undefined }, 'bad-question', 'paramsB'],
    [{ model: 'Llama 9 8B' }, 'unknown-model', 'Llama 9 8B'],
    [{ optimizer: 'lion-king' }, 'bad-question', 'lion-king'],
    [{ quantization: 'q99' }, 'bad-question', 'q99'],
    [{ precision: 'fp17' }, 'bad-question', 'fp17'],
    [{ engine: 'steam' }, 'bad-question', 'steam'],
    [{ kvCacheType: 'q99' }, 'bad-question', 'q99'],
    [{ method: 'qlora', quantization: 'fp16' }, 'bad-question', 'quantization'],
    [{ method: 'full', quantization: 'q4_k_m' }, 'bad-question', 'quantization'],
  ])('%j', (over, code, name) => expect(memory({ ...base, ...over })).toMatchObject({ ok: false, code, message: expect.stringContaining(name) }))
  it('not a number is no JSON', () => expect(answerLine('{"ask":"memory","paramsB":NaN,"method":"lora"}', world)).toMatchObject({ ok: false, code: 'bad-json' }))
})
