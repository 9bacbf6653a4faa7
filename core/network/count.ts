import { type Layers } from './layers'

/** What flows between layers while counting: a shape. */
export type Shape = readonly number[]

export interface Work {
  /** Of one forward pass: matrix products and convolutions, a multiply-add as two. Elementwise work is not counted, as is usual. */
  readonly flops: number
  readonly weights: number
  /** Weights that training changes. */
  readonly trained: number
  /** Elements of all layers' outputs: what training keeps for the way back. */
  readonly activations: number
}

/** Lays a network to count it. */
export function countWork(build: (layers: Layers<Shape>) => Shape): Work {
  let flops = 0
  let weights = 0
  let trained = 0
  let activations = 0
  const made = (shape: Shape): Shape => {
    activations += shape.reduce((product, size) => product * size, 1)
    return shape
  }
  const learn = (count: number) => {
    weights += count
    trained += count
  }
  const last = (x: Shape) => x[x.length - 1]!
  const same = (x: Shape) => made(x)
  const product = (rows: number, inner: number, columns: number) => (flops += 2 * rows * inner * columns)
  build({
    convolution([batch = 0, height = 0, width = 0, channels = 0], { out, kernel, stride }) {
      const [h, w] = [Math.ceil(height / stride), Math.ceil(width / stride)]
      learn(kernel ** 2 * channels * out)
      product(batch * h * w, kernel ** 2 * channels, out)
      return made([batch, h, w, out])
    },
    batchNorm(x) {
      learn(2 * last(x))
      return made(x)
    },
    relu: same,
    maxPool: ([batch = 0, height = 0, width = 0, channels = 0]) => made([batch, Math.ceil(height / 2), Math.ceil(width / 2), channels]),
    averagePool: (x) => made([x[0]!, last(x)]),
    dense([rows = 0, columns = 0], { out, bias }) {
      learn(columns * out + (bias ? out : 0))
      product(rows, columns, out)
      return made([rows, out])
    },
    lowRank([rows = 0, columns = 0], { out, rank }) {
      weights += columns * out
      learn(rank * (columns + out))
      product(rows, columns, out)
      product(rows, columns, rank)
      product(rows, rank, out)
      return made([rows, out])
    },
    add: same,
    multiply: same,
    gelu: same,
    silu: same,
    layerNorm(x) {
      learn(2 * last(x))
      return made(x)
    },
    rmsNorm(x) {
      learn(last(x))
      return made(x)
    },
    attention([rows = 0, columns = 0], _k, _v, { sequence, heads }) {
      // Scores and mixture, all of the square: the math form computes what the mask then hides.
      product(rows, columns, sequence)
      product(rows, sequence, columns)
      made([rows, sequence * heads])
      return made([rows, columns])
    },
  })
  return { flops, weights, trained, activations }
}
