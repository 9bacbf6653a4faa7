import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { precisionProbe } from '../op/precision-probe'
import { buildBlock, makeWeights, type BlockShape } from './block'
import { referenceBlock } from './reference'
import { normalValues } from '../random-values'

/** Largest difference from the float64 reference on values of order one. */
const tolerance = 2e-4

/** One post-norm encoder block; the output feeds the next iteration (its norm keeps it finite). */
export const kernel: Kernel<Backend> = {
  async prepare({ backend, params, random }) {
    if (backend.engine === 'host') throw new Error('transformer-inference needs a tensor engine')
    const { tf } = backend
    const shape = params as unknown as BlockShape
    const block = buildBlock(tf, shape, makeWeights(shape, random))
    const input = tf.tensor2d(normalValues(shape.batch * shape.sequence * shape.hidden, random), [shape.batch * shape.sequence, shape.hidden])
    const probe = backend.engine === 'tensorflow' ? precisionProbe(backend.binding) : null
    let last = Number.NaN
    return {
      device: backend.device,
      notes: ['eager ops; attention in its math form', ...(probe ? [probe.note] : [])],
      ...(probe ? { computedAs: probe.computedAs } : {}),
      checkInFp32: true,
      check() {
        const small: BlockShape = { batch: 2, sequence: 5, hidden: 16, heads: 4, ffn: 32 }
        const weights = makeWeights(small, random)
        const values = normalValues(small.batch * small.sequence * small.hidden, random)
        const tiny = buildBlock(tf, small, weights)
        const got = tf.tidy(() => tiny.run(tf.tensor2d(values, [small.batch * small.sequence, small.hidden])).dataSync())
        tiny.dispose()
        const expected = referenceBlock(small, weights, values)
        const worst = expected.reduce((most, value, i) => Math.max(most, Math.abs(value - got[i]!)), 0)
        return worst <= tolerance
          ? { ok: true, detail: `a small block agrees with float64 within ${worst.toExponential(1)}` }
          : { ok: false, detail: `a small block differs from float64 by ${worst}` }
      },
      run(iterations) {
        last = tf.tidy(() => {
          let current = input
          for (let i = 0; i < iterations; i++) {
            const next = tf.tidy(() => block.run(current))
            if (current !== input) current.dispose()
            current = next
          }
          return tf.slice(current, [0, 0], [1, 1]).dataSync()[0]!
        })
      },
      checksum: () => last,
      dispose() {
        input.dispose()
        block.dispose()
      },
    }
  },
}
