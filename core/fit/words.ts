import { formatBytes } from '../units'
import { partNames, type Parts } from './memory'
import { isTraining, type Method, type Plan } from './plan'
import { type FitVerdict } from './verdict'

export const verdictWords: Readonly<Record<FitVerdict, string>> = { fits: 'fits', tight: 'tight', 'does-not-fit': 'does not fit' }
export const methodWords: Readonly<Record<Method, string>> = { inference: 'run', lora: 'LoRA', qlora: 'QLoRA', full: 'full training' }

/** What each part is, for somebody who has not met it. */
const partWords: Readonly<Record<keyof Parts, { title: string; why: string }>> = {
  weights: { title: 'Weights', why: 'as stored, each tensor by its own bits' },
  kvCache: { title: 'KV cache', why: 'keys and values of the tokens kept' },
  adapters: { title: 'Adapters', why: 'rank x (in + out) for each matrix' },
  masterWeights: { title: 'Full-precision copy', why: '4 bytes for each trained weight' },
  gradients: { title: 'Gradients', why: 'of the trained weights' },
  optimizer: { title: 'Optimizer', why: 'its states for each trained weight' },
  activations: { title: 'Activations', why: 'values kept for a step or a prompt' },
  logits: { title: 'Logits and loss', why: 'tokens x vocabulary, for a moment' },
  workspace: { title: 'Workspace', why: 'unpacked or gathered, and buffers' },
  framework: { title: 'Framework', why: 'beside tensors; fitted' },
}

export const partTitle = (part: keyof Parts): string => partWords[part].title

/** The parts that there are, in their order. */
export const partRows = (parts: Parts): { id: keyof Parts; title: string; bytes: number; why: string }[] => partNames.filter((id) => parts[id] > 0).map((id) => ({ id, bytes: parts[id], ...partWords[id] }))

export const tokensOf = (plan: Plan): number => (isTraining(plan) ? plan.sequence : plan.context)
export const tokenWord = (plan: Plan): string => (isTraining(plan) ? 'sequence' : 'context')
export const countWords = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',')
/** "12.3 GiB [10.1, 15.0]" */
export const gib = (bytes: number): string => formatBytes(bytes)
