import { type GpuRow } from '../catalog/schema'
import { quantizations } from '../quantization/list'
import { type Dimensions } from './dimensions'
import { largestBatch, largestContext } from './largest'
import { memoryParts, totalBytes } from './memory'
import { isTraining, type Plan } from './plan'
import { planOf } from './plan-of'
import { type PlanFields } from './question'
import { type FitTarget } from './target'
import { fitVerdict, usableBytes, type FitVerdict } from './verdict'

/** A change with which it would fit, and what is needed then. */
export interface Remedy {
  /** "in IQ3_M instead of BF16" */
  readonly change: string
  readonly needBytes: number
  readonly verdict: FitVerdict
}

const needOf = (of: Dimensions, plan: Plan): number => totalBytes(memoryParts(of, plan))

/** Bandwidth of a processor's memory where nobody says: two channels of DDR4-3200, GB/s. */
export const usualCpuMemoryGBs = 51

/** Fields that make an inference or a training smaller, each on its own; the answer differs in kind, not in degree. */
function changes(fields: PlanFields, plan: Plan): { change: string; fields: PlanFields }[] {
  const list: { change: string; fields: PlanFields }[] = []
  const add = (change: string, over: Partial<PlanFields>) => list.push({ change, fields: { ...fields, ...over } })
  if (!isTraining(plan)) {
    const smaller = quantizations.filter(({ kind, bitsPerWeight }) => kind === 'gguf' && bitsPerWeight < plan.quantization.bitsPerWeight).sort((a, b) => b.bitsPerWeight - a.bitsPerWeight)
    for (const { id } of smaller) add(`in ${id.toUpperCase()} instead of ${plan.quantization.id.toUpperCase()}`, { quantization: id, engine: undefined, fileGiB: undefined })
    if (plan.cacheType === 'f16') add('with keys and values in eight bits', { kvCacheType: 'q8_0' })
    return list
  }
  if (plan.method === 'full') add('with LoRA instead of full training', { method: 'lora' })
  if (plan.method !== 'qlora') add('with QLoRA', { method: 'qlora', precision: undefined })
  if (!plan.optimizer.paged && plan.method === 'full') add('with paged 8-bit AdamW and 16-bit weights', { optimizer: 'paged-adamw-8bit', precision: 'pure-bf16' })
  if (!plan.checkpointing) add('with gradient checkpointing', { gradientCheckpointing: true })
  if (!plan.flash) add('with flash attention', { flashAttention: true })
  if (plan.offload === 'none' && plan.method === 'full' && !plan.unified) add('with optimizer and gradients in the processor’s memory', { cpuOffload: 'optimizer' })
  return list
}

/** GPUs of the same kind that ZeRO 3, or an even split of the layers, would spread it over; null: more than 64. */
function gpusNeeded(of: Dimensions, plan: Plan, haveBytes: number): { count: number; needBytes: number } | null {
  for (const count of [2, 3, 4, 6, 8, 12, 16, 24, 32, 64]) {
    const needBytes = needOf(of, { ...plan, gpus: count, zero: isTraining(plan) ? 3 : plan.zero, tensorParallel: 1, pipelineParallel: 1 })
    if (needBytes <= haveBytes) return { count, needBytes }
  }
  return null
}

/** Cards that people buy or rent one by one, by memory: the smallest that would do. */
function smallestCard(of: Dimensions, plan: Plan, gpus: readonly GpuRow[]): { gpu: GpuRow; needBytes: number } | null {
  const needBytes = needOf(of, { ...plan, unified: false })
  const able = gpus.filter((gpu) => gpu.vendor === 'NVIDIA' && gpu.formFactor !== 'laptop' && !gpu.unifiedMemory && usableBytes(gpu) >= needBytes)
  const [best] = able.sort((a, b) => a.memoryGiB - b.memoryGiB || (b.launchDate ?? '').localeCompare(a.launchDate ?? ''))
  return best ? { gpu: best, needBytes } : null
}

/**
 * What would let this run here: the first smaller format that fits, other ways of training, a shorter context, a smaller batch, more
 * GPUs, or the smallest card. Best first in the sense of least given up; only what really fits is named.
 */
export function remediesFor(of: Dimensions, fields: PlanFields, plan: Plan, target: FitTarget, gpus: readonly GpuRow[]): Remedy[] {
  const have = target.haveBytes
  const judged = (change: string, needBytes: number): Remedy => ({ change, needBytes, verdict: fitVerdict(needBytes, have) })
  const found: Remedy[] = []
  let format = false
  for (const { change, fields: changed } of changes(fields, plan)) {
    const isFormat = change.startsWith('in ')
    if (isFormat && format) continue
    const needBytes = needOf(of, { ...planOf(changed, of), unified: plan.unified })
    if (needBytes > have) continue
    format ||= isFormat
    found.push(judged(change, needBytes))
  }
  const tokens = largestContext(of, plan, have)
  const word = isTraining(plan) ? 'sequence' : 'context'
  const asked = isTraining(plan) ? plan.sequence : plan.context
  if (tokens > 0 && tokens < asked) found.push(judged(`with ${tokens.toLocaleString('en-US')} tokens of ${word} instead of ${asked.toLocaleString('en-US')}`, needOf(of, isTraining(plan) ? { ...plan, sequence: tokens } : { ...plan, context: tokens })))
  const batch = plan.batch > 1 ? largestBatch(of, plan, have) : 0
  if (batch > 0 && batch < plan.batch) found.push(judged(`with batch ${batch} instead of ${plan.batch}`, needOf(of, { ...plan, batch })))
  const several = plan.gpus === 1 && target.gpu !== null && !plan.unified ? gpusNeeded(of, plan, have) : null
  if (several) found.push(judged(`on ${several.count} such GPUs${isTraining(plan) ? ' with ZeRO 3' : ', layers split'}`, several.needBytes))
  const card = smallestCard(of, plan, gpus)
  if (card) found.push({ change: `on a ${card.gpu.name} (${card.gpu.memoryGiB} GiB) instead`, needBytes: card.needBytes, verdict: fitVerdict(card.needBytes, usableBytes(card.gpu)) })
  return found
}
