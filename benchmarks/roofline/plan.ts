import { type OpOf } from '../op/plan'
import { dot } from '../op/spot-check'

/** [n, depth] times [depth, n]: the depth sets how much arithmetic there is for each byte. */
export const outerPlan: OpOf = ({ n = 1, depth = 1 }) => ({
  name: 'outer',
  operands: [
    { shape: [n, depth], scale: 1 },
    { shape: [depth, n], scale: 1 },
  ],
  build: (ops, [a, b]) => ops.matmul(a!, b!),
  chained: false,
  expected(index, [a, b]) {
    const [row, column] = [Math.floor(index / n), index % n]
    return dot(depth, (i) => a![row * depth + i]!, (i) => b![i * n + column]!)
  },
})
