import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { dimensionsOf } from '../core/fit/dimensions'
import { memoryParts, totalBytes, type Parts } from '../core/fit/memory'
import { planOf } from '../core/fit/plan-of'
import { planFields } from '../core/fit/question'
import { models } from '.'

/** Every line of docs/fit.md's cases, worked out here from Llama 3.1 8B's dimensions as a person would with a pencil. */
const doc = fs.readFileSync(path.join(import.meta.dirname, '..', 'docs', 'fit.md'), 'utf8')
const of = dimensionsOf(models().find(({ id }) => id === 'llama-3.1-8b')!)!
const parts = (question: Record<string, unknown>): Parts => memoryParts(of, planOf(planFields.parse(question), of))

const [params, layers, hidden, ffn, queries, keys, vocab, heads] = [8_030_000_000, 32, 4096, 14_336, 4096, 1024, 128_256, 32]
const table = vocab * hidden
const products = 2 * hidden * queries + 2 * hidden * keys + 3 * hidden * ffn
const nothing = { weights: 0, kvCache: 0, adapters: 0, masterWeights: 0, gradients: 0, optimizer: 0, activations: 0, logits: 0, workspace: 0 }
const inference = { ...nothing, framework: 214_748_365 }
const training = { ...nothing, framework: 1_717_986_918 }
const tokens = 2048
const stepActivations = layers * tokens * hidden * 2 + tokens * 2 * (5 * hidden + 2 * queries + 2 * keys + 4 * ffn)
const stepLogits = tokens * vocab * 12
const adapters = layers * 16 * (2 * (hidden + queries) + 2 * (hidden + keys) + 3 * (hidden + ffn))
const finer = [0, 1, 2, 3, 6, 9, 12, 15, 18, 21, 24, 27, 28, 29, 30, 31].length
const fine = finer * (hidden * keys + hidden * ffn)
const q4 = (table * 4.5) / 8 + (table * 6.5625) / 8 + ((layers * products - fine) * 4.5) / 8 + (fine * 6.5625) / 8 + ((params - 2 * table - layers * products) * 4.5) / 8

const cases: readonly { title: string; question: Record<string, unknown>; worked: Parts }[] = [
  {
    title: 'Inference, 16 bits',
    question: { method: 'inference', contextTokens: 8192 },
    worked: { ...inference, weights: 2 * params, kvCache: 2 * layers * keys * 2 * 8192, activations: 4096 * 2 * (4 * hidden + queries + 2 * keys + 2 * ffn), logits: 4 * vocab },
  },
  {
    title: 'Inference, Q4_K_M',
    question: { method: 'inference', quantization: 'q4_k_m', contextTokens: 8192 },
    worked: { ...inference, weights: q4 - (table * 4.5) / 8, kvCache: 2 * layers * keys * 2 * 8192, activations: 512 * hidden * 4, logits: 512 * vocab * 4 },
  },
  {
    title: 'LoRA',
    question: { method: 'lora' },
    worked: { ...training, weights: 2 * params, adapters: 2 * adapters, masterWeights: 4 * adapters, gradients: 4 * adapters, optimizer: 8 * adapters, activations: stepActivations, logits: stepLogits },
  },
  {
    title: 'QLoRA',
    question: { method: 'qlora' },
    worked: {
      ...training,
      weights: ((params - 2 * table) * (4 + 8 / 64 + 32 / (64 * 256))) / 8 + 2 * 2 * table,
      adapters: 2 * adapters,
      masterWeights: 4 * adapters,
      gradients: 4 * adapters,
      optimizer: 8 * adapters,
      activations: stepActivations,
      logits: stepLogits,
      workspace: 2 * hidden * ffn + 0.5 * 2 * table,
    },
  },
  {
    title: 'Full',
    question: { method: 'full' },
    worked: { ...training, weights: 2 * params, masterWeights: 4 * params, gradients: 4 * params, optimizer: 8 * params, activations: stepActivations, logits: stepLogits },
  },
]

describe('cases worked by hand', () => {
  it.each(cases)('$title: every part to the byte', ({ question, worked }) => {
    expect(heads * 128).toBe(queries)
    expect(parts(question)).toEqual(worked)
    expect(totalBytes(parts(question))).toBe(Object.values(worked).reduce((sum, bytes) => sum + bytes, 0))
  })
  it.each(cases)('$title: stands in the document with every part and the total', ({ title, worked }) => {
    const text = doc.slice(doc.indexOf(`**${title}**`)).split('\n\n')[1]!
    for (const [name, bytes] of Object.entries(worked)) if (bytes > 0) expect(text, `${title} ${name}`).toContain(Math.round(bytes).toLocaleString('en-US'))
    expect(text).toContain(Math.round(Object.values(worked).reduce((sum, bytes) => sum + bytes, 0)).toLocaleString('en-US'))
  })
})
