import { type CountedLayers, type Window } from '../counted-layers'
import { type Shape } from '../tally'
import { chain, convolved, flat } from './convolved'

const one: Window = { kernel: 1 }
const three: Window = { kernel: 3 }
const reduce: Window = { kernel: 3, stride: 2, padding: 'valid' }
const wide = (size: number): Window => ({ kernel: [1, size] })
const high = (size: number): Window => ({ kernel: [size, 1] })

/**
 * Inception v3 (Szegedy et al. 2015) at 299 x 299 with the auxiliary classifier, which training uses; widths as in the
 * authors' TensorFlow code and torchvision.
 */
export function inception3(layers: CountedLayers, classes = 1000): Shape {
  const pooled = (x: Shape, out: number) => convolved(layers, layers.pool(x, { kernel: 3 }), out, one)

  /** Inception, "figure 5". */
  const mixed35 = (x: Shape, pool: number) =>
    layers.concat(
      convolved(layers, x, 64, one),
      chain(layers, x, [[48, one], [64, { kernel: 5 }]]),
      chain(layers, x, [[64, one], [96, three], [96, three]]),
      pooled(x, pool),
    )
  /** Sevens factorised, "figure 6". */
  const mixed17 = (x: Shape, inner: number) =>
    layers.concat(
      convolved(layers, x, 192, one),
      chain(layers, x, [[inner, one], [inner, wide(7)], [192, high(7)]]),
      chain(layers, x, [[inner, one], [inner, high(7)], [inner, wide(7)], [inner, high(7)], [192, wide(7)]]),
      pooled(x, 192),
    )
  /** The bank made wider, "figure 7". */
  const mixed8 = (x: Shape) => {
    const spread = (y: Shape) => layers.concat(convolved(layers, y, 384, wide(3)), convolved(layers, y, 384, high(3)))
    return layers.concat(convolved(layers, x, 320, one), spread(convolved(layers, x, 384, one)), spread(chain(layers, x, [[448, one], [384, three]])), pooled(x, 192))
  }
  const auxiliary = (x: Shape) => {
    const y = chain(layers, layers.pool(x, { kernel: 5, stride: 3, padding: 'valid' }), [[128, one], [768, { kernel: 5, padding: 'valid' }]])
    layers.dense(flat(y), { out: classes, bias: true })
  }

  let x = chain(layers, [1, 299, 299, 3], [[32, reduce], [32, { kernel: 3, padding: 'valid' }], [64, three]])
  x = chain(layers, layers.pool(x, reduce), [[80, one], [192, { kernel: 3, padding: 'valid' }]])
  x = layers.pool(x, reduce)
  for (const pool of [32, 64, 64]) x = mixed35(x, pool)
  x = layers.concat(convolved(layers, x, 384, reduce), chain(layers, x, [[64, one], [96, three], [96, reduce]]), layers.pool(x, reduce))
  for (const inner of [128, 160, 160, 192]) x = mixed17(x, inner)
  auxiliary(x)
  x = layers.concat(chain(layers, x, [[192, one], [320, reduce]]), chain(layers, x, [[192, one], [192, wide(7)], [192, high(7)], [192, reduce]]), layers.pool(x, reduce))
  x = mixed8(mixed8(x))
  return layers.dense(layers.averagePool(x), { out: classes, bias: true })
}
