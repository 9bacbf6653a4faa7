import { type Kernel } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { tfType } from '../backends/tensorflow/dtype'
import { typeAttr } from '../backends/tensorflow/ops'
import { normalValues } from '../random-values'

/** Whole arrays between the program and the device, each copy finished before the next begins. */
export function copyKernel(way: 'in' | 'out'): Kernel<Backend> {
  return {
    async prepare({ backend, params, random }) {
      if (backend.engine !== 'tensorflow') throw new Error('copies need TensorFlow')
      const { binding } = backend
      const { words = 0 } = params
      const values = normalValues(words, random)
      const float = typeAttr('T', tfType.float)
      /** On the device that computes, and there for certain: the one element that is read waits for the copy. */
      const send = (): { id: number; first: number } => {
        const host = binding.createTensor([words], tfType.float, values)
        const [id] = binding.executeRaw('Identity', [float], [host], 1) as [number]
        binding.deleteTensor(host)
        const [begin, size] = [0, 1].map((value) => binding.createTensor([1], tfType.int32, [value])) as [number, number]
        const [one] = binding.executeRaw('Slice', [float, typeAttr('Index', tfType.int32)], [id, begin, size], 1) as [number]
        const first = (binding.tensorDataSync(one) as Float32Array)[0]!
        for (const each of [begin, size, one]) binding.deleteTensor(each)
        return { id, first }
      }
      const { id: kept } = send()
      let last = Number.NaN
      return {
        device: binding.tensors.device(kept),
        notes: ['through the framework, pageable memory'],
        check() {
          const back = binding.tensorDataSync(kept) as Float32Array
          const wrong = back.findIndex((value, i) => value !== values[i])
          return back.length === words && wrong < 0 ? { ok: true, detail: `all ${words} values came back` } : { ok: false, detail: `value ${wrong} came back as ${back[wrong]}` }
        },
        run(iterations) {
          for (let i = 0; i < iterations; i++) {
            if (way === 'in') {
              const { id, first } = send()
              binding.deleteTensor(id)
              last = first
            } else last = (binding.tensorDataSync(kept) as Float32Array)[words - 1]!
          }
        },
        checksum: () => last,
        dispose: () => binding.deleteTensor(kept),
      }
    },
  }
}
