import { attrType, type OpAttr } from '../backends/tensorflow/attributes'
import { tfType } from '../backends/tensorflow/dtype'
import { type GraphBuilder, type Node } from '../backends/tensorflow/graph'
import { typeAttr } from '../backends/tensorflow/ops'

const flag = (name: string, value: boolean): OpAttr => ({ name, type: attrType.bool, value })

/** The ops that networks are made of, in one type, by short names. */
export class GraphOps {
  private readonly scalars = new Map<number, Node>()

  constructor(
    readonly graph: GraphBuilder,
    readonly dtype: number = tfType.float,
  ) {}

  /** An op of one type argument. */
  op(type: string, inputs: readonly Node[], attributes: readonly OpAttr[] = []): Node {
    return this.graph.op(type, inputs, [typeAttr('T', this.dtype), ...attributes])
  }

  scalar(value: number): Node {
    const known = this.scalars.get(value) ?? this.graph.constant([], this.dtype, [value])
    this.scalars.set(value, known)
    return known
  }

  ints(values: readonly number[]): Node {
    return this.graph.constant([values.length], tfType.int32, values)
  }

  add = (a: Node, b: Node): Node => this.op('AddV2', [a, b])
  subtract = (a: Node, b: Node): Node => this.op('Sub', [a, b])
  multiply = (a: Node, b: Node): Node => this.op('Mul', [a, b])
  scale = (x: Node, factor: number): Node => this.multiply(x, this.scalar(factor))
  matmul = (a: Node, b: Node): Node => this.op('MatMul', [a, b])
  batchMatmul = (a: Node, b: Node, transposeB = false): Node => this.op('BatchMatMulV2', [a, b], [flag('adj_y', transposeB)])
  reshape = (x: Node, shape: readonly number[]): Node => this.op('Reshape', [x, this.ints(shape)], [typeAttr('Tshape', tfType.int32)])
  transpose = (x: Node, order: readonly number[]): Node => this.op('Transpose', [x, this.ints(order)], [typeAttr('Tperm', tfType.int32)])
  mean = (x: Node, axes: readonly number[], keep: boolean): Node => this.op('Mean', [x, this.ints(axes)], [typeAttr('Tidx', tfType.int32), flag('keep_dims', keep)])
  sum = (x: Node, axes: readonly number[]): Node => this.op('Sum', [x, this.ints(axes)], [typeAttr('Tidx', tfType.int32)])
}
