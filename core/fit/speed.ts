import { unpackCostOf } from '../prediction/llm/constants'
import { findEngine, llmEngines } from '../prediction/llm/engines'
import { type LlmShape } from '../prediction/llm/model'
import { promptSpeed } from '../prediction/llm/prompt'
import { decodeSpeed, type LlmSetup, type LlmSpeed } from '../prediction/llm/speed'
import { expertLayers, ffnMatrices, type Dimensions } from './dimensions'
import { type Plan } from './plan'
import { type FitTarget } from './target'
import { storedWeights } from './weights'

/** Weights that one token passes: all but the experts that are not chosen. */
export function activeWeights(of: Dimensions): number {
  const { experts, hidden, params } = of
  if (experts === null) return params
  return Math.max(params * 0.001, params - expertLayers(of) * (experts.count - experts.active) * ffnMatrices(of) * hidden * experts.width)
}

const shapeOf = (of: Dimensions): LlmShape => ({ name: of.name, params: of.params, active: activeWeights(of), layers: of.layers, hidden: of.hidden, keyWidth: of.cacheWidth / 2, lookup: of.tied ? 0 : of.vocab * of.hidden, window: of.window })

export interface Speeds {
  readonly decode: LlmSpeed
  readonly prompt: LlmSpeed
}

/**
 * Tokens a second when an answer is written and when a prompt of 512 tokens is read; null where none are made (training,
 * models that only read) or the card's figures are not known. @param cpuMemoryGBs bandwidth for what may stay with the processor
 */
export function speedsOf(of: Dimensions, plan: Plan, target: FitTarget, cpuMemoryGBs: number | null = null): Speeds | null {
  if (plan.method !== 'inference' || of.cacheWidth === 0 || target.gpu === null) return null
  const weightBytes = plan.fileBytes ?? storedWeights(of, plan.quantization).bytes
  const setup: LlmSetup = { gpu: target.gpu, count: plan.gpus, shape: shapeOf(of), weightBytes, bitsPerWeight: (8 * weightBytes) / of.params, unpackCost: unpackCostOf(plan.quantization.id), contextTokens: Math.min(plan.context, 256), engine: findEngine(plan.engine.id) ?? llmEngines[0]!, cpuMemoryGBs }
  return { decode: decodeSpeed(setup), prompt: promptSpeed({ ...setup, contextTokens: Math.min(plan.context, 512) }) }
}
