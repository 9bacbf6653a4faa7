import { nearest } from '../text/nearest'

/** What an optimizer keeps for each trained weight, and what its step needs for a moment. */
export interface Optimizer {
  readonly id: string
  readonly aliases: readonly string[]
  /** States of a weight, in values of the weight's own width (`states`) or in bytes whatever that is (`bytes`). */
  readonly states: number
  readonly bytes: number
  /** Values of the weight's width that its step makes of all weights at once. */
  readonly step: number
  /** States may move to the processor's memory; only those of the largest tensor have to be there. */
  readonly paged: boolean
  /** People who choose it save memory, and train the 16-bit weights themselves, without a full-precision copy. */
  readonly frugal: boolean
}

/** Two states of one byte and a scale of 4 bytes for each block of 256 (Dettmers et al. 2022). */
const eightBit = 2 * (1 + 4 / 256)
const one = (id: string, over: Partial<Optimizer> = {}): Optimizer => ({ id, aliases: [], states: 0, bytes: 0, step: 0, paged: false, frugal: true, ...over })

/** One line each. */
export const optimizerList: readonly Optimizer[] = [
  one('adamw', { aliases: ['adam', 'adamw_torch', 'adamw_hf', 'adamw_torch_fused', 'fused_adamw', 'fusedadam', 'adamw_apex_fused', 'adamw-fused'], states: 2, frugal: false }),
  // PyTorch's multi-tensor step holds the square roots of all second moments at once; the fused one, today's default, does not.
  one('adamw-foreach', { states: 2, step: 1, frugal: false }),
  one('adamw-8bit', { aliases: ['adam8bit', 'adam-8bit', 'adamw_bnb_8bit', '8bit', '8-bit', '8-bit-adamw', 'adamw8bit', 'bnb-8bit'], bytes: eightBit }),
  one('paged-adamw', { aliases: ['paged_adamw_32bit', 'pagedadamw', 'paged'], states: 2, paged: true }),
  one('paged-adamw-8bit', { aliases: ['pagedadamw8bit', 'paged_8bit', 'paged-8bit-adamw'], bytes: eightBit, paged: true }),
  // A row and a column for each matrix (Shazeer and Stern 2018).
  one('adafactor', { bytes: 0.02 }),
  one('lion', { aliases: ['lion_32bit'], states: 1 }),
  one('lion-8bit', { aliases: ['paged_lion_8bit'], bytes: eightBit / 2 }),
  one('muon', { states: 1 }),
  // Gradients projected to rank 128 of some 4096 (Zhao et al. 2024).
  one('galore', { aliases: ['galore_adamw'], bytes: 0.5 }),
  one('sgd-momentum', { aliases: ['momentum'], states: 1 }),
  one('sgd', {}),
]

const bare = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** The optimizer that a name means, or the nearest names. */
export function findOptimizer(name: string): { ok: true; optimizer: Optimizer } | { ok: false; nearest: string[] } {
  const wanted = bare(name)
  const optimizer = optimizerList.find(({ id, aliases }) => [id, ...aliases].some((each) => bare(each) === wanted))
  return optimizer ? { ok: true, optimizer } : { ok: false, nearest: nearest(wanted, optimizerList.map(({ id }) => id)) }
}
