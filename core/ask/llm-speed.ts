import { z } from 'zod'
import { unpackCostOf } from '../prediction/llm/constants'
import { findEngine, llmEngines } from '../prediction/llm/engines'
import { guessedShape, shapeOf, type LlmShape } from '../prediction/llm/model'
import { promptSpeed } from '../prediction/llm/prompt'
import { decodeSpeed, type LlmSetup, type LlmSpeed } from '../prediction/llm/speed'
import { findQuantization } from '../quantization/list'
import { AskError, defineAsk, findGpu, findModel, type AskKind, type AskWorld } from './kind'

const name = z.string().min(1).max(200)
const fields = z.object({
  gpu: name,
  model: name.optional(),
  fileGiB: z.number().positive().max(100_000).optional(),
  paramsB: z.number().min(0.001).max(100_000).optional(),
  quantization: name.optional(),
  contextTokens: z.number().int().min(1).max(100_000_000).optional(),
  gpuCount: z.number().int().min(1).max(1024).default(1),
  engine: name.default('llama.cpp'),
  cpuMemoryGBs: z.number().positive().max(10_000).optional(),
})
type Question = z.infer<typeof fields>

const gibibyte = 2 ** 30

function shapeIn({ model, paramsB }: Question, world: AskWorld): LlmShape {
  if (model === undefined) {
    if (paramsB === undefined) throw new AskError('bad-question', 'name a model, or give fileGiB and paramsB')
    return guessedShape(paramsB)
  }
  const row = findModel(world, model)
  const shape = shapeOf(row)
  if (!shape) throw new AskError('unknown-model', `${row.name} is no language model, or its size is not published`)
  return shape
}

/** What is asked, with defaults as people run it: llama.cpp of today, a short context, 16 bits unless a file or a name says otherwise. */
function setupOf(question: Question, world: AskWorld, contextTokens: number): LlmSetup {
  const gpu = findGpu(world, question.gpu)
  const shape = shapeIn(question, world)
  const engine = findEngine(question.engine)
  if (!engine) throw new AskError('bad-question', `no engine '${question.engine}'; there are: ${llmEngines.map(({ id }) => id).join(', ')}`)
  const stored = question.quantization === undefined ? null : findQuantization(question.quantization)
  if (stored && !stored.ok) throw new AskError('bad-question', `no quantization '${question.quantization}'; nearest: ${stored.nearest.join(', ')}`)
  if (!stored && question.fileGiB === undefined) throw new AskError('bad-question', 'give a quantization, or the size of the file as fileGiB')
  const weightBytes = question.fileGiB !== undefined ? question.fileGiB * gibibyte : (shape.params * stored!.quantization.bitsPerWeight) / 8
  const bitsPerWeight = stored ? stored.quantization.bitsPerWeight : (8 * weightBytes) / shape.params
  if (bitsPerWeight < 0.5 || bitsPerWeight > 40) throw new AskError('out-of-range', `a file of ${question.fileGiB} GiB for ${shape.params / 1e9}e9 weights is ${bitsPerWeight.toPrecision(2)} bits a weight`)
  return { gpu, count: question.gpuCount, shape, weightBytes, bitsPerWeight, unpackCost: stored ? unpackCostOf(stored.quantization.id) : 1, contextTokens: question.contextTokens ?? contextTokens, engine, cpuMemoryGBs: question.cpuMemoryGBs ?? null }
}

function answered(speed: LlmSpeed): Record<string, unknown> {
  if (!speed.ok) throw new AskError(speed.because === 'does-not-fit' ? 'does-not-fit' : 'unsupported-precision', speed.text)
  const { tokensPerSecond, low, high, basis, because } = speed
  return { tokensPerSecond, low, high, basis, because }
}

const example = { gpu: 'RTX 4090', model: 'Llama 3 8B', quantization: 'Q4_K_M' }
const kind = (ask: string, contextTokens: number, speed: (setup: LlmSetup) => LlmSpeed): AskKind =>
  defineAsk({ ask, fields, example: { ask, ...example }, answer: (question, world) => answered(speed(setupOf(question, world, contextTokens))) })

/** Half of the 512 tokens that llama-bench generates from nothing. */
export const decodeSpeedAsk = kind('decode-speed', 256, decodeSpeed)
/** llama-bench's prompt. */
export const promptSpeedAsk = kind('prompt-speed', 512, promptSpeed)
