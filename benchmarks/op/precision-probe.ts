import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { typeAttr } from '../backends/tensorflow/ops'

const inner = 1024
/** Half a unit of TF32's ten-bit mantissa at one: fp32 keeps it, TF32 rounds it away (METHOD A6). */
const excess = 2 ** -12

export type Fp32As = 'fp32' | 'tf32'

/** What an inner product of so many (1 + 2^-12) x 1 says: exact in fp32, without the excess in TF32. */
export const fp32As = (product: number): Fp32As => (Math.abs(product / inner - 1) < excess / 2 ? 'tf32' : 'fp32')

const notes: Record<Fp32As, string> = { fp32: 'products in full fp32', tf32: 'fp32 tensors multiplied as TF32 (ten-bit mantissa)' }

/** Whether "fp32" products are really TF32 here: TensorFlow's default on NVIDIA GPUs since Ampere. */
export function precisionProbe(binding: Pick<Binding, 'createTensor' | 'executeRaw' | 'tensorDataSync' | 'deleteTensor'>): { computedAs: Fp32As; note: string } {
  const fill = (value: number) => binding.createTensor([inner, inner], tfType.float, new Float32Array(inner * inner).fill(value))
  const [a, b] = [fill(1 + excess), fill(1)]
  const [product] = binding.executeRaw('MatMul', [typeAttr('T', tfType.float)], [a, b], 1) as [number]
  const first = (binding.tensorDataSync(product) as Float32Array)[0]!
  for (const id of [a, b, product]) binding.deleteTensor(id)
  const computedAs = fp32As(first)
  return { computedAs, note: notes[computedAs] }
}
