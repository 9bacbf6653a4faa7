import type * as Tfjs from '@tensorflow/tfjs'
import { type Tf } from '../backends/backend'
import { normalValues } from '../random-values'

export interface BlockShape {
  batch: number
  sequence: number
  hidden: number
  heads: number
  ffn: number
}

/** Row-major matrices [in, out]; no biases, as in today's models. */
export interface BlockWeights {
  query: Float32Array
  key: Float32Array
  value: Float32Array
  output: Float32Array
  up: Float32Array
  down: Float32Array
}

export const layerNormEpsilon = 1e-5

/** Normal weights of variance 1/inputs, so that activations keep their size. */
export function makeWeights({ hidden, ffn }: BlockShape, random: () => number): BlockWeights {
  const matrix = (inputs: number, outputs: number) => normalValues(inputs * outputs, random, 1 / Math.sqrt(inputs))
  return {
    query: matrix(hidden, hidden),
    key: matrix(hidden, hidden),
    value: matrix(hidden, hidden),
    output: matrix(hidden, hidden),
    up: matrix(hidden, ffn),
    down: matrix(ffn, hidden),
  }
}

/**
 * Post-norm encoder block on tfjs: x <- norm(x + attention(x)); x <- norm(x + down(gelu(up(x)))). Takes and gives
 * [batch * sequence, hidden].
 */
export function buildBlock(tf: Tf, shape: BlockShape, weights: BlockWeights) {
  const { batch, sequence, hidden, heads, ffn } = shape
  const headDim = hidden / heads
  const w = {
    query: tf.tensor2d(weights.query, [hidden, hidden]),
    key: tf.tensor2d(weights.key, [hidden, hidden]),
    value: tf.tensor2d(weights.value, [hidden, hidden]),
    output: tf.tensor2d(weights.output, [hidden, hidden]),
    up: tf.tensor2d(weights.up, [hidden, ffn]),
    down: tf.tensor2d(weights.down, [ffn, hidden]),
  }
  const rootHalf = tf.scalar(Math.SQRT1_2)

  const norm = (x: Tfjs.Tensor2D): Tfjs.Tensor2D => {
    const { mean, variance } = tf.moments(x, 1, true)
    return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, layerNormEpsilon)))
  }
  const split = (x: Tfjs.Tensor2D): Tfjs.Tensor4D => tf.transpose(tf.reshape(x, [batch, sequence, heads, headDim]), [0, 2, 1, 3])
  const gelu = (x: Tfjs.Tensor2D): Tfjs.Tensor2D => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, rootHalf)), 1))

  const attention = (x: Tfjs.Tensor2D): Tfjs.Tensor2D => {
    const scores = tf.mul(tf.matMul(split(tf.matMul(x, w.query)), split(tf.matMul(x, w.key)), false, true), 1 / Math.sqrt(headDim))
    const mixed = tf.matMul(tf.softmax(scores), split(tf.matMul(x, w.value)))
    return tf.matMul(tf.reshape(tf.transpose(mixed, [0, 2, 1, 3]), [batch * sequence, hidden]), w.output)
  }
  return {
    run(x: Tfjs.Tensor2D): Tfjs.Tensor2D {
      const attended = norm(tf.add(x, attention(x)))
      return norm(tf.add(attended, tf.matMul(gelu(tf.matMul(attended, w.up)), w.down)))
    },
    dispose: () => tf.dispose([...Object.values(w), rootHalf]),
  }
}
