import { attrType, setOpAttribute, type OpAttr } from './attributes'
import { type Pointer } from './c-api'
import { Context } from './context'
import { tfType, type TensorValues } from './dtype'
import { loadTensorFlow } from './library'
import { SavedModels } from './saved-model'
import { tf32Switch, type Tf32Switch } from './tf32'
import { Tensors, type StringInput, type TensorMetadata } from './tensors'

/**
 * What tfjs-node's NodeJSKernelBackend asks of its native addon (its src/tfjs_binding.ts), answered over TensorFlow's
 * C API by FFI: no compiler, no prebuilt addon, and devices and 16-bit types that the addon does not offer.
 */
export class Binding {
  readonly context: Context
  readonly tensors: Tensors
  readonly savedModels: SavedModels
  readonly tf32: Tf32Switch | null

  // Names that tfjs reads off its binding.
  readonly TF_FLOAT = tfType.float
  readonly TF_INT32 = tfType.int32
  readonly TF_INT64 = tfType.int64
  readonly TF_BOOL = tfType.bool
  readonly TF_COMPLEX64 = tfType.complex64
  readonly TF_STRING = tfType.string
  readonly TF_RESOURCE = tfType.resource
  readonly TF_UINT8 = tfType.uint8
  readonly TF_ATTR_STRING = attrType.string
  readonly TF_ATTR_INT = attrType.int
  readonly TF_ATTR_FLOAT = attrType.float
  readonly TF_ATTR_BOOL = attrType.bool
  readonly TF_ATTR_TYPE = attrType.type
  readonly TF_ATTR_SHAPE = attrType.shape
  readonly TF_ATTR_RESOURCE = 9
  readonly TF_Version: string

  /** @throws BackendError when the library is missing or unusable */
  constructor(libraryFolder: string) {
    const api = loadTensorFlow(libraryFolder)
    this.TF_Version = String(api.TF_Version())
    this.context = new Context(api)
    this.tensors = new Tensors(this.context)
    this.tf32 = tf32Switch(libraryFolder)
    this.savedModels = new SavedModels(this.context, this.tensors)
  }

  createTensor(shape: number[], dtype: number, values: ArrayLike<number> | TensorValues | StringInput): number {
    return this.tensors.create(shape, dtype, values)
  }

  deleteTensor(id: number): void {
    this.tensors.delete(id)
  }

  tensorDataSync(id: number): TensorValues | Uint8Array[] {
    return this.tensors.read(id)
  }

  /** Runs one op, or a graph function by its name. Outputs stay on the device. */
  executeOp(name: string, attributes: readonly OpAttr[], inputs: readonly number[], outputs: number): TensorMetadata[] {
    return this.executeRaw(name, attributes, inputs, outputs).map((id) => this.tensors.metadata(id))
  }

  /** As `executeOp`, without asking for shapes: what a timed loop wants. */
  executeRaw(name: string, attributes: readonly OpAttr[], inputs: readonly number[], outputs: number): number[] {
    const { api, status } = this.context
    const op = this.context.newOp(name)
    try {
      for (const attribute of attributes) setOpAttribute(api, status, op, attribute)
      for (const input of inputs) {
        api.TFE_OpAddInput(op, this.tensors.pointer(input), status.pointer)
        status.check(`input of ${name}`)
      }
      const handles = new BigUint64Array(outputs)
      const count = Int32Array.of(outputs)
      api.TFE_Execute(op, handles, count, status.pointer)
      status.check(name)
      const ids: number[] = []
      for (let i = 0; i < count[0]!; i++) ids.push(this.tensors.adopt(handles[i] as Pointer))
      return ids
    } finally {
      api.TFE_DeleteOp(op)
    }
  }

  /** Forgets a graph function. */
  removeFunction(name: string): void {
    const { api, status, pointer } = this.context
    api.TFE_ContextRemoveFunction(pointer, name, status.pointer)
    status.check(`forgetting ${name}`)
  }

  isUsingGpuDevice(): boolean {
    return this.context.devices.some((device) => device.type === 'GPU')
  }

  getNumOfTensors(): number {
    return this.tensors.count
  }

  getNumOfSavedModels(): number {
    return this.savedModels.count
  }

  loadSavedModel(folder: string, tags: string): number {
    return this.savedModels.load(folder, tags.split(','))
  }

  deleteSavedModel(id: number): void {
    this.savedModels.delete(id)
  }

  runSavedModel(id: number, inputs: number[], inputNames: string, outputNames: string): TensorMetadata[] {
    return this.savedModels.run(id, inputs, inputNames.split(','), outputNames.split(','))
  }
}
