import { engineSeed } from '../../random-values'
import { attrType, type OpAttr } from './attributes'
import { type Binding } from './binding'
import { tfType } from './dtype'

export const typeAttr = (name: string, value: number): OpAttr => ({ name, type: attrType.type, value })

/** Runs an op with one output and gives up its inputs that are named temporary. */
function once(binding: Binding, name: string, attributes: readonly OpAttr[], inputs: readonly number[], temporary: readonly number[] = []): number {
  try {
    return binding.executeRaw(name, attributes, inputs, 1)[0]!
  } finally {
    for (const id of temporary) binding.deleteTensor(id)
  }
}

/** A tensor of another type. The caller deletes both. */
export function cast(binding: Binding, id: number, from: number, to: number): number {
  return once(binding, 'Cast', [typeAttr('SrcT', from), typeAttr('DstT', to)], [id])
}

/** Normal values made on the device from a seed: nothing is uploaded. */
export function randomNormal(binding: Binding, shape: readonly number[], scale: number, random: () => number, dtype: number = tfType.float): number {
  return randomTensor(binding, 'StatelessRandomNormal', shape, scale, random, dtype)
}

/** Uniform values in [0, scale). */
export function randomUniform(binding: Binding, shape: readonly number[], scale: number, random: () => number): number {
  return randomTensor(binding, 'StatelessRandomUniform', shape, scale, random, tfType.float)
}

function randomTensor(binding: Binding, op: string, shape: readonly number[], scale: number, random: () => number, dtype: number): number {
  const dims = binding.createTensor([shape.length], tfType.int32, [...shape])
  // The stateless form: the others keep their generator between calls, so that a seed would not repeat.
  const seed = binding.createTensor([2], tfType.int32, [engineSeed(random), engineSeed(random)])
  const attributes = [typeAttr('dtype', tfType.float), typeAttr('T', tfType.int32), typeAttr('Tseed', tfType.int32)]
  const values = once(binding, op, attributes, [dims, seed], [dims, seed])
  const factor = binding.createTensor([], tfType.float, [scale])
  const scaled = once(binding, 'Mul', [typeAttr('T', tfType.float)], [values, factor], [values, factor])
  if (dtype === tfType.float) return scaled
  const narrow = cast(binding, scaled, tfType.float, dtype)
  binding.deleteTensor(scaled)
  return narrow
}

let names = 0
/** A function or variable name that this process has not used. */
export const freshName = (stem: string): string => `${stem}_${++names}`
