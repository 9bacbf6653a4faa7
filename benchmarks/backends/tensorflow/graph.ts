import { type Pointer } from './c-api'
import { type Binding } from './binding'
import { attrType, type OpAttr } from './attributes'

/** One output of one node. */
export interface Node {
  readonly oper: Pointer
  readonly index: number
}

/**
 * Builds a graph function without Python or protobuf: nodes by the C API, then TF_GraphToFunction. Called as an op by
 * its name, it keeps everything between its inputs and outputs inside TensorFlow, so neither dispatch nor copies of
 * intermediate results are part of the time.
 */
export class GraphBuilder {
  private readonly graph: Pointer
  private readonly inputs: Node[] = []
  private count = 0

  constructor(private readonly binding: Binding) {
    this.graph = binding.context.api.TF_NewGraph() as Pointer
  }

  /** An argument of the function. */
  input(dtype: number): Node {
    const node = this.op('Placeholder', [], [{ name: 'dtype', type: attrType.type, value: dtype }])
    this.inputs.push(node)
    return node
  }

  /** A constant tensor. */
  constant(shape: readonly number[], dtype: number, values: ArrayLike<number>): Node {
    const { api, status } = this.binding.context
    const tensor = this.binding.tensors.numericTensor(shape, dtype, values)
    const description = api.TF_NewOperation(this.graph, 'Const', this.name('Const'))
    api.TF_SetAttrType(description, 'dtype', dtype)
    api.TF_SetAttrTensor(description, 'value', tensor, status.pointer)
    api.TF_DeleteTensor(tensor)
    return this.finish(description as Pointer, 'Const')
  }

  /**
   * Output 0 of a new operation; `output` names its others. An array among the inputs is a list argument.
   * @param after operations that must have run before, though nothing flows from them
   * @throws BackendError when TensorFlow refuses it (its own message)
   */
  op(type: string, inputs: readonly (Node | readonly Node[])[], attributes: readonly OpAttr[] = [], after: readonly Node[] = []): Node {
    const { api } = this.binding.context
    const description = api.TF_NewOperation(this.graph, type, this.name(type)) as Pointer
    for (const input of inputs) {
      if ('oper' in input) api.TF_AddInput(description, input)
      else api.TF_AddInputList(description, [...input], input.length)
    }
    for (const { oper } of after) api.TF_AddControlInput(description, oper)
    for (const attribute of attributes) this.setAttribute(description, attribute)
    return this.finish(description, type)
  }

  /** Another output of a node's operation. */
  output({ oper }: Node, index: number): Node {
    return { oper, index }
  }

  /** Adds the gradient of the sum of `of` with respect to each of `by`. @throws BackendError when an op has none in TensorFlow's C++ registry */
  gradients(of: Node, by: readonly Node[]): Node[] {
    const { api, status } = this.binding.context
    // TF_Output is a pointer and an int, padded to 16 bytes.
    const made = new BigUint64Array(2 * by.length)
    api.TF_AddGradients(this.graph, [of], 1, [...by], by.length, null, status.pointer, made)
    status.check('gradients')
    return by.map((_, i) => ({ oper: made[2 * i]! as Pointer, index: Number(made[2 * i + 1]! & 0xffffffffn) }))
  }

  /** Registers the function; call it with `binding.executeRaw(name, [], inputs, outputs.length)`. */
  build(name: string, outputs: readonly Node[]): void {
    const { api, status, pointer } = this.binding.context
    const made = api.TF_GraphToFunction(
      this.graph, name, 0, -1, null, this.inputs.length, [...this.inputs], outputs.length, [...outputs], null, null, null, status.pointer,
    )
    try {
      status.check(`building ${name}`)
      api.TFE_ContextAddFunction(pointer, made, status.pointer)
      status.check(`registering ${name}`)
      api.TF_DeleteFunction(made)
    } finally {
      api.TF_DeleteGraph(this.graph)
    }
  }

  private name(type: string): string {
    return `${type.toLowerCase()}_${this.count++}`
  }

  private finish(description: Pointer, type: string): Node {
    const { api, status } = this.binding.context
    const oper = api.TF_FinishOperation(description, status.pointer) as Pointer
    status.check(`graph operation ${type}`)
    return { oper, index: 0 }
  }

  private setAttribute(description: Pointer, { name, type, value }: OpAttr): void {
    const { api } = this.binding.context
    const list = Array.isArray(value) ? BigInt64Array.from(value as number[], (item) => BigInt(item)) : null
    if (type === attrType.type) api.TF_SetAttrType(description, name, value)
    else if (type === attrType.bool) api.TF_SetAttrBool(description, name, value ? 1 : 0)
    else if (type === attrType.float) api.TF_SetAttrFloat(description, name, value)
    else if (type === attrType.int && list) api.TF_SetAttrIntList(description, name, list, list.length)
    else if (type === attrType.int) api.TF_SetAttrInt(description, name, value)
    else if (type === attrType.shape && list) api.TF_SetAttrShape(description, name, list, list.length)
    else if (type === attrType.string) {
      const bytes = Buffer.from(String(value), 'utf8')
      api.TF_SetAttrString(description, name, bytes, bytes.byteLength)
    } else throw new Error(`graph attribute '${name}' has a type (${type}) that is not supported`)
  }
}
