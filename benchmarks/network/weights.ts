import { attrType } from '../backends/tensorflow/attributes'
import { type Binding } from '../backends/tensorflow/binding'
import { tfType } from '../backends/tensorflow/dtype'
import { freshName, randomNormal, typeAttr } from '../backends/tensorflow/ops'
import { type GraphBuilder, type Node } from '../backends/tensorflow/graph'

/** How a weight starts; `scale` is the standard deviation of normal values. */
export type Start = { kind: 'normal'; scale: number } | { kind: 'zero' } | { kind: 'one' }

interface Weight {
  readonly shape: readonly number[]
  readonly trained: boolean
  /** In the graph: the variable's handle and the value read from it. */
  readonly handle: Node
  readonly value: Node
  /** On the device. */
  readonly variable: number
}

/**
 * The weights of one network: variables on the device, made there from the seed, and their places in the graph. A
 * function takes the handles as arguments, in the order in which the layers were laid.
 */
export class Weights {
  private readonly all: Weight[] = []

  /** @param everything gives every weight random values, so that a check sees each of them matter */
  constructor(
    private readonly binding: Binding,
    private readonly graph: GraphBuilder,
    private readonly random: () => number,
    private readonly everything = false,
  ) {}

  /** A weight where a layer needs it. */
  take(shape: readonly number[], start: Start, trained = true): Node {
    const handle = this.graph.input(tfType.resource)
    const read = this.graph.op('ReadVariableOp', [handle], [typeAttr('dtype', tfType.float)])
    // A variable's shape does not cross into a function; the layers' fusing rules want to know it.
    const value = this.graph.op('EnsureShape', [read], [typeAttr('T', tfType.float), { name: 'shape', type: attrType.shape, value: [...shape] }])
    this.all.push({ shape, trained, handle, value, variable: this.make(shape, start) })
    return value
  }

  /** Arguments of a function that uses the weights. */
  get variables(): readonly number[] {
    return this.all.map(({ variable }) => variable)
  }

  get trained(): readonly Weight[] {
    return this.all.filter((weight) => weight.trained)
  }

  get shapes(): readonly (readonly number[])[] {
    return this.all.map(({ shape }) => shape)
  }

  /** The values of the weights as they are now, in order. */
  read(): Float32Array[] {
    return this.all.map(({ variable }) => {
      const [value] = this.binding.executeRaw('ReadVariableOp', [typeAttr('dtype', tfType.float)], [variable], 1) as [number]
      const data = this.binding.tensorDataSync(value) as Float32Array
      this.binding.deleteTensor(value)
      return data
    })
  }

  dispose(): void {
    for (const { variable } of this.all) {
      this.binding.executeRaw('DestroyResourceOp', [{ name: 'ignore_lookup_error', type: attrType.bool, value: true }], [variable], 0)
      this.binding.deleteTensor(variable)
    }
    this.all.length = 0
  }

  private make(shape: readonly number[], start: Start): number {
    const { binding } = this
    const [variable] = binding.executeRaw(
      'VarHandleOp',
      [typeAttr('dtype', tfType.float), { name: 'shape', type: attrType.shape, value: [...shape] }, { name: 'shared_name', type: attrType.string, value: freshName('weight') }],
      [],
      1,
    ) as [number]
    const initial = this.initial(shape, start)
    binding.executeRaw('AssignVariableOp', [typeAttr('dtype', tfType.float)], [variable, initial], 0)
    binding.deleteTensor(initial)
    return variable
  }

  private initial(shape: readonly number[], start: Start): number {
    if (start.kind === 'normal') return randomNormal(this.binding, shape, start.scale, this.random)
    if (this.everything) {
      const noise = randomNormal(this.binding, shape, 0.3, this.random)
      return start.kind === 'zero' ? noise : this.plusOne(noise)
    }
    const dims = this.binding.createTensor([shape.length], tfType.int32, [...shape])
    const value = this.binding.createTensor([], tfType.float, [start.kind === 'one' ? 1 : 0])
    const [filled] = this.binding.executeRaw('Fill', [typeAttr('T', tfType.float), typeAttr('index_type', tfType.int32)], [dims, value], 1) as [number]
    for (const id of [dims, value]) this.binding.deleteTensor(id)
    return filled
  }

  private plusOne(values: number): number {
    const one = this.binding.createTensor([], tfType.float, [1])
    const [sum] = this.binding.executeRaw('AddV2', [typeAttr('T', tfType.float)], [values, one], 1) as [number]
    for (const id of [values, one]) this.binding.deleteTensor(id)
    return sum
  }
}
