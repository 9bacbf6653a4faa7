import type * as Tfjs from '@tensorflow/tfjs'
import { beforeAll, expect, it } from 'vitest'
import { seededRandom } from '../../../core/statistics/random'
import { normalValues } from '../../random-values'
import { type Tf } from '../backend'
import { testTensorflow } from './testing'

let tf: Tf
beforeAll(async () => {
  tf = (await testTensorflow()).tf
})

const random = seededRandom(7)
const values = (...shape: number[]) => normalValues(shape.reduce((product, size) => product * size, 1), random)
const tensor = (shape: number[], data: Float32Array) => tf.tensor(data, shape)

/** Each vector is computed on tfjs's own CPU backend and on TensorFlow through our binding. */
const image = values(2, 7, 6, 3)
const filter = values(3, 3, 3, 4)
const gradient = values(2, 7, 6, 4)
const matrix = values(5, 8)
const other = values(8, 6)

const vectors: Record<string, () => Tfjs.Tensor> = {
  matMul: () => tf.matMul(tensor([5, 8], matrix), tensor([8, 6], other)),
  'matMul transposed': () => tf.matMul(tensor([5, 8], matrix), tensor([6, 8], values8x6()), false, true),
  'batched matMul': () => tf.matMul(tensor([2, 4, 5], matrix), tensor([2, 5, 4], matrix)),
  conv2d: () => tf.conv2d(tensor([2, 7, 6, 3], image) as Tfjs.Tensor4D, tensor([3, 3, 3, 4], filter) as Tfjs.Tensor4D, 1, 'same'),
  'conv2d with stride and dilation': () => tf.conv2d(tensor([2, 7, 6, 3], image) as Tfjs.Tensor4D, tensor([3, 3, 3, 4], filter) as Tfjs.Tensor4D, 2, 'valid'),
  'conv2d gradient of the input': () =>
    tf.grads((x, f) => tf.mul(tf.conv2d(x as Tfjs.Tensor4D, f as Tfjs.Tensor4D, 1, 'same'), tensor([2, 7, 6, 4], gradient)).sum())([tensor([2, 7, 6, 3], image), tensor([3, 3, 3, 4], filter)])[0]!,
  'conv2d gradient of the filter': () =>
    tf.grads((x, f) => tf.mul(tf.conv2d(x as Tfjs.Tensor4D, f as Tfjs.Tensor4D, 1, 'same'), tensor([2, 7, 6, 4], gradient)).sum())([tensor([2, 7, 6, 3], image), tensor([3, 3, 3, 4], filter)])[1]!,
  'max pooling gradient': () => tf.grad((x) => tf.maxPool(x as Tfjs.Tensor4D, 2, 2, 'valid').square().sum())(tensor([2, 7, 6, 3], image)),
  softmax: () => tf.softmax(tensor([5, 8], matrix)),
  'softmax gradient': () => tf.grad((x) => tf.softmax(x).square().sum())(tensor([5, 8], matrix)),
  logSoftmax: () => tf.logSoftmax(tensor([5, 8], matrix)),
  'batch norm': () => tf.batchNorm(tensor([5, 8], matrix), tensor([8], matrix.slice(0, 8)), tf.square(tensor([8], matrix.slice(8, 16))), tensor([8], matrix.slice(16, 24)), tensor([8], matrix.slice(24, 32)), 1e-3),
  gather: () => tf.gather(tensor([5, 8], matrix), tf.tensor1d([4, 0, 2, 2], 'int32')),
  'gather on the last axis': () => tf.gather(tensor([5, 8], matrix), tf.tensor1d([7, 1], 'int32'), 1),
  'cast to int32': () => tf.cast(tf.mul(tensor([5, 8], matrix), 10), 'int32'),
  'cast to bool': () => tf.cast(tf.round(tensor([5, 8], matrix)), 'bool'),
  'cast from int32': () => tf.cast(tf.tensor1d([1, -2, 3], 'int32'), 'float32'),
  sum: () => tf.sum(tensor([5, 8], matrix), 1),
  mean: () => tf.mean(tensor([5, 8], matrix), 0),
  max: () => tf.max(tensor([5, 8], matrix), 1, true),
  argMax: () => tf.argMax(tensor([5, 8], matrix), 1),
  'sum of int32': () => tf.sum(tf.tensor2d([[1, 2], [3, 4]], [2, 2], 'int32')),
  any: () => tf.any(tf.tensor2d([[0, 1], [0, 0]], [2, 2], 'bool'), 1),
  erf: () => tf.erf(tensor([5, 8], matrix)),
  transpose: () => tf.transpose(tensor([2, 4, 5], matrix), [0, 2, 1]),
  'slice and concat': () => tf.concat([tf.slice(tensor([5, 8], matrix), [1, 2], [3, 4]), tf.slice(tensor([5, 8], matrix), [0, 0], [3, 2])], 1),
  'one hot': () => tf.oneHot(tf.tensor1d([0, 2, 1], 'int32'), 4),
}
function values8x6() {
  return other
}

it.each(Object.keys(vectors))('%s agrees with the CPU backend of tfjs', async (name) => {
  const compute = async (backend: string) => {
    await tf.setBackend(backend)
    const result = tf.tidy(() => vectors[name]!())
    const answer = { shape: result.shape, dtype: result.dtype, data: Array.from(result.dataSync()) }
    result.dispose()
    return answer
  }
  const expected = await compute('cpu')
  const got = await compute('tensorflow')
  expect([got.shape, got.dtype]).toEqual([expected.shape, expected.dtype])
  const worst = Math.max(...expected.data.map((value, i) => Math.abs(value - got.data[i]!) / Math.max(1, Math.abs(value))))
  expect(worst).toBeLessThan(1e-4)
})
