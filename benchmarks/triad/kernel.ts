import { type CheckResult, type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { type Backend, type TensorflowBackend } from '../backends/backend'
import { attrType } from '../backends/tensorflow/attributes'
import { tfType } from '../backends/tensorflow/dtype'
import { freshName, randomUniform, typeAttr } from '../backends/tensorflow/ops'
import { prepareTfjsTriad } from './tfjs'

/**
 * a <- a + s b in place, in one pass, by the op that a plain SGD step uses. An eager multiply-then-add would write and
 * read an intermediate array (five words moved where three are counted), and an out-of-place triad makes the CPU fetch
 * the lines it is about to overwrite (write-allocate), which no counter of STREAM's shows.
 */
export const kernel: Kernel<Backend> = {
  async prepare(context) {
    if (context.backend.engine === 'tensorflow') return prepareInPlace(context as KernelContext<TensorflowBackend>)
    if (context.backend.engine === 'wasm') return prepareTfjsTriad(context.backend.tf, context)
    throw new Error('triad needs a tensor engine')
  },
}

/** Elements that are compared with the known answer. */
const places = (words: number) => [0, 1, Math.floor(words / 3), words - 1]

export function checkTriad(a: ArrayLike<number>, b: ArrayLike<number>, result: ArrayLike<number>, scale: number): CheckResult {
  for (let i = 0; i < a.length; i++) {
    const expected = a[i]! + scale * b[i]!
    if (!(Math.abs(result[i]! - expected) <= 1e-6)) return { ok: false, detail: `element ${i} is ${result[i]}, expected ${expected}` }
  }
  return { ok: true, detail: `${a.length} elements are a + s b` }
}

function prepareInPlace({ backend, params, random }: KernelContext<TensorflowBackend>): PreparedKernel {
  const { binding } = backend
  const words = params['words']!
  const float = typeAttr('T', tfType.float)
  const initial = randomUniform(binding, [words], 1, random)
  const b = randomUniform(binding, [words], 1, random)
  const name = freshName('triad')
  const [variable] = binding.executeRaw(
    'VarHandleOp',
    [typeAttr('dtype', tfType.float), { name: 'shape', type: attrType.shape, value: [words] }, { name: 'shared_name', type: attrType.string, value: name }],
    [],
    1,
  ) as [number]
  const dtype = typeAttr('dtype', tfType.float)
  binding.executeRaw('AssignVariableOp', [dtype], [variable, initial], 0)
  // The variable copies on its first write while `initial` is alive; the check below has it do so before any timing.
  const scale = 0.5
  // The op subtracts, so the signs are turned round; they alternate, so that values stay where they are.
  const plus = binding.createTensor([], tfType.float, [-scale])
  const minus = binding.createTensor([], tfType.float, [scale])
  let sign = false

  const size = binding.createTensor([1], tfType.int32, [1])
  const at = (tensor: number, index: number): number => {
    const begin = binding.createTensor([1], tfType.int32, [index])
    const [one] = binding.executeRaw('Slice', [float, typeAttr('Index', tfType.int32)], [tensor, begin, size], 1) as [number]
    const value = (binding.tensorDataSync(one) as Float32Array)[0]!
    binding.deleteTensor(begin)
    binding.deleteTensor(one)
    return value
  }
  const read = <T>(use: (tensor: number) => T): T => {
    const [value] = binding.executeRaw('ReadVariableOp', [dtype], [variable], 1) as [number]
    try {
      return use(value)
    } finally {
      binding.deleteTensor(value)
    }
  }
  const step = () => {
    binding.executeRaw('ResourceApplyGradientDescent', [float], [variable, sign ? minus : plus, b], 0)
    sign = !sign
  }
  let last = Number.NaN
  let initialAlive = true
  return {
    device: binding.tensors.device(b),
    notes: ['in place: three words moved, three counted'],
    check() {
      const where = places(words)
      const before = where.map((i) => at(initial, i))
      step()
      const after = read((value) => where.map((i) => at(value, i)))
      const result = checkTriad(before, where.map((i) => at(b, i)), after, scale)
      binding.deleteTensor(initial)
      initialAlive = false
      return result
    },
    run(iterations) {
      for (let i = 0; i < iterations; i++) step()
      last = read((value) => at(value, words - 1))
    },
    checksum: () => last,
    dispose() {
      binding.executeRaw('DestroyResourceOp', [{ name: 'ignore_lookup_error', type: attrType.bool, value: true }], [variable], 0)
      for (const id of [variable, b, plus, minus, size]) binding.deleteTensor(id)
      if (initialAlive) binding.deleteTensor(initial)
    },
  }
}
