import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { opKernel, type OpPrecision } from '../op/kernel'
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
