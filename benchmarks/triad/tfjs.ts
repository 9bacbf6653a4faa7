import { type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { type Backend, type Tf } from '../backends/backend'
import { checkTriad } from './kernel'

/** Eager multiply and add: an engine without in-place ops moves five words for the three that are counted. */
export function prepareTfjsTriad(tf: Tf, { backend, params, random }: KernelContext<Backend>): PreparedKernel {
  const words = params['words']!
  const uniform = () => tf.tensor1d(Float32Array.from({ length: words }, random))
  const a = uniform()
  const b = uniform()
  const scale = 0.5
  let last = Number.NaN
  const step = () => tf.add(a, tf.mul(b, scale))
  return {
    device: backend.device,
    notes: ['eager: five words moved, three counted'],
    check: () => {
      const head = (tensor: typeof a) => tf.tidy(() => tf.slice(tensor, [0], [8]).dataSync())
      const result = tf.tidy(() => tf.slice(step() as typeof a, [0], [8]).dataSync())
      return checkTriad(head(a), head(b), result, scale)
    },
    run(iterations) {
      for (let i = 0; i < iterations; i++) {
        last = tf.tidy(() => {
          const sum = step()
          return i === iterations - 1 ? tf.slice(sum as typeof a, [words - 1], [1]).dataSync()[0]! : last
        })
      }
    },
    checksum: () => last,
    dispose: () => tf.dispose([a, b]),
  }
}
