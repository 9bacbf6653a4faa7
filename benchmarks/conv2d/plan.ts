import { attrType } from '../backends/tensorflow/attributes'
import { type OpOf } from '../op/plan'
import { dot } from '../op/spot-check'

/** 3 x 3, stride 1, "same": as many channels out as in, so that the result feeds the next iteration. */
export const convolutionPlan: OpOf = ({ batch = 1, size = 1, channels = 1 }) => ({
  name: 'conv2d',
  operands: [
    { shape: [batch, size, size, channels], scale: 1 },
    { shape: [3, 3, channels, channels], scale: 1 / Math.sqrt(9 * channels) },
  ],
  build: (ops, [x, filter]) =>
    ops.op('Conv2D', [x!, filter!], [
      { name: 'strides', type: attrType.int, value: [1, 1, 1, 1] },
      { name: 'padding', type: attrType.string, value: 'SAME' },
    ]),
  chained: true,
  expected(index, [x, filter]) {
    const out = index % channels
    const pixel = Math.floor(index / channels)
    const [column, row, image] = [pixel % size, Math.floor(pixel / size) % size, Math.floor(pixel / size ** 2)]
    const input = (i: number): number => {
      const [c, tap] = [i % channels, Math.floor(i / channels)]
      const [y, z] = [row + Math.floor(tap / 3) - 1, column + (tap % 3) - 1]
      return y < 0 || z < 0 || y >= size || z >= size ? 0 : x![((image * size + y) * size + z) * channels + c]!
    }
    return dot(9 * channels, input, (i) => filter![i * channels + out]!)
  },
})
