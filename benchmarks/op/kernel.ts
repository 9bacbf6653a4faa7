import { type Kernel, type Precision } from '../../core/benchmark/definition'
import { type Backend } from '../backends/backend'
import { attrType } from '../backends/tensorflow/attributes'
import { tfType } from '../backends/tensorflow/dtype'
import { GraphBuilder } from '../backends/tensorflow/graph'
import { cast, freshName, randomNormal, typeAttr } from '../backends/tensorflow/ops'
import { GraphOps } from '../network/graph-ops'
import { precisionProbe } from './precision-probe'
import { spotCheck } from './spot-check'
import { type OpOf } from './plan'

export type OpPrecision = Extract<Precision, 'fp32' | 'bf16' | 'fp16' | 'fp64'>
const dtypeOf: Record<OpPrecision, number> = { fp32: tfType.float, bf16: tfType.bfloat16, fp16: tfType.half, fp64: tfType.double }
/** Largest relative error: rounding of the result (bf16 2^-8, fp16 2^-11, TF32 2^-10) and of the sum. */
const tolerance: Record<OpPrecision, number> = { fp32: 1e-4, bf16: 2e-2, fp16: 4e-3, fp64: 1e-12 }
const tolerance32asTf32 = 2e-3

/**
 * Times a plan: its operands made on the device, the operation inside a graph function, and one scalar of the last
 * result read at the end, which depends on all of them.
 */
export function opKernel(of: OpOf, precision: OpPrecision = 'fp32'): Kernel<Backend> {
  return {
    async prepare({ backend, params, random }) {
      if (backend.engine !== 'tensorflow') throw new Error('this operation needs TensorFlow')
      const { binding } = backend
      const plan = of(params)
      const dtype = dtypeOf[precision]
      const probe = precision === 'fp32' ? precisionProbe(binding) : null
      const operands = plan.operands.map(({ shape, scale }) => randomNormal(binding, shape, scale, random, dtype))

      const graph = new GraphBuilder(binding)
      const ops = new GraphOps(graph, dtype)
      const result = plan.build(ops, operands.map(() => graph.input(dtype)))
      const flat = ops.reshape(result, [-1])
      const one = graph.op('Slice', [flat, ops.ints([0]), ops.ints([1])], [typeAttr('T', dtype), typeAttr('Index', tfType.int32)])
      const wide = dtype === tfType.double ? one : graph.op('Cast', [one], [typeAttr('SrcT', dtype), { name: 'DstT', type: attrType.type, value: tfType.float }])
      const name = freshName(plan.name)
      graph.build(name, [result, wide])

      let last = Number.NaN
      let device = backend.device
      const step = (first: number) => binding.executeRaw(name, [], [first, ...operands.slice(1)], 2) as [result: number, scalar: number]
      const read = (id: number): ArrayLike<number> => {
        if (dtype === tfType.double) return binding.tensorDataSync(id) as Float64Array
        const widened = cast(binding, id, dtype, tfType.float)
        const values = binding.tensorDataSync(widened) as Float32Array
        binding.deleteTensor(widened)
        return values
      }
      return {
        get device() {
          return device
        },
        ...(probe ? { notes: [probe.note], computedAs: probe.computedAs } : {}),
        check() {
          const [out, scalar] = step(operands[0]!)
          device = binding.tensors.device(out)
          const outType = binding.tensors.metadata(out).dtype
          const values = operands.map(read)
          const allowed = probe?.computedAs === 'tf32' ? tolerance32asTf32 : tolerance[precision]
          const checked = spotCheck(read(out), (index) => plan.expected(index, values), random, allowed, plan.spots)
          for (const id of [out, scalar]) binding.deleteTensor(id)
          return outType === dtype ? checked : { ok: false, detail: `asked for TensorFlow type ${dtype}, got ${outType}` }
        },
        run(iterations) {
          let current = operands[0]!
          for (let i = 0; i < iterations; i++) {
            const [out, scalar] = step(current)
            if (current !== operands[0]) binding.deleteTensor(current)
            if (i === iterations - 1) last = (binding.tensorDataSync(scalar) as Float32Array)[0]!
            binding.deleteTensor(scalar)
            if (plan.chained) current = out
            else binding.deleteTensor(out)
          }
          if (current !== operands[0]) binding.deleteTensor(current)
        },
        checksum: () => last,
        dispose() {
          for (const id of operands) binding.deleteTensor(id)
          binding.removeFunction(name)
        },
      }
    },
  }
}
