import { attrType, type OpAttr } from '../backends/tensorflow/attributes'
import { tfType } from '../backends/tensorflow/dtype'
import { type Node } from '../backends/tensorflow/graph'
import { typeAttr } from '../backends/tensorflow/ops'
import { type GraphOps } from './graph-ops'
import { batchNormEpsilon, normEpsilon, type Layers } from '../../core/network/layers'
import { type Weights } from './weights'

/** What flows between layers while laying a graph: a node and its shape. */
export interface Flow {
  readonly node: Node
  readonly shape: readonly number[]
}

const ints = (name: string, value: readonly number[]): OpAttr => ({ name, type: attrType.int, value: [...value] })
const text = (name: string, value: string): OpAttr => ({ name, type: attrType.string, value })
/** Hides what comes later: e to this power is zero in every float. */
const hidden = -1e9

/**
 * Lays a network as TensorFlow nodes.
 * @param moments `batch` as training has them; `fixed` (mean 0, variance 1) as inference has its stored ones
 */
export function graphLayers(ops: GraphOps, weights: Weights, moments: 'batch' | 'fixed'): Layers<Flow> {
  const last = ({ shape }: Flow) => shape[shape.length - 1]!
  const same = (x: Flow, node: Node): Flow => ({ node, shape: x.shape })
  const vector = (length: number, kind: 'one' | 'zero') => weights.take([length], { kind })
  const matrix = (rows: number, columns: number, trained = true) => weights.take([rows, columns], { kind: 'normal', scale: 1 / Math.sqrt(rows) }, trained)
  const pool = (size: number, stride: number): OpAttr[] => [ints('ksize', [1, size, size, 1]), ints('strides', [1, stride, stride, 1]), text('padding', 'SAME')]
  const scaled = (x: Flow, normal: Node, shift: boolean): Flow => {
    const scale = ops.multiply(normal, vector(last(x), 'one'))
    return same(x, shift ? ops.add(scale, vector(last(x), 'zero')) : scale)
  }
  /** x / sqrt(mean of squares + epsilon) over columns. */
  const unit = (x: Node): Node => ops.multiply(x, ops.op('Rsqrt', [ops.add(ops.mean(ops.op('Square', [x]), [1], true), ops.scalar(normEpsilon))]))
  /** Constants that layers share: masks by length, the empty moments of training. */
  const masks = new Map<number, Node>()
  const maskOf = (sequence: number): Node => {
    const mask = masks.get(sequence) ?? ops.graph.constant([sequence, sequence], tfType.float, Float32Array.from({ length: sequence ** 2 }, (_, i) => (i % sequence > Math.floor(i / sequence) ? hidden : 0)))
    masks.set(sequence, mask)
    return mask
  }

  return {
    convolution(x, { out, kernel, stride }) {
      const channels = last(x)
      const filter = weights.take([kernel, kernel, channels, out], { kind: 'normal', scale: Math.sqrt(2 / (kernel ** 2 * channels)) })
      const node = ops.op('Conv2D', [x.node, filter], [ints('strides', [1, stride, stride, 1]), text('padding', 'SAME')])
      return { node, shape: [x.shape[0]!, Math.ceil(x.shape[1]! / stride), Math.ceil(x.shape[2]! / stride), out] }
    },
    batchNorm(x) {
      const channels = last(x)
      const [scale, shift] = [vector(channels, 'one'), vector(channels, 'zero')]
      const training = moments === 'batch'
      const known = (value: number) => ops.graph.constant([training ? 0 : channels], tfType.float, new Float32Array(training ? 0 : channels).fill(value))
      const attributes = [typeAttr('U', tfType.float), { name: 'epsilon', type: attrType.float, value: batchNormEpsilon }, { name: 'is_training', type: attrType.bool, value: training }]
      return same(x, ops.op('FusedBatchNormV3', [x.node, scale, shift, known(0), known(1)], attributes))
    },
    relu: (x) => same(x, ops.op('Relu', [x.node])),
    maxPool: (x) => ({ node: ops.op('MaxPool', [x.node], pool(3, 2)), shape: [x.shape[0]!, Math.ceil(x.shape[1]! / 2), Math.ceil(x.shape[2]! / 2), last(x)] }),
    averagePool: (x) => ({ node: ops.mean(x.node, [1, 2], false), shape: [x.shape[0]!, last(x)] }),
    dense(x, { out, bias, start = 'normal' }) {
      const factor = start === 'zero' ? weights.take([last(x), out], { kind: 'zero' }) : matrix(last(x), out)
      const node = ops.matmul(x.node, factor)
      return { node: bias ? ops.op('BiasAdd', [node, vector(out, 'zero')]) : node, shape: [x.shape[0]!, out] }
    },
    lowRank(x, { out, rank }) {
      const fixed = ops.matmul(x.node, matrix(last(x), out, false))
      const low = ops.matmul(ops.matmul(x.node, matrix(last(x), rank)), weights.take([rank, out], { kind: 'zero' }))
      return { node: ops.add(fixed, low), shape: [x.shape[0]!, out] }
    },
    add: (a, b) => same(a, ops.add(a.node, b.node)),
    multiply: (a, b) => same(a, ops.multiply(a.node, b.node)),
    gelu: (x) => same(x, ops.multiply(ops.scale(x.node, 0.5), ops.add(ops.op('Erf', [ops.scale(x.node, Math.SQRT1_2)]), ops.scalar(1)))),
    silu: (x) => same(x, ops.multiply(x.node, ops.op('Sigmoid', [x.node]))),
    layerNorm: (x) => scaled(x, unit(ops.subtract(x.node, ops.mean(x.node, [1], true))), true),
    rmsNorm: (x) => scaled(x, unit(x.node), false),
    attention(q, k, v, { sequence, heads, causal }) {
      const [rows = 0, columns = 0] = q.shape
      const [batch, width] = [rows / sequence, columns / heads]
      const split = (x: Flow) => ops.transpose(ops.reshape(x.node, [batch, sequence, heads, width]), [0, 2, 1, 3])
      const scores = ops.scale(ops.batchMatmul(split(q), split(k), true), 1 / Math.sqrt(width))
      const shares = ops.op('Softmax', [causal ? ops.add(scores, maskOf(sequence)) : scores])
      const mixed = ops.transpose(ops.batchMatmul(shares, split(v)), [0, 2, 1, 3])
      return { node: ops.reshape(mixed, [rows, columns]), shape: q.shape }
    },
  }
}
