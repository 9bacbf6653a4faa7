import { type CountedLayers, type Window } from '../counted-layers'
import { type Shape } from '../tally'
import { chain, convolved } from './convolved'

const one: Window = { kernel: 1 }
const three: Window = { kernel: 3 }
const inside: Window = { kernel: 3, padding: 'valid' }
const reduce: Window = { kernel: 3, stride: 2, padding: 'valid' }
const wide = (size: number): Window => ({ kernel: [1, size] })
const high = (size: number): Window => ({ kernel: [size, 1] })

/** Inception v4 (Szegedy et al. 2016, figures 3 to 9) at 299 x 299, without an auxiliary classifier, as timm has it. */
export function inception4(layers: CountedLayers, classes = 1000): Shape {
  const pooled = (x: Shape, out: number) => convolved(layers, layers.pool(x, { kernel: 3 }), out, one)

  const mixedA = (x: Shape) =>
    layers.concat(convolved(layers, x, 96, one), chain(layers, x, [[64, one], [96, three]]), chain(layers, x, [[64, one], [96, three], [96, three]]), pooled(x, 96))
  const mixedB = (x: Shape) =>
    layers.concat(
      convolved(layers, x, 384, one),
      chain(layers, x, [[192, one], [224, wide(7)], [256, high(7)]]),
      chain(layers, x, [[192, one], [192, high(7)], [224, wide(7)], [224, high(7)], [256, wide(7)]]),
      pooled(x, 128),
    )
  const mixedC = (x: Shape) => {
    const spread = (y: Shape) => [convolved(layers, y, 256, wide(3)), convolved(layers, y, 256, high(3))]
    return layers.concat(convolved(layers, x, 256, one), ...spread(convolved(layers, x, 384, one)), ...spread(chain(layers, x, [[384, one], [448, high(3)], [512, wide(3)]])), pooled(x, 256))
  }

  let x = chain(layers, [1, 299, 299, 3], [[32, reduce], [32, inside], [64, three]])
  x = layers.concat(layers.pool(x, reduce), convolved(layers, x, 96, reduce))
  x = layers.concat(chain(layers, x, [[64, one], [96, inside]]), chain(layers, x, [[64, one], [64, wide(7)], [64, high(7)], [96, inside]]))
  x = layers.concat(convolved(layers, x, 192, reduce), layers.pool(x, reduce))
  for (let i = 0; i < 4; i++) x = mixedA(x)
  x = layers.concat(convolved(layers, x, 384, reduce), chain(layers, x, [[192, one], [224, three], [256, reduce]]), layers.pool(x, reduce))
  for (let i = 0; i < 7; i++) x = mixedB(x)
  x = layers.concat(chain(layers, x, [[192, one], [192, reduce]]), chain(layers, x, [[256, one], [256, wide(7)], [320, high(7)], [320, reduce]]), layers.pool(x, reduce))
  for (let i = 0; i < 3; i++) x = mixedC(x)
  return layers.dense(layers.averagePool(x), { out: classes, bias: true })
}
