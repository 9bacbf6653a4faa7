import { type OpOf } from '../op/plan'

/** a + b out of place: two words read and one written for each element. */
export const additionPlan: OpOf = ({ words = 1 }) => ({
  name: 'addition',
  operands: [
    { shape: [words], scale: 1 },
    { shape: [words], scale: 1 },
  ],
  build: (ops, [a, b]) => ops.add(a!, b!),
  chained: false,
  expected: (index, [a, b]) => ({ value: a![index]! + b![index]!, size: Math.abs(a![index]!) + Math.abs(b![index]!) }),
})

/** The sum of each row of [rows, columns]: one word read for each element. */
export const reductionPlan: OpOf = ({ rows = 1, columns = 1 }) => ({
  name: 'reduction',
  operands: [{ shape: [rows, columns], scale: 1 }],
  build: (ops, [x]) => ops.sum(x!, [1]),
  chained: false,
  expected(row, [x]) {
    let [value, size] = [0, 0]
    for (let i = 0; i < columns; i++) {
      value += x![row * columns + i]!
      size += x![row * columns + i]! ** 2
    }
    return { value, size: Math.sqrt(size * columns) }
  },
})
