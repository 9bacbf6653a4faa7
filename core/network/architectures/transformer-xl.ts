import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

/** Configurations of NVIDIA's DeepLearningExamples for WikiText-103: tokens predicted a segment, and as many remembered. */
export const transformerXlSizes = {
  base: { blocks: 16, hidden: 512, heads: 8, inner: 2048, segment: 192, memory: 192, divisor: 1 },
  large: { blocks: 18, hidden: 1024, heads: 16, inner: 4096, segment: 384, memory: 384, divisor: 4 },
} as const

/** Words of WikiText-103 by frequency; each cluster of rarer ones is `divisor` times narrower. */
const cutoffs = [19_997, 39_997, 199_997, 267_735]
const clusters = cutoffs.map((end, i) => end - (cutoffs[i - 1] ?? 0))

/**
 * Transformer-XL (Dai et al. 2019): post-norm blocks whose keys reach back over the segment before, relative places,
 * adaptive softmax tied to the embedding. Rare words' clusters are weights here and no work: a few per cent of the tokens
 * need them, and how many is the data's.
 */
export function transformerXl(layers: CountedLayers, size: keyof typeof transformerXlSizes): Shape {
  const { blocks, hidden, heads, inner, segment, memory, divisor } = transformerXlSizes[size]
  const reach = segment + memory
  words(layers, hidden, divisor)
  let x = layers.each([segment, hidden])
  if (divisor > 1) x = layers.dense(x, { out: hidden, bias: false })
  // The two biases of the scores are one for all blocks.
  layers.parameters(2 * hidden)
  for (let i = 0; i < blocks; i++) {
    // Queries are computed for what is remembered too, and dropped.
    layers.dense([reach, hidden], { out: 3 * hidden, bias: false })
    layers.dense([reach, hidden], { out: hidden, bias: false })
    layers.each(x)
    layers.each(x)
    // Scores by place come beside those by content.
    layers.times(x, reach)
    layers.each([segment, reach * heads])
    const mixed = layers.dense(layers.attend(x, { keys: reach, heads }), { out: hidden, bias: false })
    x = layers.layerNorm(layers.add(mixed, x))
    x = layers.layerNorm(layers.add(layers.dense(layers.relu(layers.dense(x, { out: inner, bias: true })), { out: hidden, bias: true }), x))
  }
  if (divisor > 1) x = layers.dense(x, { out: hidden, bias: false })
  const head = clusters[0]! + clusters.length - 1
  layers.parameters((clusters.length - 1) * (hidden + 1))
  return layers.tied(() => layers.dense(x, { out: head, bias: true }))
}

/** The table of words with its projections, and the biases of the softmax. */
function words(layers: CountedLayers, hidden: number, divisor: number): void {
  clusters.forEach((count, i) => {
    const width = hidden / divisor ** i
    layers.parameters(count * width + count)
    // The first cluster's projections, in and out, are layers of their own.
    if (divisor > 1 && i > 0) layers.parameters(width * hidden)
  })
}
