import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

/** Dosovitskiy et al. 2020, table 1: "Base". */
const hidden = 768
const [heads, ffn, blocks] = [12, 3072, 12]

/** Vision Transformer B/16: pre-norm blocks over patches of 16 x 16 and a class token. @param size pixels a side */
export function vitB16(layers: CountedLayers, size = 224, classes = 1000): Shape {
  const dense = (x: Shape, out: number) => layers.dense(x, { out, bias: true })
  const [, rows = 0, columns = 0] = layers.filter([1, size, size, 3], { out: hidden, kernel: 16, stride: 16, padding: 'valid', bias: true })
  const tokens = rows * columns + 1
  layers.parameters(hidden)
  layers.parameters(tokens * hidden)
  let x = layers.each(layers.each([tokens, hidden]))
  for (let i = 0; i < blocks; i++) {
    const normed = layers.layerNorm(x)
    // Queries, keys and values are one product.
    dense(normed, 3 * hidden)
    x = layers.add(dense(layers.attend(normed, { keys: tokens, heads }), hidden), x)
    x = layers.add(dense(layers.gelu(dense(layers.layerNorm(x), ffn)), hidden), x)
  }
  layers.layerNorm(x)
  return dense([1, hidden], classes)
}
