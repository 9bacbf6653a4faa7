import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'
import { encoderBlock } from '../transformer'

/** Devlin et al. 2018, section 3. */
export const bertSizes = {
  base: { hidden: 768, heads: 12, ffn: 3072, blocks: 12 },
  large: { hidden: 1024, heads: 16, ffn: 4096, blocks: 24 },
} as const

const vocabulary = 30_522
const places = 512
/** Of a token: in the question or in the text. */
const segments = 2

/** BERT, uncased, that marks where the answer to a question starts and ends (SQuAD). */
export function bertSquad(layers: CountedLayers, size: keyof typeof bertSizes, sequence: number): Shape {
  const { blocks, ...block } = bertSizes[size]
  const { hidden } = block
  const words = layers.embedding(sequence, { count: vocabulary, size: hidden })
  const placed = layers.add(words, layers.embedding(sequence, { count: places, size: hidden }))
  let x = layers.layerNorm(layers.add(placed, layers.embedding(sequence, { count: segments, size: hidden })))
  for (let i = 0; i < blocks; i++) x = encoderBlock(layers, x, { sequence, ...block })
  // The pooler is there and computed, though only classifiers of whole sequences use it.
  layers.each(layers.dense([1, hidden], { out: hidden, bias: true }))
  return layers.dense(x, { out: 2, bias: true })
}
