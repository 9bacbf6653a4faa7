import { describe, expect, it } from 'vitest'
import { answerLine } from '../core/ask/answer'
import { kinds } from '../core/ask/kinds'
import { seededRandom } from '../core/statistics/random'
import { gpus, gridCarbonData, models } from '.'

const world = { gpus: gpus(), models: models(), gridCarbon: gridCarbonData }
const ask = (question: Record<string, unknown>) => answerLine(JSON.stringify(question), world) as Record<string, unknown> & { ok: boolean; ratio: number; tokensPerSecond: number; low: number; high: number; ms: number }
const training = (over: Record<string, unknown>) => ask({ ask: 'training-ratio', from: 'RTX 3090', to: 'A100 SXM4 80GB', workload: 'resnet50', precision: 'fp16', ...over })
const decode = (over: Record<string, unknown>) => ask({ ask: 'decode-speed', gpu: 'RTX 4090', model: 'Llama 3 8B', quantization: 'Q4_K_M', ...over })
const op = (over: Record<string, unknown>) => ask({ ask: 'op-time', gpu: 'A100 SXM4 80GB', op: { kind: 'matmul', m: 4096, k: 4096, n: 4096, dtype: 'bf16', ...over } })

describe('a training ratio', () => {
  it('is one for the same card, and the inverse the other way', () => {
    expect(training({ to: 'RTX 3090' }).ratio).toBeCloseTo(1, 12)
    expect(training({}).ratio * training({ from: 'A100 SXM4 80GB', to: 'RTX 3090' }).ratio).toBeCloseTo(1, 12)
  })
  it('lies in its band, says what it rests on, and is wider where less is known', () => {
    const answer = training({})
    expect(answer.low < answer.ratio && answer.ratio < answer.high).toBe(true)
    expect(answer).toMatchObject({ basis: expect.stringContaining('measured'), because: expect.stringContaining('memory traffic') })
    const width = (over: Record<string, unknown>) => Math.log(training(over).high / training(over).low)
    expect(width({ workload: 'vgg16' })).toBeGreaterThan(width({}))
    expect(width({ to: 'MI300X' })).toBeGreaterThan(width({ to: 'H100 SXM' }))
  })
  it('counts cards, less than in proportion where gradients are many', () => {
    expect(training({ toCount: 8 }).ratio / training({}).ratio).toBeGreaterThan(6.5)
    const bert = (toCount: number) => training({ workload: 'bert-large', toCount }).ratio
    expect(bert(8) / bert(1)).toBeLessThan(7)
  })
  it('knows that mixed precision does nothing for what computes in fp32 all the same, and refuses it where a card has none', () => {
    expect(training({ workload: 'waveglow', precision: 'fp16' }).ratio).toBe(training({ workload: 'waveglow', precision: 'fp32' }).ratio)
    expect(training({ from: 'Tesla K80' })).toMatchObject({ ok: false, code: 'unsupported-precision' })
  })
  it.each(['resnet50', 'resnet101', 'resnet152', 'inception3', 'inception4', 'vgg16', 'alexnet', 'ssd', 'maskrcnn', 'bert-base', 'bert-large', 'gnmt', 'transformer-xl-base', 'transformer-xl-large', 'tacotron2', 'waveglow', 'ncf', 'vit', 'unet', 'ddpm'])('answers for %s', (workload) =>
    expect(training({ workload }).ratio).toBeGreaterThan(1),
  )
  it('takes the program\'s own benchmarks by name: bandwidth for the triad, matrix units for products', () => {
    expect(training({ workload: 'triad' }).ratio).toBeGreaterThan(1.9)
    expect(training({ workload: 'matmul-bf16' }).ratio).toBeGreaterThan(3)
    expect(training({ workload: 'resnet50-train' }).ratio).toBe(training({}).ratio)
    expect(training({ workload: 'disk-read' })).toMatchObject({ ok: false, code: 'unknown-workload' })
  })
  it('takes work by its counts, and says when starting kernels is all there is', () => {
    expect(training({ workload: { flops: 1e9, bytes: 1e6, launches: 5000 } })).toMatchObject({ ok: true, because: expect.stringContaining('overhead-bound') })
    expect(training({ workload: 'resnet-5000' })).toMatchObject({ ok: false, code: 'unknown-workload', message: expect.stringContaining('resnet') })
  })
})

describe('decode speed', () => {
  it('never rises with context, bits or size, nor falls with a faster card', () => {
    const speeds = (list: Record<string, unknown>[]) => list.map((over) => decode(over).tokensPerSecond)
    const falling = (values: number[]) => values.every((value, i) => i === 0 || value <= values[i - 1]!)
    expect(falling(speeds([1, 1000, 8000].map((contextTokens) => ({ contextTokens }))))).toBe(true)
    expect(falling(speeds(['Q2_K', 'Q4_K_M', 'Q8_0', 'F16'].map((quantization) => ({ quantization }))))).toBe(true)
    expect(falling(speeds(['Llama 3.2 1B', 'Llama 3.2 3B', 'Llama 3 8B', 'Llama 2 13B'].map((model) => ({ model }))))).toBe(true)
    expect(falling(speeds(['RTX 5090', 'RTX 4090', 'RTX 3060 12GB'].map((gpu) => ({ gpu }))))).toBe(true)
  })
  it('falls strictly with context, by what the cache holds', () => expect(decode({ contextTokens: 8000 }).tokensPerSecond).toBeLessThan(0.95 * decode({ contextTokens: 1 }).tokensPerSecond))
  it('counts the active experts only, and says when the fixed time is most of it', () => {
    expect(decode({ gpu: 'H100 SXM', model: 'Mixtral 8x7B' }).tokensPerSecond).toBeGreaterThan(2 * ask({ ask: 'decode-speed', gpu: 'H100 SXM', paramsB: 46.7, quantization: 'Q4_K_M' }).tokensPerSecond)
    expect(decode({ gpu: 'H100 SXM', model: 'Mixtral 8x7B' }).tokensPerSecond).toBeGreaterThan(decode({ gpu: 'H100 SXM', model: 'Llama 2 70B' }).tokensPerSecond)
    expect(decode({ gpu: 'H100 SXM', model: 'Llama 3.2 1B' })).toMatchObject({ because: expect.stringContaining('overhead-bound') })
  })
  it('refuses what does not fit, unless the processor may hold the rest, and then says what that costs', () => {
    expect(decode({ model: 'Llama 3 70B' })).toMatchObject({ ok: false, code: 'does-not-fit', message: expect.stringContaining('GiB') })
    expect(decode({ model: 'Llama 3 70B', cpuMemoryGBs: 80 })).toMatchObject({ ok: true, because: expect.stringContaining('processor') })
    expect(decode({ model: 'Llama 3 70B', gpuCount: 2 }).ok).toBe(true)
  })
  it('takes a file by its size', () => {
    const bySize = ask({ ask: 'decode-speed', gpu: 'RTX 4090', fileGiB: 4.58, paramsB: 8.03 })
    expect(Math.abs(Math.log(bySize.tokensPerSecond / decode({}).tokensPerSecond))).toBeLessThan(0.15)
    expect(ask({ ask: 'decode-speed', gpu: 'RTX 4090', fileGiB: 5000, paramsB: 1 })).toMatchObject({ ok: false, code: 'out-of-range' })
  })
})

describe('the time of an operation', () => {
  it('is never below what arithmetic and memory allow, and grows with its sizes', () => {
    const floor = (2 * 4096 ** 3) / 312e12
    expect(op({}).ms / 1000).toBeGreaterThan(floor)
    expect(op({ m: 8192 }).ms).toBeGreaterThan(op({}).ms)
    expect(op({ m: 1, k: 8, n: 8 }).ms).toBeGreaterThan(0.004)
  })
  it('names what it is bound by', () => {
    expect([op({}), op({ m: 1 }), op({ m: 1, k: 8, n: 8 })].map(({ bound }) => bound)).toEqual(['compute', 'memory', 'overhead'])
  })
  it('follows a measurement on another card', () => {
    const question = { ask: 'op-time', gpu: 'A100 PCIe 80GB', op: { kind: 'matmul', m: 4096, k: 4096, n: 4096, dtype: 'bf16' } }
    const plain = ask(question)
    const own = op({})
    expect(ask({ ...question, reference: { gpu: 'A100 SXM4 80GB', measuredMs: 2 * own.ms } }).ms / plain.ms).toBeCloseTo(2, 9)
  })
  it('refuses a type that the card has no units for', () => expect(ask({ ask: 'op-time', gpu: 'RTX 3090', op: { kind: 'matmul', m: 8, k: 8, n: 8, dtype: 'fp8' } })).toMatchObject({ ok: false, code: 'unsupported-precision' }))
})

it('every kind of question has an example that is itself answered', () => {
  for (const kind of kinds) expect(ask(kind.example), kind.ask).toMatchObject({ ok: true })
})

describe('nonsense', () => {
  const values = [null, 0, -1, 1e308, '', 'x', [], {}, true, 2.5, 'RTX 3090', { flops: -1 }, '\u0000']
  it('is refused with a code, and no answer holds a number that is none', () => {
    const random = seededRandom(11)
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!
    for (let i = 0; i < 3000; i++) {
      const question = { ...pick(kinds).example }
      const field = pick(Object.keys(question).filter((name) => name !== 'ask'))
      question[field] = pick(values)
      const answer = ask(question)
      if (!answer.ok) expect(answer).toMatchObject({ code: expect.any(String), message: expect.any(String) })
      else for (const [name, value] of Object.entries(answer)) if (typeof value === 'number') expect(Number.isFinite(value) && (value !== 0 || ['break-even', 'energy', 'plausible'].includes(question['ask'] as string)), `${JSON.stringify(question)}: ${name} ${value}`).toBe(true)
    }
  })
  it('is not in any answer about any card of the catalog', () => {
    for (const { name } of gpus()) {
      for (const question of [{ ask: 'training-ratio', from: name, to: 'RTX 3090', workload: 'bert-base', precision: 'fp32' }, { ask: 'decode-speed', gpu: name, model: 'TinyLlama 1.1B', quantization: 'q4_0' }, { ask: 'prompt-speed', gpu: name, model: 'TinyLlama 1.1B', quantization: 'q4_0' }]) {
        const answer = ask(question)
        if (answer.ok) expect(answer.low > 0 && answer.high < 1e7 && answer.low < answer.high, `${name} ${JSON.stringify(answer)}`).toBe(true)
        else expect(['unsupported-precision', 'unknown-gpu', 'does-not-fit']).toContain(answer['code'])
      }
    }
  })
})
