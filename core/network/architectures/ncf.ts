import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

/** MovieLens 20M, and the factors and layers that MLPerf and NVIDIA train. */
const [users, items, factors] = [138_493, 26_744, 64]
const widths = [256, 256, 128, 64]

/** Neural matrix factorisation (He et al. 2017): factors multiplied, beside a perceptron over both embeddings. One pair of user and item. */
export function neuMf(layers: CountedLayers): Shape {
  const embed = (count: number, size: number) => layers.embedding(1, { count, size })
  const product = layers.multiply(embed(users, factors), embed(items, factors))
  let x = layers.concat(embed(users, widths[0]! / 2), embed(items, widths[0]! / 2))
  for (const out of widths.slice(1)) x = layers.relu(layers.dense(x, { out, bias: true }))
  return layers.dense(layers.concat(product, x), { out: 1, bias: true })
}
