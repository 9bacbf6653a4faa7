import { type CountedLayers } from './counted-layers'
import { countedFurther } from './count-further'
import { type Layers } from './layers'
import { Tally, type Shape, type Work } from './tally'

export { type Shape, type Work } from './tally'

/** The layers that a graph can lay too. */
function countedShared(tally: Tally): Layers<Shape> {
  const last = (x: Shape) => x[x.length - 1]!
  const same = (x: Shape) => tally.made(x)
  return {
    convolution([batch = 0, height = 0, width = 0, channels = 0], { out, kernel, stride }) {
      const [h, w] = [Math.ceil(height / stride), Math.ceil(width / stride)]
      tally.learn(kernel ** 2 * channels * out)
      tally.product(batch * h * w, kernel ** 2 * channels, out)
      return tally.made([batch, h, w, out])
    },
    batchNorm(x) {
      tally.learn(2 * last(x))
      return tally.made(x)
    },
    relu: same,
    maxPool: ([batch = 0, height = 0, width = 0, channels = 0]) => tally.made([batch, Math.ceil(height / 2), Math.ceil(width / 2), channels]),
    averagePool: (x) => tally.made([x[0]!, last(x)]),
    dense([rows = 0, columns = 0], { out, bias }) {
      tally.learn(columns * out + (bias ? out : 0))
      tally.product(rows, columns, out)
      return tally.made([rows, out])
    },
    lowRank([rows = 0, columns = 0], { out, rank }) {
      tally.hold(columns * out)
      tally.learn(rank * (columns + out))
      tally.product(rows, columns, out, 1)
      tally.product(rows, columns, rank)
      tally.product(rows, rank, out)
      return tally.made([rows, out])
    },
    add: same,
    multiply: same,
    gelu: same,
    silu: same,
    layerNorm(x) {
      tally.learn(2 * last(x))
      return tally.made(x)
    },
    rmsNorm(x) {
      tally.learn(last(x))
      return tally.made(x)
    },
    attention([rows = 0, columns = 0], _k, _v, { sequence, heads }) {
      // Scores and mixture, all of the square: the math form computes what the mask then hides.
      tally.product(rows, columns, sequence)
      tally.product(rows, sequence, columns)
      tally.made([rows, sequence * heads])
      return tally.made([rows, columns])
    },
  }
}

/** Lays a network to count it. */
export function countWork(build: (layers: CountedLayers) => unknown): Work {
  const tally = new Tally()
  build({ ...countedShared(tally), ...countedFurther(tally) })
  return tally.work
}
