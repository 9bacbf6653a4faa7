import { type OpOf } from '../op/plan'
import { dot } from '../op/spot-check'

/** [rows, inner] times [inner, inner]: the result feeds the next iteration. Entries of variance 1/inner keep its scale. */
export const productPlan: OpOf = ({ n = 1, rows = n }) => ({
  name: 'matmul',
  operands: [
    { shape: [rows, n], scale: 1 },
    { shape: [n, n], scale: 1 / Math.sqrt(n) },
  ],
  build: (ops, [a, b]) => ops.matmul(a!, b!),
  chained: true,
  expected(index, [a, b]) {
    const [row, column] = [Math.floor(index / n), index % n]
    return dot(n, (i) => a![row * n + i]!, (i) => b![i * n + column]!)
  },
})

/** [tokens, hidden] through an up and a down projection: the two shapes that most of a language model's time goes to. */
export const projectionPlan: OpOf = ({ tokens = 1, hidden = 1, ffn = 1 }) => ({
  name: 'projection',
  operands: [
    { shape: [tokens, hidden], scale: 1 },
    { shape: [hidden, ffn], scale: 1 / Math.sqrt(hidden) },
    { shape: [ffn, hidden], scale: 1 / Math.sqrt(ffn) },
  ],
  build: (ops, [x, up, down]) => ops.matmul(ops.matmul(x!, up!), down!),
  chained: true,
  // Each needs a whole row of the inner result.
  spots: 4,
  expected(index, [x, up, down]) {
    const [row, column] = [Math.floor(index / hidden), index % hidden]
    const inner = new Float64Array(ffn)
    for (let i = 0; i < hidden; i++) {
      const value = x![row * hidden + i]!
      for (let c = 0; c < ffn; c++) inner[c]! += value * up![i * ffn + c]!
    }
    return dot(ffn, (i) => inner[i]!, (i) => down![i * hidden + column]!)
  },
})
