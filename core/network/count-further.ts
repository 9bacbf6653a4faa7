import { type CountedLayers, type Padding, type Window } from './counted-layers'
import { type Layers } from './layers'
import { type Shape, type Tally } from './tally'

const sides = (kernel: Window['kernel']): readonly [number, number] => (typeof kernel === 'number' ? [kernel, kernel] : kernel)

/** Outputs along one side. */
function outputs(size: number, kernel: number, stride: number, padding: Padding, dilation = 1): number {
  if (padding === 'same') return Math.ceil(size / stride)
  const reach = dilation * (kernel - 1) + 1
  return Math.floor((size + 2 * (padding === 'valid' ? 0 : padding) - reach) / stride) + 1
}

/** The layers that are only counted. */
export function countedFurther(tally: Tally): Omit<CountedLayers, keyof Layers<Shape>> {
  const last = (x: Shape) => x[x.length - 1]!
  return {
    filter([batch = 0, height = 0, width = 0, channels = 0], { out, kernel, stride = 1, padding = 'same', bias = false, dilation = 1 }) {
      const [kh, kw] = sides(kernel)
      const [h, w] = [outputs(height, kh, stride, padding, dilation), outputs(width, kw, stride, padding, dilation)]
      tally.learn(kh * kw * channels * out + (bias ? out : 0))
      tally.product(batch * h * w, kh * kw * channels, out)
      return tally.made([batch, h, w, out])
    },
    transposed([batch = 0, height = 0, width = 0, channels = 0], { out, kernel, stride, bias }) {
      const [kh, kw] = sides(kernel)
      tally.learn(kh * kw * channels * out + (bias ? out : 0))
      tally.product(batch * height * width, channels, kh * kw * out)
      // A kernel one tap high leaves the height.
      return tally.made([batch, kh === 1 ? height : height * stride, kw === 1 ? width : width * stride, out])
    },
    pool([batch = 0, height = 0, width = 0, channels = 0], { kernel, stride = 1, padding = 'same' }) {
      const [kh, kw] = sides(kernel)
      return tally.made([batch, outputs(height, kh, stride, padding), outputs(width, kw, stride, padding), channels])
    },
    upsample: ([batch = 0, height = 0, width = 0, channels = 0], times) => tally.made([batch, height * times, width * times, channels]),
    concat: (...xs) => tally.made([...xs[0]!.slice(0, -1), xs.reduce((sum, x) => sum + last(x), 0)]),
    each: (x) => tally.made(x),
    groupNorm(x) {
      tally.learn(2 * last(x))
      return tally.made(x)
    },
    embedding(rows, { count, size }) {
      tally.learn(count * size)
      return tally.made([rows, size])
    },
    parameters: (count) => tally.learn(count),
    attend([rows = 0, columns = 0], { keys, heads }) {
      tally.product(rows, columns, keys)
      tally.product(rows, keys, columns)
      // Scores, their softmax, the mixture.
      tally.made([rows, keys * heads])
      tally.made([rows, keys * heads])
      return tally.made([rows, columns])
    },
    times([rows = 0, inner = 0], columns) {
      tally.product(rows, inner, columns)
      return tally.made([rows, columns])
    },
    lstm([rows = 0, columns = 0], { hidden, bidirectional = false }) {
      const ways = bidirectional ? 2 : 1
      for (let way = 0; way < ways; way++) {
        tally.learn(4 * hidden * (columns + hidden) + 8 * hidden)
        tally.product(rows, columns, 4 * hidden)
        tally.made([rows, 4 * hidden])
        tally.within({ times: rows }, () => {
          tally.product(1, hidden, 4 * hidden)
          tally.made([1, 4 * hidden])
          // State and output of the cell, by one kernel.
          tally.made([2, hidden])
        })
      }
      return [rows, ways * hidden]
    },
    repeat: (times, lay) => tally.within({ times }, lay),
    tied: (lay) => tally.within({ tied: true }, lay),
    frozen: (lay) => tally.within({ frozen: true }, lay),
  }
}
