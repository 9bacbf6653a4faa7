import { type Kernel, type KernelContext, type PreparedKernel } from '../../core/benchmark/definition'
import { type Backend, type TensorflowBackend } from '../backends/backend'
import { attrType } from '../backends/tensorflow/attributes'
import { tfType } from '../backends/tensorflow/dtype'
import { GraphBuilder } from '../backends/tensorflow/graph'
import { cast, freshName, randomNormal, typeAttr } from '../backends/tensorflow/ops'
import { prepareTfjsMatmul } from './tfjs'
import { spotCheck } from './spot-check'

type MatmulPrecision = 'fp32' | 'bf16'
const dtypeOf = { fp32: tfType.float, bf16: tfType.bfloat16 } as const
/** Largest relative error against a float64 dot product: rounding of the inputs (bf16: 2^-8) and of the sum. */
const tolerance = { fp32: 1e-4, bf16: 2e-2 } as const

/** Square matrix products, each feeding the next, so the last scalar depends on all of them. */
export function matmulKernel(precision: MatmulPrecision): Kernel<Backend> {
  return {
    async prepare(context) {
      if (context.backend.engine === 'tensorflow') return prepareGraph(context as KernelContext<TensorflowBackend>, precision)
      if (context.backend.engine === 'wasm') return prepareTfjsMatmul(context.backend.tf, context, tolerance.fp32)
      throw new Error('matmul needs a tensor engine')
    },
  }
}

function prepareGraph({ backend, params, random }: KernelContext<TensorflowBackend>, precision: MatmulPrecision): PreparedKernel {
  const { binding } = backend
  const n = params['n']!
  const dtype = dtypeOf[precision]
  const start = randomNormal(binding, [n, n], 1, random, dtype)
  // Entries of variance 1/n keep the products' variance at 1, however long the chain.
  const factor = randomNormal(binding, [n, n], 1 / Math.sqrt(n), random, dtype)

  const graph = new GraphBuilder(binding)
  const x = graph.input(dtype)
  const w = graph.input(dtype)
  const product = graph.op('MatMul', [x, w], [typeAttr('T', dtype)])
  const corner = graph.op(
    'Slice',
    [product, graph.constant([2], tfType.int32, [0, 0]), graph.constant([2], tfType.int32, [1, 1])],
    [typeAttr('T', dtype), typeAttr('Index', tfType.int32)],
  )
  const name = freshName(`matmul_${precision}`)
  graph.build(name, [product, graph.op('Cast', [corner], [typeAttr('SrcT', dtype), { name: 'DstT', type: attrType.type, value: tfType.float }])])

  let last = Number.NaN
  const device = (id: number) => `${binding.tensors.device(id)}`
  let ranOn = backend.device

  const step = (input: number): [product: number, scalar: number] => binding.executeRaw(name, [], [input, factor], 2) as [number, number]
  return {
    get device() {
      return ranOn
    },
    check() {
      const [out, scalar] = step(start)
      ranOn = device(out)
      const read = (id: number) => {
        const wide = cast(binding, id, dtype, tfType.float)
        const values = binding.tensorDataSync(wide) as Float32Array
        binding.deleteTensor(wide)
        return values
      }
      const result = spotCheck({ n, a: read(start), b: read(factor), product: read(out), random, tolerance: tolerance[precision] })
      const outType = binding.tensors.metadata(out).dtype
      binding.deleteTensor(out)
      binding.deleteTensor(scalar)
      return outType === dtype ? result : { ok: false, detail: `asked for TensorFlow type ${dtype}, got ${outType}` }
    },
    run(iterations) {
      let current = start
      for (let i = 0; i < iterations; i++) {
        const [product, scalar] = step(current)
        if (current !== start) binding.deleteTensor(current)
        current = product
        if (i === iterations - 1) last = (binding.tensorDataSync(scalar) as Float32Array)[0]!
        binding.deleteTensor(scalar)
      }
      binding.deleteTensor(current)
    },
    checksum: () => last,
    dispose() {
      binding.deleteTensor(start)
      binding.deleteTensor(factor)
      binding.removeFunction(name)
    },
  }
}
