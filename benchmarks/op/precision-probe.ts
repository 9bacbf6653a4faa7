import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { typeAttr } from '../backends/tensorflow/ops'

const inner = 1024
/** Half a unit of TF32's ten-bit mantissa at one: fp32 keeps it, TF32 rounds it away (METHOD A6). */
const excess = 2 ** -12

/** Whether "fp32" products are really TF32 here: TensorFlow's default on NVIDIA GPUs since Ampere. */
export function precisionProbe(binding: Binding): { tf32: boolean; note: string } {
  const fill = (value: number) => binding.createTensor([inner, inner], tfType.float, new Float32Array(inner * inner).fill(value))
  const [a, b] = [fill(1 + excess), fill(1)]
  const [product] = binding.executeRaw('MatMul', [typeAttr('T', tfType.float)], [a, b], 1) as [number]
  const first = (binding.tensorDataSync(product) as Float32Array)[0]!
  for (const id of [a, b, product]) binding.deleteTensor(id)
  const tf32 = Math.abs(first / inner - 1) < excess / 2
  return { tf32, note: tf32 ? 'fp32 tensors multiplied as TF32 (ten-bit mantissa)' : 'products in full fp32' }
}
