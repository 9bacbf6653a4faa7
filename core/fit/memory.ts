import { fitted, type FitConstants } from './constants'
import { type Dimensions } from './dimensions'
import { dataParallel, isTraining, type Method, type Plan } from './plan'
import { keptTokens, promptParts, weightShare } from './running'
import { gatheredBytes, stepParts, trainedParts, unpackedBytes } from './training'
import { storedWeights } from './weights'

/** What is in memory, in the order in which it is shown. */
export const partNames = ['weights', 'kvCache', 'adapters', 'masterWeights', 'gradients', 'optimizer', 'activations', 'logits', 'workspace', 'framework'] as const
/** Each part in bytes on one GPU, the one that holds most; they add up to what is needed. */
export type Parts = Readonly<Record<(typeof partNames)[number], number>>

/** Weights on one GPU, bytes. */
function weightsOn(of: Dimensions, plan: Plan): { bytes: number; whole: number } {
  const stored = storedWeights(of, plan.quantization)
  const file = plan.fileBytes ?? stored.bytes
  // llama.cpp looks tokens up on the processor; a shared table is needed for the output all the same.
  const left = plan.engine.leavesEmbedding && !of.tied && !plan.unified && !isTraining(plan) ? stored.embeddingBytes * (file / stored.bytes) : 0
  const whole = file - left
  if (!isTraining(plan)) return { bytes: whole * weightShare(of, plan), whole }
  const split = whole / (plan.tensorParallel * plan.pipelineParallel)
  return { bytes: plan.zero === 3 ? split / (plan.offload === 'all' ? Infinity : dataParallel(plan)) : split, whole: split }
}

/**
 * Memory by part, bytes, of the GPU that holds most of `plan.gpus`. Gradients and optimizer states stay; the activations
 * of a step and the temporary values of the optimizer do not meet, so the larger of both counts.
 */
export function memoryParts(of: Dimensions, plan: Plan, constants: FitConstants = fitted): Parts {
  const training = isTraining(plan)
  const { bytes: weights, whole } = weightsOn(of, plan)
  const { step, buckets, ...kept } = trainedParts(of, plan)
  const { activations, logits } = training ? stepParts(of, plan, constants) : promptParts(of, plan)
  const workspace = unpackedBytes(of, plan, storedWeights(of, plan.quantization), constants) + gatheredBytes(whole, plan) + buckets + Math.max(0, step - activations - logits) + (training ? 0 : plan.engine.extraBytes)
  const tensors = { weights, kvCache: training ? 0 : keptTokens(of, plan), ...kept, activations, logits, workspace }
  const sum = Object.values(tensors).reduce((total, bytes) => total + bytes, 0)
  return { ...tensors, framework: training ? constants.trainingBytes + constants.fragments * sum : constants.inferenceBytes }
}

export const totalBytes = (parts: Parts): number => partNames.reduce((sum, name) => sum + parts[name], 0)

/** Standard deviations of the logarithm, by method: what `npm run bench:fit` leaves, and that tools do not say what they report. */
export const memorySigma: Readonly<Record<Method, number>> = { inference: 0.08, lora: 0.12, qlora: 0.15, full: 0.18 }
