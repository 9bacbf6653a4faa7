import { type Kernel, type Params } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { tfType } from '../backends/tensorflow/dtype'
import { randomNormal } from '../backends/tensorflow/ops'
import { precisionProbe } from '../op/precision-probe'
import { checkForward, checkGradients, oneHot } from './check'
import { layForward, layTrainingStep, type Network } from './laid'

/** Far too small to leave the start: the numbers stay where they are, however long the run. */
const learningRate = 1e-5

export interface NetworkBenchmark {
  readonly network: (params: Params) => Network
  /** The same network with other sizes: its numbers are held against float64. */
  readonly small: Params
  readonly train: boolean
}

/** One training step, or one forward pass, an iteration: the whole of it one graph function. */
export function networkKernel({ network, small, train }: NetworkBenchmark): Kernel<Backend> {
  return {
    async prepare({ backend, params, random }) {
      if (backend.engine !== 'tensorflow') throw new Error('networks need TensorFlow')
      const { binding } = backend
      const full = network(params)
      const probe = precisionProbe(binding)
      const laid = train ? layTrainingStep(binding, full, { random }) : layForward(binding, full, { random })
      const inputs = [randomNormal(binding, full.input, 1, random)]
      if (train) {
        inputs.push(binding.createTensor([full.rows, full.classes], tfType.float, oneHot(full.rows, full.classes)))
        inputs.push(binding.createTensor([], tfType.float, [learningRate]))
      }
      let last = Number.NaN
      let device = backend.device
      const step = (read: boolean) => {
        const [out] = laid.run(...inputs) as [number]
        device = binding.tensors.device(out)
        if (read) last = (binding.tensorDataSync(out) as Float32Array)[0]!
        binding.deleteTensor(out)
      }
      return {
        get device() {
          return device
        },
        notes: [train ? 'one graph function a step: forward, backward, SGD' : 'one graph function a pass', ...(full.classes > 100 ? [] : ['attention in its math form']), probe.note],
        computedAs: probe.computedAs,
        checkInFp32: true,
        check() {
          const twin = network(small)
          const forward = checkForward(binding, twin, train, random)
          if (!forward.ok || !train) return forward
          const gradients = checkGradients(binding, twin, random)
          if (!gradients.ok) return gradients
          step(true)
          const expected = Math.log(full.classes)
          // The classifier starts at zero, so the first loss is known whatever the rest computes.
          if (!(Math.abs(last - expected) < 1e-3)) return { ok: false, detail: `first loss is ${last}, ln(${full.classes}) is ${expected}` }
          return { ok: true, detail: `${forward.detail}; ${gradients.detail}; first loss ${last.toFixed(4)} = ln(${full.classes})` }
        },
        run(iterations) {
          for (let i = 0; i < iterations; i++) step(i === iterations - 1)
        },
        checksum: () => last,
        dispose() {
          laid.dispose()
          for (const id of inputs) binding.deleteTensor(id)
        },
      }
    },
  }
}
