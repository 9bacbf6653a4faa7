import { type ModelRow } from '../../catalog/schema'

/** What a language model's speed depends on. Counts, not thousands of millions. */
export interface LlmShape {
  readonly name: string
  readonly params: number
  /** That one token passes through. */
  readonly active: number
  readonly layers: number
  readonly hidden: number
  /** Elements of one token's keys in one layer; its values are as many. */
  readonly keyWidth: number
  /** Elements of the embedding table when it is only looked up in, 0 when the output shares it. */
  readonly lookup: number
  /** Tokens that attention looks back over at the most; null: all. */
  readonly window: number | null
}

/** Of a catalog row; null when its dimensions are not known. */
export function shapeOf(model: ModelRow): LlmShape | null {
  const { name, totalParamsB, activeParamsB, layers, hiddenSize, heads, kvHeads, headDim, vocab, kvLoraRank, tiedEmbeddings, slidingWindow } = model
  if (totalParamsB === null || !['llm', 'moe-llm', 'vlm'].includes(model.class)) return null
  const params = totalParamsB * 1e9
  if (layers === null || hiddenSize === null) return { ...guessedShape(totalParamsB), name, active: (activeParamsB ?? totalParamsB) * 1e9 }
  const width = headDim ?? (heads ? hiddenSize / heads : 128)
  // Latent attention keeps one compressed vector for keys and values together, and the rotary part (64).
  const keyWidth = kvLoraRank !== null ? (kvLoraRank + 64) / 2 : (kvHeads ?? heads ?? 1) * width
  return { name, params, active: (activeParamsB ?? totalParamsB) * 1e9, layers, hidden: hiddenSize, keyWidth, lookup: tiedEmbeddings === true ? 0 : (vocab ?? 0) * hiddenSize, window: slidingWindow }
}

/**
 * Dimensions of a usual model of so many parameters (thousand millions): depth grows with the 0.4th power from Llama 3
 * 8B's 32 layers (70B: 76, has 80), width follows from 12 layers x hidden^2, and four heads share their keys.
 */
export function guessedShape(paramsB: number): LlmShape {
  const layers = Math.max(4, Math.round(32 * (paramsB / 8) ** 0.4))
  const hidden = Math.sqrt((paramsB * 1e9) / (12 * layers))
  return { name: `${paramsB}B`, params: paramsB * 1e9, active: paramsB * 1e9, layers, hidden, keyWidth: hidden / 4, lookup: 0, window: null }
}
