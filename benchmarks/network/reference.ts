import { batchNormEpsilon, normEpsilon, type Layers } from '../../core/network/layers'

/** Row-major numbers in float64. */
export interface Values {
  readonly shape: readonly number[]
  readonly data: Float64Array
}

const size = (shape: readonly number[]) => shape.reduce((product, each) => product * each, 1)

/** a [rows, inner] times b [inner, columns]. */
function product(a: ArrayLike<number>, b: ArrayLike<number>, rows: number, inner: number, columns: number): Float64Array {
  const out = new Float64Array(rows * columns)
  for (let r = 0; r < rows; r++)
    for (let i = 0; i < inner; i++) {
      const x = a[r * inner + i]!
      if (x !== 0) for (let c = 0; c < columns; c++) out[r * columns + c]! += x * b[i * columns + c]!
    }
  return out
}

/** Error function by its series (small x) and continued fraction (large x), to about 1e-15: Abramowitz and Stegun 7.1.5, 7.1.14. */
export function erf(x: number): number {
  const z = Math.abs(x)
  if (z > 6) return Math.sign(x)
  if (z < 2.5) {
    let term = z
    let sum = z
    for (let n = 1; Math.abs(term) > 1e-17 * sum; n++) {
      term *= -(z * z) / n
      sum += term / (2 * n + 1)
    }
    return (Math.sign(x) * 2 * sum) / Math.sqrt(Math.PI)
  }
  let fraction = 0
  for (let n = 60; n > 0; n--) fraction = n / 2 / (z + fraction)
  return Math.sign(x) * (1 - Math.exp(-z * z) / ((z + fraction) * Math.sqrt(Math.PI)))
}

/**
 * The layers in float64 by plain loops, slow and plain to read: what a graph's numbers are held against.
 * @param take the next weight in the order in which layers are laid
 * @param moments of the batch, or fixed at mean 0 and variance 1
 */
export function referenceLayers(take: (shape: readonly number[]) => ArrayLike<number>, moments: 'batch' | 'fixed' = 'batch'): Layers<Values> {
  const map = (x: Values, change: (value: number, index: number) => number): Values => ({ shape: x.shape, data: x.data.map(change) })
  const last = ({ shape }: Values) => shape[shape.length - 1]!

  /** Each group of numbers that `groupOf` puts together gets mean 0 (if `centre`) and variance 1. */
  const normalise = (x: Values, groups: number, groupOf: (index: number) => number, epsilon: number, centre: boolean): Float64Array => {
    const count = x.data.length / groups
    const mean = new Float64Array(groups)
    if (centre) x.data.forEach((value, i) => (mean[groupOf(i)]! += value / count))
    const variance = new Float64Array(groups)
    x.data.forEach((value, i) => (variance[groupOf(i)]! += (value - mean[groupOf(i)]!) ** 2 / count))
    return x.data.map((value, i) => (value - mean[groupOf(i)]!) / Math.sqrt(variance[groupOf(i)]! + epsilon))
  }
  const scaled = (x: Values, data: Float64Array, shift: boolean): Values => {
    const columns = last(x)
    const scale = take([columns])
    const offset = shift ? take([columns]) : null
    return { shape: x.shape, data: data.map((value, i) => value * scale[i % columns]! + (offset ? offset[i % columns]! : 0)) }
  }
  /** "Same" padding as TensorFlow has it: the odd row goes below. */
  const window = (length: number, kernel: number, stride: number) => {
    const out = Math.ceil(length / stride)
    return { out, before: Math.floor(Math.max(0, (out - 1) * stride + kernel - length) / 2) }
  }

  return {
    convolution(x, { out, kernel, stride }) {
      const [batch = 0, height = 0, width = 0, channels = 0] = x.shape
      const weights = take([kernel, kernel, channels, out])
      const [rows, columns] = [window(height, kernel, stride), window(width, kernel, stride)]
      const shape = [batch, rows.out, columns.out, out]
      const data = new Float64Array(size(shape))
      for (let b = 0; b < batch; b++)
        for (let r = 0; r < rows.out; r++)
          for (let c = 0; c < columns.out; c++)
            for (let i = 0; i < kernel; i++)
              for (let j = 0; j < kernel; j++) {
                const [y, z] = [r * stride + i - rows.before, c * stride + j - columns.before]
                if (y < 0 || z < 0 || y >= height || z >= width) continue
                const from = ((b * height + y) * width + z) * channels
                const to = ((b * rows.out + r) * columns.out + c) * out
                for (let channel = 0; channel < channels; channel++) {
                  const value = x.data[from + channel]!
                  const at = ((i * kernel + j) * channels + channel) * out
                  for (let o = 0; o < out; o++) data[to + o]! += value * weights[at + o]!
                }
              }
      return { shape, data }
    },
    batchNorm: (x) => scaled(x, moments === 'batch' ? normalise(x, last(x), (i) => i % last(x), batchNormEpsilon, true) : x.data.map((value) => value / Math.sqrt(1 + batchNormEpsilon)), true),
    relu: (x) => map(x, (value) => Math.max(0, value)),
    maxPool(x) {
      const [batch = 0, height = 0, width = 0, channels = 0] = x.shape
      const [rows, columns] = [window(height, 3, 2), window(width, 3, 2)]
      const shape = [batch, rows.out, columns.out, channels]
      const data = new Float64Array(size(shape)).fill(-Infinity)
      data.forEach((_, at) => {
        const channel = at % channels
        const [c, r, b] = [Math.floor(at / channels) % columns.out, Math.floor(at / channels / columns.out) % rows.out, Math.floor(at / channels / columns.out / rows.out)]
        for (let y = Math.max(0, 2 * r - rows.before); y <= Math.min(height - 1, 2 * r - rows.before + 2); y++)
          for (let z = Math.max(0, 2 * c - columns.before); z <= Math.min(width - 1, 2 * c - columns.before + 2); z++)
            data[at] = Math.max(data[at]!, x.data[((b * height + y) * width + z) * channels + channel]!)
      })
      return { shape, data }
    },
    averagePool(x) {
      const [batch = 0, height = 0, width = 0, channels = 0] = x.shape
      const data = new Float64Array(batch * channels)
      x.data.forEach((value, i) => (data[Math.floor(i / (height * width * channels)) * channels + (i % channels)]! += value / (height * width)))
      return { shape: [batch, channels], data }
    },
    dense(x, { out, bias }) {
      const [rows = 0, columns = 0] = x.shape
      const data = product(x.data, take([columns, out]), rows, columns, out)
      const offset = bias ? take([out]) : null
      return { shape: [rows, out], data: offset ? data.map((value, i) => value + offset[i % out]!) : data }
    },
    lowRank(x, { out, rank }) {
      const [rows = 0, columns = 0] = x.shape
      const fixed = product(x.data, take([columns, out]), rows, columns, out)
      const inner = product(x.data, take([columns, rank]), rows, columns, rank)
      const low = product(inner, take([rank, out]), rows, rank, out)
      return { shape: [rows, out], data: fixed.map((value, i) => value + low[i]!) }
    },
    add: (a, b) => map(a, (value, i) => value + b.data[i]!),
    multiply: (a, b) => map(a, (value, i) => value * b.data[i]!),
    gelu: (x) => map(x, (value) => 0.5 * value * (1 + erf(value * Math.SQRT1_2))),
    silu: (x) => map(x, (value) => value / (1 + Math.exp(-value))),
    layerNorm: (x) => scaled(x, normalise(x, x.shape[0]!, (i) => Math.floor(i / last(x)), normEpsilon, true), true),
    rmsNorm: (x) => scaled(x, normalise(x, x.shape[0]!, (i) => Math.floor(i / last(x)), normEpsilon, false), false),
    attention(q, k, v, { sequence, heads, causal }) {
      const [rows = 0, columns = 0] = q.shape
      const width = columns / heads
      const data = new Float64Array(rows * columns)
      for (let row = 0; row < rows; row++)
        for (let head = 0; head < heads; head++) {
          const first = row - (row % sequence)
          const until = causal ? (row % sequence) + 1 : sequence
          const at = (r: number, i: number) => r * columns + head * width + i
          const scores = Array.from({ length: until }, (_, j) => {
            let dot = 0
            for (let i = 0; i < width; i++) dot += q.data[at(row, i)]! * k.data[at(first + j, i)]!
            return dot / Math.sqrt(width)
          })
          const most = Math.max(...scores)
          const powers = scores.map((score) => Math.exp(score - most))
          const sum = powers.reduce((total, power) => total + power, 0)
          powers.forEach((power, j) => {
            for (let i = 0; i < width; i++) data[at(row, i)]! += (power / sum) * v.data[at(first + j, i)]!
          })
        }
      return { shape: q.shape, data }
    },
  }
}
