import { type ModelRow } from '../catalog/schema'

/** The dimensions that memory depends on. Counts, not thousands of millions. */
export interface Dimensions {
  readonly name: string
  readonly params: number
  readonly layers: number
  readonly hidden: number
  readonly heads: number
  /** Elements of one token's queries, and of its keys, in one layer. */
  readonly queryWidth: number
  readonly keyWidth: number
  /** Of the feed-forward part that a token passes, all its experts together. */
  readonly ffn: number
  readonly vocab: number
  /** The output shares the embedding's table. */
  readonly tied: boolean
  readonly window: number | null
}

/** Keys and values of a usual model are shared by four heads; the gated feed-forward part is 3.5 times as wide as the rest. */
const usual = { headDim: 128, shared: 4, ffn: 3.5, vocab: 128_000 }

/**
 * Of a usual model of so many parameters where nothing else is known: depth grows with the 0.4th power from Llama 3 8B's
 * 32 layers, width follows from the parameters. @param paramsB thousand millions
 */
export function usualDimensions(paramsB: number, over: Partial<Dimensions> = {}): Dimensions {
  const layers = over.layers ?? Math.max(4, Math.round(32 * (paramsB / 8) ** 0.4))
  const hidden = over.hidden ?? Math.max(64, Math.round(Math.sqrt((paramsB * 1e9) / (13 * layers)) / 64) * 64)
  const heads = over.heads ?? Math.max(1, Math.round(hidden / usual.headDim))
  return { name: `${paramsB}B`, params: paramsB * 1e9, layers, hidden, heads, queryWidth: hidden, keyWidth: hidden / usual.shared, ffn: usual.ffn * hidden, vocab: usual.vocab, tied: paramsB < 4, window: null, ...over }
}

/** Of a catalog row; what it does not say is as in a usual model. null for what is no transformer of tokens. */
export function dimensionsOf(model: ModelRow): Dimensions | null {
  const { name, totalParamsB, layers, hiddenSize, heads, kvHeads, headDim, ffnSize, moeFfnSize, expertsPerToken, vocab, kvLoraRank, tiedEmbeddings, slidingWindow } = model
  if (totalParamsB === null || !['llm', 'moe-llm', 'vlm', 'encoder'].includes(model.class)) return null
  if (layers === null || hiddenSize === null) return { ...usualDimensions(totalParamsB), name }
  const width = headDim ?? (heads ? hiddenSize / heads : usual.headDim)
  return {
    name,
    params: totalParamsB * 1e9,
    layers,
    hidden: hiddenSize,
    heads: heads ?? Math.round(hiddenSize / width),
    queryWidth: (heads ?? hiddenSize / width) * width,
    // Latent attention keeps one compressed vector for keys and values together, and the rotary part (64).
    keyWidth: kvLoraRank !== null ? (kvLoraRank + 64) / 2 : (kvHeads ?? heads ?? 1) * width,
    ffn: moeFfnSize !== null && expertsPerToken !== null ? moeFfnSize * expertsPerToken : (ffnSize ?? usual.ffn * hiddenSize),
    vocab: vocab ?? usual.vocab,
    tied: tiedEmbeddings ?? false,
    window: slidingWindow,
  }
}

/** Weights of the embedding and the output. */
export const embeddingWeights = ({ vocab, hidden, tied }: Dimensions): number => vocab * hidden * (tied ? 1 : 2)

/** Weights of adapters of this rank: rank x (in + out) for each matrix. */
export function adapterWeights({ layers, hidden, queryWidth, keyWidth, ffn }: Dimensions, rank: number, targets: 'attention' | 'all-linear'): number {
  const attention = 2 * (hidden + queryWidth) + 2 * (hidden + keyWidth)
  return layers * rank * (targets === 'attention' ? attention : attention + 3 * (hidden + ffn))
}
