import { adapterWeights, embeddingWeights, type Dimensions } from './dimensions'

export const methods = ['inference', 'lora', 'qlora', 'full'] as const
export type Method = (typeof methods)[number]

export interface Plan {
  readonly method: Method
  /** Bits of a weight as stored, and whether embedding and output are stored alike (GGUF) or keep 16 bits. */
  readonly bitsPerWeight: number
  readonly wholeFile: boolean
  /** Size of the file, where it is known; it wins. */
  readonly fileBytes: number | null
  /** Bytes of a value that is computed with. */
  readonly valueBytes: 2 | 4
  readonly sequence: number
  readonly batch: number
  readonly context: number
  readonly optimizer: OptimizerName
  readonly rank: number
  readonly targets: 'attention' | 'all-linear'
  readonly checkpointing: boolean
  readonly flash: boolean
  readonly gpus: number
  readonly zero: 0 | 1 | 2 | 3
  readonly engine: 'transformers' | 'llama.cpp' | 'vllm'
}

/** Bytes of optimizer state for each trained weight. */
export const optimizers = {
  adamw: 8,
  // Two states of one byte and their block scales (Dettmers et al. 2022).
  'adamw-8bit': 2.03,
  // As 8-bit, and it may move to the processor's memory: what stays is its working set.
  'paged-adamw-8bit': 1,
  // A row and a column for each matrix (Shazeer and Stern 2018).
  adafactor: 0.02,
  'sgd-momentum': 4,
  sgd: 0,
} as const
export type OptimizerName = keyof typeof optimizers

/** Each part in bytes on one GPU; they add up to what is needed. */
export interface Parts {
  readonly weights: number
  readonly kvCache: number
  readonly adapters: number
  readonly gradients: number
  readonly optimizer: number
  readonly activations: number
  readonly logits: number
  readonly workspace: number
  readonly framework: number
}

const mebibyte = 2 ** 20
/**
 * What a framework holds beside tensors, and the share that fragments leave unused. Fitted to QwenLM/Qwen's table and
 * torchtune's (`npm run bench:fit`), which report what the allocator holds, without the driver's own context.
 */
const beside: Readonly<Record<Method, { fixedBytes: number; share: number }>> = {
  inference: { fixedBytes: 150 * mebibyte, share: 0.005 },
  lora: { fixedBytes: 1200 * mebibyte, share: 0.02 },
  qlora: { fixedBytes: 1700 * mebibyte, share: 0.02 },
  full: { fixedBytes: 1000 * mebibyte, share: 0.06 },
}
/** Of the stored weights: scales, and matrices unpacked ahead, beside the two that are at work. */
const unpackShare = 0.08
/** Logits as the model gives them, widened for the loss, and their gradient. */
const logitBytes: Readonly<Record<Method, number>> = { inference: 0, lora: 10, qlora: 7, full: 10 }

function storedWeights(of: Dimensions, plan: Plan): number {
  if (plan.fileBytes !== null) return plan.fileBytes
  const small = plan.wholeFile || plan.bitsPerWeight >= 16 ? 0 : Math.min(of.params, embeddingWeights(of))
  return ((of.params - small) * plan.bitsPerWeight) / 8 + small * 2
}

/** What one layer keeps for its gradients: norms, queries, keys, values, the gated product and what flows between; 16-bit values (Korthikanti et al. 2022, for gated layers). */
function layerActivations({ hidden, queryWidth, keyWidth, ffn, heads }: Dimensions, { sequence, batch, valueBytes, flash }: Plan): number {
  const scores = flash ? 0 : sequence * heads * (2 * valueBytes + 4)
  return sequence * batch * (valueBytes * (5 * hidden + 2 * queryWidth + 2 * keyWidth + 4 * ffn) + scores)
}

function activationBytes(of: Dimensions, plan: Plan): number {
  const { sequence, batch, valueBytes, checkpointing, method } = plan
  if (method === 'inference') return sequence * batch * valueBytes * (4 * of.hidden + 2 * of.ffn) * (plan.engine === 'llama.cpp' ? 0.25 : 0.1)
  const layer = layerActivations(of, plan)
  // Checkpointing keeps each layer's input and makes one layer again at a time.
  return checkpointing ? of.layers * sequence * batch * of.hidden * valueBytes + layer : of.layers * layer
}

/** Keys and values of every token that is kept; a window keeps no more than itself. */
export const cacheBytes = ({ layers, keyWidth, window }: Dimensions, context: number, batch: number, valueBytes = 2): number => 2 * layers * keyWidth * valueBytes * Math.min(context, window ?? Infinity) * batch

/**
 * Memory of one of `plan.gpus` GPUs, by part, bytes. Several GPUs share the weights of an inference evenly; in training
 * each has everything, less what its ZeRO stage shards.
 */
export function memoryParts(of: Dimensions, plan: Plan): Parts {
  const { method, gpus, zero, batch } = plan
  const training = method !== 'inference'
  const shard = (stage: number) => (training && zero >= stage ? gpus : 1)
  const split = training ? 1 : gpus
  const adapters = method === 'lora' || method === 'qlora' ? adapterWeights(of, plan.rank, plan.targets) : 0
  const trained = method === 'full' ? of.params : adapters
  const stored = storedWeights(of, plan)
  // Mixed precision keeps a full-precision copy of what it trains beside the 16-bit weights.
  const master = method === 'full' && plan.valueBytes === 2 ? 4 * of.params : 0
  const weights = (stored + master) / (shard(3) * split)
  const kvCache = training ? 0 : cacheBytes(of, plan.context, batch) / split
  const activations = activationBytes(of, plan)
  const logits = logitBytes[method] * plan.sequence * batch * of.vocab
  // A quantised matrix is unpacked before its product: the largest of them, both ways.
  const workspace = method === 'qlora' ? 2 * of.hidden * of.ffn * plan.valueBytes + unpackShare * stored : plan.engine === 'llama.cpp' && !training ? 300 * mebibyte : 0
  const parts = { weights, kvCache, adapters: (4 * adapters) / shard(3), gradients: (4 * trained) / shard(2), optimizer: (optimizers[plan.optimizer] * (training ? trained : 0)) / shard(1), activations, logits, workspace }
  const sum = Object.values(parts).reduce((total, bytes) => total + bytes, 0)
  const { fixedBytes, share } = beside[method]
  return { ...parts, framework: fixedBytes + share * sum }
}

export const totalBytes = (parts: Parts): number => Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)

/** Standard deviations of the logarithm, by method: what `npm run bench:fit` leaves, and that tools do not say what they report. */
export const memorySigma: Readonly<Record<Method, number>> = { inference: 0.07, lora: 0.12, qlora: 0.15, full: 0.18 }
