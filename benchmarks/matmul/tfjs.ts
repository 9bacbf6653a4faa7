import { type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { type Backend, type Tf } from '../backends/backend'
import { tfjsNormal } from '../backends/tensorflow/tfjs'
import { normalValues } from '../random-values'
import { precisionProbe } from '../op/precision-probe'
import { spotCheck } from '../op/spot-check'
import { productPlan } from './plan'

/** Largest error in fp32, relative to |row| |column|. */
const tolerance = 1e-4

/** The same chain in eager tfjs, for engines without graph functions. */
export function prepareTfjsMatmul(tf: Tf, { backend, params, random }: KernelContext<Backend>): PreparedKernel {
  const n = params['n']!
  const matrix = (scale: number) => (backend.engine === 'tensorflow' ? tfjsNormal(tf, [n, n], random, scale) : tf.tensor2d(normalValues(n * n, random, scale), [n, n]))
  const start = matrix(1)
  const factor = matrix(1 / Math.sqrt(n))
  const probe = backend.engine === 'tensorflow' ? precisionProbe(backend.binding) : null
  let last = Number.NaN
  return {
    device: backend.device,
    notes: ['eager ops', ...(probe ? [probe.note] : [])],
    ...(probe ? { computedAs: probe.computedAs } : {}),
    checkInFp32: true,
    check: () => {
      const product = tf.tidy(() => tf.matMul(start, factor).dataSync() as Float32Array)
      const operands = [start, factor].map((each) => each.dataSync() as Float32Array)
      return spotCheck(product, (index) => productPlan(params).expected(index, operands), random, tolerance)
    },
    run(iterations) {
      last = tf.tidy(() => {
        let current: typeof start = start
        for (let i = 0; i < iterations; i++) {
          const next: typeof start = tf.matMul(current, factor)
          if (current !== start) current.dispose()
          current = next
        }
        return tf.slice(current, [0, 0], [1, 1]).dataSync()[0]!
      })
    },
    checksum: () => last,
    dispose: () => tf.dispose([start, factor]),
  }
}
