import { embeddingWeights, expertLayers, ffnMatrices, usualDimensions, type Dimensions } from './dimensions'
import { FitError } from './fit-error'
import { type DimensionFields } from './question'

/** Weights that dimensions alone make: tables, attention, feed-forward parts with all their experts. @param attention weights of one layer's, where it is not the usual four matrices */
export function countWeights(of: Dimensions, attention = 2 * of.hidden * (of.queryWidth + of.keyWidth)): number {
  const { layers, hidden, ffn, experts, family } = of
  const each = ffnMatrices(of) * hidden
  const withExperts = expertLayers(of)
  const feed = (layers - withExperts) * each * ffn + (experts === null ? 0 : withExperts * (experts.count + family.sharedExperts) * each * experts.width)
  return embeddingWeights({ ...of, params: Infinity }) + layers * attention + feed
}

/** Shapes that no model can have, by name. */
function refuseNonsense({ hiddenSize, heads, kvHeads, headDim, experts, expertsPerToken }: DimensionFields): void {
  const outside = (message: string): never => {
    throw new FitError('out-of-range', message)
  }
  if (hiddenSize !== undefined && heads !== undefined && headDim === undefined && hiddenSize % heads !== 0) outside(`heads: ${heads} do not divide a hiddenSize of ${hiddenSize}`)
  if (heads !== undefined && kvHeads !== undefined && (kvHeads > heads || heads % kvHeads !== 0)) outside(`kvHeads: ${kvHeads} do not divide ${heads} heads`)
  if (expertsPerToken !== undefined && (experts === undefined || expertsPerToken > experts)) outside(`expertsPerToken: ${expertsPerToken} of ${experts ?? 'no'} experts`)
}

/**
 * The dimensions that a question gives, filled up from a usual model; without `paramsB` they are counted.
 * @throws FitError out-of-range, bad-question by the field's name
 */
export function givenDimensions(fields: DimensionFields): Dimensions {
  refuseNonsense(fields)
  const { paramsB, layers, hiddenSize: hidden, heads, kvHeads, headDim, ffnSize, vocab, slidingWindow, kvLoraRank, experts, expertsPerToken, moeFfnSize, tiedEmbeddings } = fields
  if (paramsB === undefined && (layers === undefined || hidden === undefined)) throw new FitError('bad-question', 'name a model, or give paramsB, or layers and hiddenSize')
  // Twelve layers x hidden squared, where nothing else tells the size from which the rest is taken.
  const size = paramsB ?? Math.min(100_000, Math.max(0.001, (12 * layers! * hidden! ** 2) / 1e9))
  const width = headDim ?? (heads !== undefined && hidden !== undefined ? hidden / heads : undefined)
  const known = layers !== undefined && hidden !== undefined && heads !== undefined && ffnSize !== undefined && vocab !== undefined
  const filled = usualDimensions(size, {
    ...(layers !== undefined ? { layers } : {}),
    ...(hidden !== undefined ? { hidden } : {}),
    ...(heads !== undefined ? { heads } : {}),
    ...(heads !== undefined && width !== undefined ? { queryWidth: heads * width, keyWidth: (kvHeads ?? heads) * width } : {}),
    ...(ffnSize !== undefined ? { ffn: ffnSize } : {}),
    ...(vocab !== undefined ? { vocab, logits: vocab } : {}),
    ...(tiedEmbeddings !== undefined ? { tied: tiedEmbeddings } : {}),
    ...(slidingWindow !== undefined ? { window: slidingWindow } : {}),
    guessed: !known,
  })
  const withExperts = experts === undefined || expertsPerToken === undefined ? null : { count: experts, active: expertsPerToken, width: moeFfnSize ?? filled.ffn }
  const complete = { ...filled, experts: withExperts, ...(kvLoraRank !== undefined ? { cacheWidth: kvLoraRank + 64, latent: true } : {}) }
  return paramsB === undefined ? { ...complete, params: countWeights(complete), name: 'the given dimensions' } : complete
}
