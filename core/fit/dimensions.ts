import { type ModelRow } from '../catalog/schema'
import { familyOf, usualFamily, type Family } from './families'

/** Experts of a layer that has them. */
export interface Experts {
  readonly count: number
  readonly active: number
  readonly width: number
}

/** What memory depends on. Counts, not thousands of millions. */
export interface Dimensions {
  readonly name: string
  readonly params: number
  readonly layers: number
  readonly hidden: number
  readonly heads: number
  /** Heads of keys and values: as many as `heads`, fewer when they are shared. */
  readonly kvHeads: number
  /** Elements of one token's queries, and of its keys (its values are as many), in one layer. */
  readonly queryWidth: number
  readonly keyWidth: number
  /** Elements that the cache keeps of one token in one layer: keys and values, or latent attention's one vector; 0 where nothing is continued. */
  readonly cacheWidth: number
  /** Keys and values are compressed into one vector, whose matrices are not in the catalog. */
  readonly latent: boolean
  /** Of the feed-forward part of a layer without experts. */
  readonly ffn: number
  readonly experts: Experts | null
  readonly vocab: number
  /** Logits of each token: the vocabulary, or 0 for a model that only reads. */
  readonly logits: number
  /** The output shares the embedding's table. */
  readonly tied: boolean
  readonly window: number | null
  readonly family: Family
  /** Tokens that one sample always has (an image), 0 where they are asked. */
  readonly tokens: number
  /** Nothing but the number of parameters is known: the rest is a usual model's. */
  readonly guessed: boolean
}

/** Four heads share keys and values, and the gated feed-forward part is 3.5 times as wide as the rest (Llama 3). */
const usual = { headDim: 128, shared: 4, ffn: 3.5, vocab: 128_000, tiedBelowB: 4 }

/**
 * Of a usual model of so many parameters where nothing else is known: depth grows with the 0.4th power from Llama 3 8B's
 * 32 layers, width follows from the parameters. Neither is rounded, so that more parameters never need less.
 * @param paramsB thousand millions
 */
export function usualDimensions(paramsB: number, over: Partial<Dimensions> = {}): Dimensions {
  const layers = over.layers ?? Math.max(4, 32 * (paramsB / 8) ** 0.4)
  const hidden = over.hidden ?? Math.max(64, Math.sqrt((paramsB * 1e9) / (13 * layers)))
  const heads = over.heads ?? Math.max(1, hidden / usual.headDim)
  const queryWidth = over.queryWidth ?? hidden
  const keyWidth = over.keyWidth ?? queryWidth / usual.shared
  const width = queryWidth / heads
  return { name: `${paramsB}B`, params: paramsB * 1e9, layers, hidden, heads, kvHeads: keyWidth / width, queryWidth, keyWidth, cacheWidth: 2 * keyWidth, latent: false, ffn: usual.ffn * hidden, experts: null, vocab: usual.vocab, logits: over.vocab ?? usual.vocab, tied: paramsB < usual.tiedBelowB, window: null, family: usualFamily, tokens: 0, guessed: true, ...over }
}

/** Pieces of an image of 16 x 16 points, and one for the answer; FLUX packs 2 x 2 of its latent's, and reads 512 tokens of text. */
const imageTokens = ({ class: kind, inputSize }: ModelRow): number => (inputSize === null ? 0 : (inputSize / 16) ** 2 + (kind === 'diffusion' ? 512 : 1))

/** Models of tokens, and of images where the catalog has their dimensions. */
export const hasDimensions = (model: ModelRow): boolean =>
  model.totalParamsB !== null && (['llm', 'moe-llm', 'vlm'].includes(model.class) || (['encoder', 'diffusion'].includes(model.class) && model.layers !== null && model.hiddenSize !== null))

const ready = new WeakMap<ModelRow, Dimensions | null>()

/** Of a catalog row; what it does not say is as in a usual model. null where memory cannot be told. One object for each row, for what is remembered of it. */
export function dimensionsOf(model: ModelRow): Dimensions | null {
  if (!ready.has(model)) ready.set(model, readDimensions(model))
  return ready.get(model)!
}

function readDimensions(model: ModelRow): Dimensions | null {
  const { name, totalParamsB, layers, hiddenSize, heads, kvHeads, headDim, ffnSize, moeFfnSize, experts, expertsPerToken, vocab, kvLoraRank, tiedEmbeddings, slidingWindow } = model
  if (totalParamsB === null || !hasDimensions(model)) return null
  const family = familyOf(model)
  if (layers === null || hiddenSize === null) return { ...usualDimensions(totalParamsB, vocab === null ? {} : { vocab }), name, family }
  const width = headDim ?? (heads ? hiddenSize / heads : usual.headDim)
  const count = heads ?? Math.max(1, Math.round(hiddenSize / width))
  const shared = kvHeads ?? count
  const image = model.inputSize !== null
  // T5 counts the layers of one of its two stacks.
  const stacks = /encoder-decoder/.test(model.note ?? '') ? 2 : 1
  const readsOnly = stacks === 1 && (model.class === 'encoder' || model.class === 'diffusion')
  const words = image ? 0 : (vocab ?? (model.class === 'encoder' ? 30_522 : usual.vocab))
  return {
    name,
    params: Math.round(totalParamsB * 1e9),
    layers: layers * stacks,
    hidden: hiddenSize,
    heads: count,
    kvHeads: shared,
    queryWidth: count * width,
    keyWidth: shared * width,
    // Latent attention keeps one compressed vector for keys and values together, and the rotary part (64).
    cacheWidth: readsOnly ? 0 : kvLoraRank !== null ? kvLoraRank + 64 : 2 * shared * width,
    latent: kvLoraRank !== null,
    ffn: ffnSize ?? usual.ffn * hiddenSize,
    experts: experts !== null && expertsPerToken !== null ? { count: experts, active: expertsPerToken, width: moeFfnSize ?? ffnSize ?? usual.ffn * hiddenSize } : null,
    vocab: words,
    logits: readsOnly ? 0 : words,
    tied: tiedEmbeddings ?? model.class === 'encoder',
    window: slidingWindow,
    family,
    tokens: image ? imageTokens(model) : 0,
    guessed: false,
  }
}

/** Layers that have experts. */
export const expertLayers = ({ layers, experts, family }: Dimensions): number => (experts === null ? 0 : Math.floor((layers - family.denseLayers) / family.expertsEvery))

/** Of the feed-forward part that a token passes in one layer, all its experts together. */
export const activeFfn = ({ ffn, experts, family }: Dimensions): number => (experts === null ? ffn : experts.width * (experts.active + family.sharedExperts))

/** Matrices into the feed-forward part and out of it. */
export const ffnMatrices = ({ family }: Dimensions): 2 | 3 => (family.gated ? 3 : 2)

/** Weights of the embedding and, where it has a table of its own, of the output. */
export const embeddingWeights = ({ vocab, hidden, tied, params }: Dimensions): number => Math.min(params, vocab * hidden * (tied ? 1 : 2))

/**
 * Weights of adapters of this rank: rank x (in + out) for each matrix. Tools name the experts' matrices as the layer's, so
 * each expert has its own.
 */
export function adapterWeights(of: Dimensions, rank: number, targets: 'attention' | 'all-linear'): number {
  const { layers, hidden, queryWidth, keyWidth, ffn, experts, family } = of
  const attention = layers * (2 * (hidden + queryWidth) + 2 * (hidden + keyWidth))
  if (targets === 'attention') return rank * attention
  const withExperts = expertLayers(of)
  const each = (width: number) => ffnMatrices(of) * (hidden + width)
  return rank * (attention + (layers - withExperts) * each(ffn) + (experts === null ? 0 : withExperts * (experts.count + family.sharedExperts) * each(experts.width)))
}
