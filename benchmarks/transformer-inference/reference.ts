import { erf } from '../network/reference'
import { layerNormEpsilon, type BlockShape, type BlockWeights } from './block'

type Matrix = number[][]

const toMatrix = (values: ArrayLike<number>, rows: number, columns: number): Matrix =>
  Array.from({ length: rows }, (_, r) => Array.from({ length: columns }, (_, c) => values[r * columns + c]!))

const multiply = (a: Matrix, b: Matrix): Matrix => a.map((row) => b[0]!.map((_, c) => row.reduce((sum, x, k) => sum + x * b[k]![c]!, 0)))

const add = (a: Matrix, b: Matrix): Matrix => a.map((row, r) => row.map((x, c) => x + b[r]![c]!))

function norm(x: Matrix): Matrix {
  return x.map((row) => {
    const mean = row.reduce((sum, value) => sum + value, 0) / row.length
    const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / row.length
    return row.map((value) => (value - mean) / Math.sqrt(variance + layerNormEpsilon))
  })
}

function softmax(row: number[]): number[] {
  const most = Math.max(...row)
  const powers = row.map((value) => Math.exp(value - most))
  const sum = powers.reduce((total, value) => total + value, 0)
  return powers.map((value) => value / sum)
}

/** The block in plain float64 loops: the known answer that every engine's block is held against. */
export function referenceBlock(shape: BlockShape, weights: BlockWeights, input: ArrayLike<number>): number[] {
  const { batch, sequence, hidden, heads, ffn } = shape
  const headDim = hidden / heads
  const square = (values: Float32Array) => toMatrix(values, hidden, hidden)
  const output: number[] = []
  for (let b = 0; b < batch; b++) {
    const offset = b * sequence * hidden
    const x = toMatrix(Array.from({ length: sequence * hidden }, (_, i) => input[offset + i]!), sequence, hidden)
    const [q, k, v] = [weights.query, weights.key, weights.value].map((w) => multiply(x, square(w))) as [Matrix, Matrix, Matrix]
    const mixed: Matrix = x.map(() => new Array<number>(hidden).fill(0))
    for (let h = 0; h < heads; h++) {
      const columns = Array.from({ length: headDim }, (_, i) => h * headDim + i)
      for (let s = 0; s < sequence; s++) {
        const scores = softmax(k.map((row) => columns.reduce((sum, c) => sum + q[s]![c]! * row[c]!, 0) / Math.sqrt(headDim)))
        for (const c of columns) mixed[s]![c] = v.reduce((sum, row, t) => sum + scores[t]! * row[c]!, 0)
      }
    }
    const attended = norm(add(x, multiply(mixed, square(weights.output))))
    const inner = multiply(attended, toMatrix(weights.up, hidden, ffn)).map((row) => row.map((u) => 0.5 * u * (1 + erf(u * Math.SQRT1_2))))
    output.push(...norm(add(attended, multiply(inner, toMatrix(weights.down, ffn, hidden)))).flat())
  }
  return output
}
