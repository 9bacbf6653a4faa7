import { z } from 'zod'
import { dimensionsOf, usualDimensions, type Dimensions } from '../fit/dimensions'
import { memoryParts, memorySigma, methods, optimizers, totalBytes, type OptimizerName, type Parts, type Plan } from '../fit/memory'
import { fitVerdict, usableBytes } from '../fit/verdict'
import { band } from '../prediction/band'
import { findQuantization } from '../quantization/list'
import { AskError, defineAsk, findGpu, findModel, type AskWorld } from './kind'

const name = z.string().min(1).max(200)
const count = (most: number) => z.number().int().min(1).max(most)

const fields = z.object({
  model: name.optional(),
  paramsB: z.number().min(0.001).max(100_000).optional(),
  layers: count(10_000).optional(),
  hiddenSize: count(1_000_000).optional(),
  heads: count(100_000).optional(),
  kvHeads: count(100_000).optional(),
  ffnSize: count(10_000_000).optional(),
  vocab: count(100_000_000).optional(),
  method: z.enum(methods),
  precision: z.enum(['fp32', 'bf16', 'fp16']).default('bf16'),
  quantization: name.optional(),
  sequenceLength: count(100_000_000).default(2048),
  batch: count(1_000_000).default(1),
  optimizer: name.default('adamw'),
  loraRank: count(100_000).default(16),
  gradientCheckpointing: z.boolean().default(true),
  flashAttention: z.boolean().default(true),
  gpuCount: count(4096).default(1),
  zeroStage: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).default(0),
  loraTargets: z.enum(['attention', 'all-linear']).default('all-linear'),
  contextTokens: count(100_000_000).optional(),
  fileGiB: z.number().positive().max(100_000).optional(),
  engine: name.optional(),
})
type Question = z.infer<typeof fields>

const gibibyte = 2 ** 30
const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
/** Other names under which people know an optimizer. */
const optimizerAliases: Readonly<Record<string, OptimizerName>> = { adam: 'adamw', adamwtorch: 'adamw', adam8bit: 'adamw-8bit', adamw8bit: 'adamw-8bit', adamwbnb8bit: 'adamw-8bit', pagedadamw: 'paged-adamw-8bit', pagedadamw8bit: 'paged-adamw-8bit', pagedadamw32bit: 'adamw' }

function dimensionsIn(question: Question, world: AskWorld): Dimensions {
  const { model, paramsB, layers, hiddenSize, heads, kvHeads, ffnSize, vocab } = question
  if (model !== undefined) {
    const row = findModel(world, model)
    const found = dimensionsOf(row)
    if (!found) throw new AskError('unknown-model', `${row.name} is no language model, or its size is not published`)
    return found
  }
  if (paramsB === undefined) throw new AskError('bad-question', 'name a model, or give paramsB')
  if (hiddenSize !== undefined && heads !== undefined && hiddenSize % heads !== 0) throw new AskError('out-of-range', `${heads} heads do not divide a hidden size of ${hiddenSize}`)
  const width = hiddenSize !== undefined && heads !== undefined ? hiddenSize / heads : undefined
  return usualDimensions(paramsB, {
    ...(layers !== undefined ? { layers } : {}),
    ...(hiddenSize !== undefined ? { hidden: hiddenSize, queryWidth: hiddenSize, keyWidth: hiddenSize / 4, ffn: 3.5 * hiddenSize } : {}),
    ...(heads !== undefined ? { heads } : {}),
    ...(width !== undefined ? { keyWidth: (kvHeads ?? heads!) * width } : {}),
    ...(ffnSize !== undefined ? { ffn: ffnSize } : {}),
    ...(vocab !== undefined ? { vocab } : {}),
  })
}

function optimizerIn(asked: string): OptimizerName {
  const key = bare(asked)
  const found = (Object.keys(optimizers) as OptimizerName[]).find((each) => bare(each) === key) ?? optimizerAliases[key]
  if (!found) throw new AskError('bad-question', `no optimizer '${asked}'; there are: ${Object.keys(optimizers).join(', ')}`)
  return found
}

/** Without a word about it, weights have the precision's bits, and QLoRA's base the four of NF4 with double quantisation. */
function storageIn(question: Question): { bitsPerWeight: number; wholeFile: boolean } {
  const { quantization, method, precision } = question
  if (quantization === undefined) return method === 'qlora' ? { bitsPerWeight: 4.13, wholeFile: false } : { bitsPerWeight: precision === 'fp32' ? 32 : 16, wholeFile: false }
  const found = findQuantization(quantization)
  if (!found.ok) throw new AskError('bad-question', `no quantization '${quantization}'; nearest: ${found.nearest.join(', ')}`)
  const { id, bitsPerWeight } = found.quantization
  // A GGUF file's bits are those of the whole file; the others leave embedding and output in 16.
  return { bitsPerWeight: id === 'int4' ? 4.15 : bitsPerWeight, wholeFile: /^i?q\d|^mxfp4$/.test(id) }
}

function planIn(question: Question): Plan {
  const { method, precision, quantization, engine, fileGiB } = question
  const storage = storageIn(question)
  if (method === 'qlora' && storage.bitsPerWeight >= 16) throw new AskError('bad-question', 'QLoRA trains beside a quantised base: name a quantization below 16 bits')
  const named = bare(engine ?? (storage.wholeFile && quantization !== undefined ? 'llama.cpp' : 'transformers'))
  return {
    method,
    ...storage,
    fileBytes: fileGiB === undefined ? null : fileGiB * gibibyte,
    valueBytes: precision === 'fp32' ? 4 : 2,
    sequence: question.sequenceLength,
    batch: question.batch,
    context: question.contextTokens ?? question.sequenceLength,
    optimizer: optimizerIn(question.optimizer),
    rank: question.loraRank,
    targets: question.loraTargets,
    checkpointing: question.gradientCheckpointing,
    flash: question.flashAttention,
    gpus: question.gpuCount,
    zero: question.zeroStage,
    engine: /llamacpp|ollama|lmstudio/.test(named) ? 'llama.cpp' : /vllm|sglang/.test(named) ? 'vllm' : 'transformers',
  }
}

function estimate(question: Question, world: AskWorld): { bytes: number; parts: Parts } {
  const parts = memoryParts(dimensionsIn(question, world), planIn(question))
  return { bytes: totalBytes(parts), parts }
}

const inGiB = (parts: Parts): Record<string, number> => Object.fromEntries(Object.entries(parts).filter(([, bytes]) => bytes > 0).map(([part, bytes]) => [part, bytes / gibibyte]))

export const memoryAsk = defineAsk({
  ask: 'memory',
  fields,
  example: { ask: 'memory', model: 'Llama 3.1 8B', method: 'qlora', sequenceLength: 2048 },
  answer(question, world) {
    const { bytes, parts } = estimate(question, world)
    const totalGiB = bytes / gibibyte
    return { totalGiB, ...band(totalGiB, memorySigma[question.method]), parts: inGiB(parts), basis: question.gpuCount > 1 ? 'on each GPU' : 'held by the program, without the driver' }
  },
})

export const fitAsk = defineAsk({
  ask: 'fit',
  fields: fields.extend({ gpu: name.optional(), memoryGiB: z.number().positive().max(1_000_000).optional() }),
  example: { ask: 'fit', model: 'Llama 3.1 8B', method: 'qlora', gpu: 'RTX 3060 12GB' },
  answer(question, world) {
    if (question.gpu === undefined && question.memoryGiB === undefined) throw new AskError('bad-question', 'name a gpu, or give memoryGiB')
    const { bytes, parts } = estimate(question, world)
    const have = question.memoryGiB !== undefined ? question.memoryGiB * gibibyte : usableBytes(findGpu(world, question.gpu!))
    const largest = Object.entries(parts).sort((a, b) => b[1] - a[1])[0]!
    return { verdict: fitVerdict(bytes, have), needGiB: bytes / gibibyte, haveGiB: have / gibibyte, because: `${Math.round((100 * largest[1]) / bytes)} % of the need is ${largest[0]}${question.gpuCount > 1 ? '; need and have are of one GPU' : ''}` }
  },
})
