import { type Params } from '../../core/benchmark/definition'
import { type Node } from '../backends/tensorflow/graph'
import { type GraphOps } from '../network/graph-ops'

export interface Operand {
  readonly shape: readonly number[]
  /** Standard deviation of its normal values. */
  readonly scale: number
}

/** What one element of the result should be, in float64, and the size that its error is set against. */
export interface Expected {
  readonly value: number
  readonly size: number
}

/** One operation, or a short chain of them, timed inside a graph function. Row-major everywhere. */
export interface OpPlan {
  readonly operands: readonly Operand[]
  /** Names the function: "matmul". */
  readonly name: string
  build(ops: GraphOps, operands: readonly Node[]): Node
  /** The result is the first operand of the next iteration: it has its shape, and its scale does not run away. */
  readonly chained: boolean
  /** Elements that a check looks at, where one costs much; else 18. */
  readonly spots?: number
  /** Element `index` of the result. @param values the operands as they are on the device, rounded to its type */
  expected(index: number, values: readonly ArrayLike<number>[]): Expected
}

export type OpOf = (params: Params) => OpPlan
