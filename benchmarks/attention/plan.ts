import { type OpOf } from '../op/plan'
import { dot } from '../op/spot-check'

/** softmax(q k' / sqrt(d)) v over [heads, sequence, width], the scores written out in full; the result is the next q. */
export const attentionPlan: OpOf = ({ heads = 1, sequence = 1, width = 1 }) => {
  const shape = [heads, sequence, width]
  return {
    name: 'attention',
    operands: [1, 1, 1].map((scale) => ({ shape, scale })),
    build: (ops, [q, k, v]) => ops.batchMatmul(ops.op('Softmax', [ops.scale(ops.batchMatmul(q!, k!, true), 1 / Math.sqrt(width))]), v!),
    chained: true,
    expected(index, [q, k, v]) {
      const column = index % width
      const row = Math.floor(index / width) % sequence
      const first = Math.floor(index / (width * sequence)) * sequence
      const scores = Array.from({ length: sequence }, (_, j) => dot(width, (i) => q![(first + row) * width + i]!, (i) => k![(first + j) * width + i]!).value / Math.sqrt(width))
      const most = Math.max(...scores)
      const powers = scores.map((score) => Math.exp(score - most))
      const sum = powers.reduce((total, power) => total + power, 0)
      return dot(sequence, (j) => powers[j]! / sum, (j) => v![(first + j) * width + column]!)
    },
  }
}
