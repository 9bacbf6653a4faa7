import { findQuantization, type Quantization } from '../quantization/list'
import { type Dimensions } from './dimensions'
import { findFitEngine, type FitEngine } from './engines'
import { FitError } from './fit-error'
import { cacheTypes, type CacheType } from './kv-cache'
import { findOptimizer, type Optimizer } from './optimizers'
import { type Plan } from './plan'
import { type PlanFields } from './question'

/** A precision as people write it, in what it means: bytes of a value, and whether 16-bit weights are trained as they are. */
const precisions: Readonly<Record<string, { valueBytes: 2 | 4; pure: boolean; half: 'bf16' | 'fp16' }>> = Object.fromEntries([
  ...['fp32', 'f32', 'float32', 'tf32', '32'].map((name) => [name, { valueBytes: 4, pure: false, half: 'bf16' }] as const),
  ...['bf16', 'bfloat16', 'mixed', 'amp', 'bf16mixed', 'mixedbf16', 'bf16amp', '16'].map((name) => [name, { valueBytes: 2, pure: false, half: 'bf16' }] as const),
  ...['fp16', 'f16', 'float16', 'half', 'fp16mixed', 'mixedfp16', 'fp16amp'].map((name) => [name, { valueBytes: 2, pure: false, half: 'fp16' }] as const),
  ...['purebf16', 'bf16pure', 'bf16true', 'pure'].map((name) => [name, { valueBytes: 2, pure: true, half: 'bf16' }] as const),
])

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')
const named = (name: string): Quantization => {
  const found = findQuantization(name)
  if (!found.ok) throw new FitError('bad-question', `no quantization '${name}'; nearest: ${found.nearest.join(', ')}`)
  return found.quantization
}

/** What is computed with, and how the weights are stored: a precision that is a way of storing ("int4") is taken as one. */
function storageIn({ method, precision, quantization }: PlanFields): { stored: Quantization; valueBytes: 2 | 4; pure: boolean; half: 'bf16' | 'fp16' } {
  const spoken = precision === undefined ? precisions['bf16'] : precisions[bare(precision)]
  const asStorage = spoken === undefined ? named(precision!) : null
  const computed = spoken ?? precisions['bf16']!
  const stored = quantization !== undefined ? named(quantization) : (asStorage ?? (method === 'qlora' ? named('nf4') : named(computed.valueBytes === 4 ? 'fp32' : computed.half)))
  if (method === 'qlora' && stored.bitsPerWeight >= 16) throw new FitError('bad-question', 'quantization: QLoRA trains beside a quantised base; name one below 16 bits')
  if (method === 'full' && stored.bitsPerWeight < 16) throw new FitError('bad-question', `quantization: full training changes the weights themselves, which ${stored.id} does not allow; name lora or qlora`)
  return { ...computed, stored }
}

function engineIn(asked: string | undefined, stored: Quantization, method: PlanFields['method']): FitEngine {
  // A GGUF file is run by llama.cpp; nothing trains on it.
  const found = findFitEngine(asked ?? (stored.kind === 'gguf' && method === 'inference' ? 'llama.cpp' : 'transformers'))
  if (!found.ok) throw new FitError('bad-question', `no engine '${asked}'; nearest: ${found.nearest.join(', ') || 'transformers, llama.cpp, vllm'}`)
  return found.engine
}

function optimizerIn(asked: string): Optimizer {
  const found = findOptimizer(asked)
  if (!found.ok) throw new FitError('bad-question', `no optimizer '${asked}'; nearest: ${found.nearest.join(', ') || 'adamw, adamw-8bit, paged-adamw-8bit, adafactor, sgd'}`)
  return found.optimizer
}

function cacheIn(asked: string | undefined): CacheType {
  const found = (Object.keys(cacheTypes) as CacheType[]).find((each) => bare(each) === bare(asked ?? 'f16'))
  if (!found) throw new FitError('bad-question', `no kvCacheType '${asked}'; there are: ${Object.keys(cacheTypes).join(', ')}`)
  return found
}

/** How GPUs share the work: engines that cut matrices do so over all of them. */
function splitIn({ gpuCount, zeroStage, tensorParallel, pipelineParallel, method }: PlanFields, engine: FitEngine): Pick<Plan, 'gpus' | 'zero' | 'tensorParallel' | 'pipelineParallel'> {
  const tensor = tensorParallel ?? (method === 'inference' && /^vllm|^tensorrt/.test(engine.id) ? gpuCount : 1)
  const pipeline = pipelineParallel ?? 1
  if (gpuCount % (tensor * pipeline) !== 0) throw new FitError('out-of-range', `tensorParallel x pipelineParallel: ${tensor} x ${pipeline} do not divide ${gpuCount} GPUs`)
  return { gpus: gpuCount, zero: zeroStage, tensorParallel: tensor, pipelineParallel: pipeline }
}

/**
 * A plan from what was said, and for the rest what people usually run: bf16, AdamW, rank 16 on every matrix, 2,048 tokens,
 * one sample, checkpointing and flash attention (512 tokens and neither for encoders), NF4 for QLoRA; full training of
 * bf16 weights with a full-precision copy, unless engine or optimizer is one of those who save it.
 * @throws FitError by the field's name
 */
export function planOf(fields: PlanFields, of: Dimensions): Plan {
  const { method } = fields
  const { stored, valueBytes, pure, half } = storageIn(fields)
  const engine = engineIn(fields.engine, stored, method)
  const optimizer = optimizerIn(fields.optimizer)
  const sequence = fields.sequenceLength ?? fields.contextTokens ?? (of.family.dropout ? 512 : 2048)
  const frugal = optimizer.frugal && fields.gpuCount === 1
  return {
    method,
    quantization: stored,
    fileBytes: fields.fileGiB === undefined ? null : fields.fileGiB * 2 ** 30,
    valueBytes,
    pure: valueBytes === 2 && (pure || (half === 'bf16' && (engine.pure || frugal))),
    sequence,
    batch: fields.batch,
    context: fields.contextTokens ?? sequence,
    cacheType: cacheIn(fields.kvCacheType),
    optimizer,
    rank: fields.loraRank,
    targets: fields.loraTargets,
    checkpointing: fields.gradientCheckpointing ?? !of.family.dropout,
    flash: fields.flashAttention ?? !of.family.dropout,
    ...splitIn(fields, engine),
    offload: fields.cpuOffload,
    unified: false,
    engine,
  }
}

/** The plan's assumptions in words, for an answer: what a reader would have to know to check it. */
export function planWords(plan: Plan): string {
  const { method, quantization, valueBytes, batch, optimizer, rank, targets, checkpointing, flash, engine, sequence, context, cacheType, pure } = plan
  if (method === 'inference') return `${quantization.id} weights, ${context} tokens of context, batch ${batch}, ${cacheType} cache, ${engine.id}${flash ? '' : ', without flash attention'}`
  const how = method === 'full' ? `${valueBytes === 4 ? 'fp32' : pure ? '16-bit weights without a full-precision copy' : 'mixed precision with a full-precision copy'}` : `${quantization.id} base, rank ${rank} on ${targets === 'attention' ? 'attention' : 'every matrix'}`
  return `${how}, ${optimizer.id}, ${sequence} tokens, batch ${batch}, checkpointing ${checkpointing ? 'on' : 'off'}, flash attention ${flash ? 'on' : 'off'}, ${engine.id}`
}
