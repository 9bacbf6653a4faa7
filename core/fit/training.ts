import { trainingActivations } from './activations'
import { type FitConstants } from './constants'
import { activeFfn, adapterWeights, embeddingWeights, ffnMatrices, type Dimensions } from './dimensions'
import { dataParallel, isTraining, type Plan } from './plan'
import { type Stored } from './weights'

/** DeepSpeed's documents: values that a bucket gathers and reduces, that ZeRO 3 keeps whole at a time, and that it steps at a time. */
const bucket = 2e8
const liveValues = 1e9
const subGroup = 1e9

/** Weights of the largest tensor that is trained: a table, or a layer's widest matrix. */
const largestTensor = (of: Dimensions, trained: number): number => Math.min(trained, Math.max(of.vocab, of.experts?.width ?? of.ffn) * of.hidden)

/** Weights of one layer, for a program that uses each gradient at once. */
const largestLayer = (of: Dimensions): number => Math.max(of.vocab * of.hidden, 2 * of.hidden * (of.queryWidth + of.keyWidth) + ffnMatrices(of) * of.hidden * activeFfn(of))

export interface TrainedParts {
  readonly adapters: number
  readonly masterWeights: number
  readonly gradients: number
  readonly optimizer: number
  /** What the optimizer's step holds for a moment, when activations are gone. */
  readonly step: number
  /** Buckets in which GPUs exchange gradients and weights. */
  readonly buckets: number
}

/** How wide a trained weight, its gradient and its copies are, bytes. */
interface Widths {
  readonly weight: number
  readonly master: number
  readonly gradient: number
  /** Of the optimizer's states, and of a value that its step makes. */
  readonly state: number
  /** Beyond what the optimizer itself makes in its step: the gradient's full-precision copy. */
  readonly step: number
}

/**
 * PyTorch's automatic mixed precision holds 32-bit weights, a 16-bit copy of each, and 32-bit gradients and states. What
 * partitions (DeepSpeed, or any ZeRO over several GPUs) holds 16-bit weights and gradients, a 32-bit copy, and 32-bit
 * gradients while it steps. Without a full-precision copy everything has 16 bits.
 */
function widthsOf(plan: Plan, partitions: boolean): Widths {
  const { method, valueBytes, pure, engine } = plan
  if (valueBytes === 4) return { weight: 4, master: 0, gradient: 4, state: 4, step: 0 }
  if (method === 'full' ? pure : engine.halfAdapters) return { weight: 2, master: 0, gradient: 2, state: 2, step: 0 }
  return partitions ? { weight: 2, master: 4, gradient: 2, state: 4, step: 4 } : { weight: 2, master: 4, gradient: 4, state: 4, step: 0 }
}

/** What is kept for each trained weight on one GPU, bytes. */
export function trainedParts(of: Dimensions, plan: Plan): TrainedParts {
  if (!isTraining(plan)) return { adapters: 0, masterWeights: 0, gradients: 0, optimizer: 0, step: 0, buckets: 0 }
  const { method, optimizer, zero, engine, offload } = plan
  const share = 1 / (plan.tensorParallel * plan.pipelineParallel)
  const adapters = method === 'full' ? 0 : adapterWeights(of, plan.rank, plan.targets) * share
  const trained = method === 'full' ? of.params * share : adapters
  const replicas = dataParallel(plan)
  const shard = (stage: number) => (zero >= stage ? replicas : 1)
  const sharded = zero > 0 && replicas > 1
  const partitions = sharded || engine.partitions
  const width = widthsOf(plan, partitions)
  const held = optimizer.paged ? largestTensor(of, trained) : trained
  // Its fused step makes no values of its own.
  const step = width.step + (partitions && width.master > 0 ? 0 : optimizer.step * width.state)
  const atOnce = method === 'full' && engine.updatesAtOnce && optimizer.frugal
  const waits = offload !== 'none'
  return {
    adapters: (adapters * width.weight) / shard(3),
    masterWeights: waits ? 0 : (width.master * trained) / shard(1),
    // Gradients that wait with the optimizer pass through a bucket.
    gradients: waits ? 0 : (width.gradient * (atOnce ? Math.min(trained, largestLayer(of)) : trained)) / shard(2),
    optimizer: waits ? 0 : (held * (optimizer.states * width.state + optimizer.bytes)) / shard(1),
    step: waits || atOnce ? 0 : step * (zero === 3 && sharded ? Math.min(trained / replicas, subGroup) : trained / shard(1)),
    buckets: waits || (partitions && width.master > 0) ? 4 * Math.min(trained, bucket) : 0,
  }
}

/** Weights that ZeRO 3 has gathered at one moment; never more than half of what it spreads, or it would not be used. */
export const gatheredBytes = (stored: number, plan: Plan): number => (isTraining(plan) && plan.zero === 3 && dataParallel(plan) > 1 ? Math.min(plan.valueBytes * liveValues, (stored * (1 - 1 / dataParallel(plan))) / 2) : 0)

/** A quantised matrix is unpacked before its product: the widest of a layer. And what quantisation left is widened by PEFT. */
export function unpackedBytes(of: Dimensions, plan: Plan, stored: Stored, constants: FitConstants): number {
  const { quantization, valueBytes, engine, method } = plan
  if (quantization.kind !== 'linear' || stored.plainBytes === 0) return 0
  const training = isTraining(plan)
  const widened = engine.widens && (training || /^int4|^gptq/.test(quantization.id)) ? (constants.widenBytes * embeddingWeights(of)) / (plan.gpus > 1 && !training ? plan.gpus : 1) : 0
  // It would not be used if it took more than half of what it saves.
  const saved = Math.max(0, (of.params * 2 - stored.bytes) / 2)
  return Math.min(widened, saved / 2) + (method === 'inference' ? 0 : Math.min(valueBytes * of.hidden * (of.experts?.width ?? of.ffn), saved / 2))
}

/** Activations and logits of a training step on one GPU, bytes. */
export function stepParts(of: Dimensions, plan: Plan, constants: FitConstants): { activations: number; logits: number } {
  const { tensorParallel, engine, checkpointing, batch } = plan
  const sequence = of.tokens || plan.sequence
  return {
    activations: trainingActivations(of, { ...plan, sequence }, checkpointing, engine.movesCheckpoints && !plan.unified) / tensorParallel,
    logits: (constants.logitBytes * engine.logitShare * sequence * batch * of.logits) / tensorParallel,
  }
}
