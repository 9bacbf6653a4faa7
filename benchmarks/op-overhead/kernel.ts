import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'

/** A chain of one-element additions through tfjs, as its user writes them: x <- x + 1. */
export const kernel: Kernel<Backend> = {
  async prepare({ backend }) {
    if (backend.engine === 'host') throw new Error('op-overhead needs a tensor engine')
    const { tf } = backend
    const zero = tf.scalar(0)
    const one = tf.scalar(1)
    const chain = (length: number): number =>
      tf.tidy(() => {
        let current = zero
        for (let i = 0; i < length; i++) {
          const next = tf.add(current, one) as typeof zero
          if (current !== zero) current.dispose()
          current = next
        }
        return current.dataSync()[0]!
      })
    let last = Number.NaN
    return {
      device: backend.device,
      notes: ['eager ops from JavaScript'],
      check() {
        const sum = chain(1000)
        return sum === 1000 ? { ok: true, detail: '1000 additions of one make 1000' } : { ok: false, detail: `1000 additions of one made ${sum}` }
      },
      run(iterations) {
        last = chain(iterations)
      },
      checksum: () => last,
      dispose: () => tf.dispose([zero, one]),
    }
  },
}
