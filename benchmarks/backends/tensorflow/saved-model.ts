import { type Pointer } from './c-api'
import { type Context } from './context'
import { type TensorMetadata, type Tensors } from './tensors'

interface Loaded {
  session: Pointer
  graph: Pointer
}

interface GraphOutput {
  oper: Pointer
  index: number
}

/** SavedModel folders loaded as sessions; inputs and outputs are named "op" or "op:index" as in their signatures. */
export class SavedModels {
  private readonly loaded = new Map<number, Loaded>()
  private next = 1

  constructor(
    private readonly context: Context,
    private readonly tensors: Tensors,
  ) {}

  get count(): number {
    return this.loaded.size
  }

  /** @throws BackendError with TensorFlow's reason when the folder holds no such model */
  load(folder: string, tags: readonly string[]): number {
    const { api, status } = this.context
    const graph = api.TF_NewGraph() as Pointer
    const options = api.TF_NewSessionOptions()
    const session = api.TF_LoadSessionFromSavedModel(options, null, folder, [...tags], tags.length, graph, null, status.pointer)
    api.TF_DeleteSessionOptions(options)
    try {
      status.check(`loading the saved model ${folder}`)
    } catch (error) {
      api.TF_DeleteGraph(graph)
      throw error
    }
    this.loaded.set(this.next, { session: session as Pointer, graph })
    return this.next++
  }

  run(id: number, inputs: readonly number[], inputNames: readonly string[], outputNames: readonly string[]): TensorMetadata[] {
    const { api, status } = this.context
    const { session, graph } = this.find(id)
    const values = inputs.map((input) => {
      const tensor = api.TFE_TensorHandleResolve(this.tensors.pointer(input), status.pointer) as Pointer
      status.check('reading a model input')
      return tensor
    })
    const results = new BigUint64Array(outputNames.length)
    try {
      const ins = inputNames.map((name) => this.output(graph, name))
      const outs = outputNames.map((name) => this.output(graph, name))
      api.TF_SessionRun(session, null, ins, BigUint64Array.from(values), ins.length, outs, results, outs.length, null, 0, null, status.pointer)
      status.check('running the saved model')
    } finally {
      for (const value of values) api.TF_DeleteTensor(value)
    }
    return Array.from(results, (tensor) => {
      const handle = api.TFE_NewTensorHandle(tensor, status.pointer) as Pointer
      api.TF_DeleteTensor(tensor)
      status.check('taking a model output')
      return this.tensors.metadata(this.tensors.adopt(handle))
    })
  }

  delete(id: number): void {
    const { api, status } = this.context
    const { session, graph } = this.find(id)
    this.loaded.delete(id)
    api.TF_CloseSession(session, status.pointer)
    api.TF_DeleteSession(session, status.pointer)
    api.TF_DeleteGraph(graph)
  }

  private find(id: number): Loaded {
    const found = this.loaded.get(id)
    if (!found) throw new Error(`saved model ${id} is not loaded`)
    return found
  }

  private output(graph: Pointer, name: string): GraphOutput {
    const [operation = '', index = '0'] = name.split(':')
    const oper = this.context.api.TF_GraphOperationByName(graph, operation) as Pointer
    if (!oper) throw new Error(`the saved model has no operation '${operation}'`)
    return { oper, index: Number(index) }
  }
}
