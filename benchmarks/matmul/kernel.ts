import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { BackendError } from '../backends/backend-error'
import { opKernel, type OpPrecision } from '../op/kernel'
import { precisionProbe } from '../op/precision-probe'
import { productPlan } from './plan'
import { prepareTfjsMatmul } from './tfjs'

/** Operation by operation through tfjs. */
export const eagerKernel: Kernel<Backend> = {
  async prepare(context) {
    if (context.backend.engine === 'host') throw new Error('products need a tensor engine')
    return prepareTfjsMatmul(context.backend.tf, context)
  },
}

/** Products, each feeding the next, in a graph function; eager tfjs for engines without those. */
export function squareKernel(precision: OpPrecision): Kernel<Backend> {
  return {
    async prepare(context) {
      if (context.backend.engine === 'wasm') return prepareTfjsMatmul(context.backend.tf, context)
      return opKernel(productPlan, precision).prepare(context)
    },
  }
}

/** The same in full fp32 where a framework rounds to TF32 by default. Elsewhere there is nothing apart to measure. */
export const strictKernel: Kernel<Backend> = {
  async prepare(context) {
    if (context.backend.engine !== 'tensorflow') throw new Error('full fp32 is told apart on TensorFlow alone')
    const { binding } = context.backend
    if (precisionProbe(binding).computedAs === 'fp32') throw new BackendError('unsupported', 'this device does not round fp32 to TF32: matmul-fp32 is the same')
    const { tf32 } = binding
    if (!tf32) throw new BackendError('unsupported', 'this TensorFlow library does not show its switch for TF32')
    tf32.set(false)
    try {
      const prepared = await squareKernel('fp32').prepare(context)
      if (prepared.computedAs !== 'fp32') throw new BackendError('unsupported', 'products stay TF32 with the switch off')
      const dispose = async () => {
        await prepared.dispose()
        tf32.set(true)
      }
      // Not a copy: its device is known once it has run.
      return Object.create(prepared, { dispose: { value: dispose } }) as typeof prepared
    } catch (error) {
      tf32.set(true)
      throw error
    }
  },
}
