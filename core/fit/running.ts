import { promptActivations } from './activations'
import { type Dimensions } from './dimensions'
import { cacheBytes, cacheTypes } from './kv-cache'
import { type Plan } from './plan'

/** Of the weights, the share of the GPU that has most: matrices are cut evenly, layers stay whole. */
export function weightShare(of: Dimensions, { gpus, tensorParallel }: Plan): number {
  if (gpus === 1) return 1
  return tensorParallel > 1 || of.guessed ? 1 / gpus : Math.min(1, Math.ceil(of.layers / gpus) / of.layers)
}

/** Keys and values on one GPU: a head is never cut, so more GPUs than heads hold copies. Bytes. */
export function keptTokens(of: Dimensions, plan: Plan): number {
  const { gpus, tensorParallel } = plan
  const share = gpus === 1 ? 1 : tensorParallel > 1 ? 1 / Math.min(gpus, Math.max(1, of.kvHeads)) : weightShare(of, plan)
  return share * cacheBytes(of, plan.context, plan.batch, cacheTypes[plan.cacheType])
}

/**
 * What a prompt needs while it is read, bytes. llama.cpp computes in 32 bits and reserves the larger of a layer and the
 * output for 512 tokens once (its log's "compute buffer": 300.75 MiB of Qwen2.5 3B are 512 x (151,936 + 2,048) x 4). The
 * others keep the last token's logits, and where a prompt is not cut it is taken to be half of the context.
 */
export function promptParts(of: Dimensions, plan: Plan): { activations: number; logits: number } {
  const { context, batch, engine, valueBytes, flash } = plan
  if (engine.id === 'llama.cpp' && of.tokens === 0) {
    const tokens = Math.min(512, context)
    const logits = 4 * tokens * of.logits
    const layer = 4 * tokens * (3 * of.hidden + 2 * of.ffn + context + (flash ? 0 : of.heads * context))
    return { activations: Math.max(4 * tokens * of.hidden, layer - logits), logits }
  }
  const whole = of.tokens || (engine.promptTokens ?? context / 2)
  const sequence = Math.min(of.tokens || context, Math.max(1, whole))
  return { activations: promptActivations(of, { sequence, batch, valueBytes, flash }), logits: 4 * batch * of.logits }
}
