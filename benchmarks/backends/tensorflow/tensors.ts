import { type Pointer } from './c-api'
import { type Context } from './context'
import { bytesPerElement, decodeBytes, encodeValues, tfType, type TensorValues } from './dtype'
import { copyIn, copyOut } from './memory'

/** sizeof(TF_TString): one string's header inside a string tensor (tensorflow/core/platform/ctstring_internal.h). */
const stringHeaderBytes = 24

export interface TensorMetadata {
  id: number
  shape: number[]
  dtype: number
}

type NumericInput = ArrayLike<number> | TensorValues
export type StringInput = readonly (Uint8Array | string)[]

/** The table of eager tensor handles: tfjs knows tensors by number, TensorFlow by pointer. */
export class Tensors {
  private readonly handles = new Map<number, Pointer>()
  private next = 1

  constructor(private readonly context: Context) {}

  get count(): number {
    return this.handles.size
  }

  /** Copies `values` at once into a new tensor. TF_AllocateTensor owns its memory, so nothing calls back from TF threads. */
  create(shape: readonly number[], dtype: number, values: NumericInput | StringInput): number {
    const tensor =
      dtype === tfType.string ? this.stringTensor(shape, values as StringInput) : this.numericTensor(shape, dtype, values as NumericInput)
    const { api, status } = this.context
    const handle = api.TFE_NewTensorHandle(tensor, status.pointer) as Pointer
    api.TF_DeleteTensor(tensor)
    status.check('making a tensor')
    return this.adopt(handle)
  }

  /** Takes ownership of a handle. */
  adopt(handle: Pointer): number {
    const id = this.next++
    this.handles.set(id, handle)
    return id
  }

  /** @throws Error when the tensor was deleted or never existed */
  pointer(id: number): Pointer {
    const handle = this.handles.get(id)
    if (handle === undefined) throw new Error(`tensor ${id} does not exist (deleted?)`)
    return handle
  }

  metadata(id: number): TensorMetadata {
    const { api, status } = this.context
    const handle = this.pointer(id)
    const rank = api.TFE_TensorHandleNumDims(handle, status.pointer) as number
    status.check('reading a shape')
    const shape: number[] = []
    for (let d = 0; d < rank; d++) shape.push(Number(api.TFE_TensorHandleDim(handle, d, status.pointer)))
    status.check('reading a shape')
    return { id, shape, dtype: api.TFE_TensorHandleDataType(handle) as number }
  }

  /** Waits for the tensor and copies it out. Strings come as an array of byte arrays. */
  read(id: number): TensorValues | Uint8Array[] {
    const { api, status } = this.context
    const tensor = api.TFE_TensorHandleResolve(this.pointer(id), status.pointer) as Pointer
    status.check('reading a tensor')
    try {
      const { dtype, shape } = this.metadata(id)
      const data = api.TF_TensorData(tensor) as Pointer
      if (dtype === tfType.string) return this.readStrings(data, shape.reduce((product, size) => product * size, 1))
      return decodeBytes(dtype, copyOut(data, Number(api.TF_TensorByteSize(tensor))))
    } finally {
      api.TF_DeleteTensor(tensor)
    }
  }

  /** The device whose memory holds the tensor: "CPU:0", "GPU:0". */
  device(id: number): string {
    const { api, status } = this.context
    const name = String(api.TFE_TensorHandleBackingDeviceName(this.pointer(id), status.pointer))
    status.check('asking where a tensor lives')
    return name.replace(/^.*device:/, '')
  }

  delete(id: number): void {
    const handle = this.pointer(id)
    this.handles.delete(id)
    this.context.api.TFE_DeleteTensorHandle(handle)
  }

  /** A TF_Tensor for graph constants; the caller deletes it. */
  numericTensor(shape: readonly number[], dtype: number, values: NumericInput): Pointer {
    const bytes = encodeValues(dtype, values)
    const wanted = shape.reduce((product, size) => product * size, 1) * bytesPerElement(dtype)
    if (bytes.byteLength !== wanted) {
      throw new RangeError(`a tensor of shape [${shape.join(', ')}] needs ${wanted} bytes, got ${bytes.byteLength}`)
    }
    const tensor = this.allocate(shape, dtype, wanted)
    copyIn(this.context.api.TF_TensorData(tensor) as Pointer, bytes)
    return tensor
  }

  private stringTensor(shape: readonly number[], values: StringInput): Pointer {
    const { api } = this.context
    const tensor = this.allocate(shape, tfType.string, values.length * stringHeaderBytes)
    const data = api.TF_TensorData(tensor) as Pointer
    values.forEach((value, i) => {
      const slot = data + BigInt(i * stringHeaderBytes)
      const bytes = typeof value === 'string' ? Buffer.from(value, 'utf8') : value
      api.TF_StringInit(slot)
      api.TF_StringCopy(slot, bytes, bytes.byteLength)
    })
    return tensor
  }

  private readStrings(data: Pointer, count: number): Uint8Array[] {
    const { api } = this.context
    return Array.from({ length: count }, (_, i) => {
      const slot = data + BigInt(i * stringHeaderBytes)
      const bytes = Number(api.TF_StringGetSize(slot))
      return new Uint8Array(copyOut(api.TF_StringGetDataPointer(slot) as Pointer, bytes))
    })
  }

  private allocate(shape: readonly number[], dtype: number, bytes: number): Pointer {
    const dims = BigInt64Array.from(shape, (size) => BigInt(size))
    const tensor = this.context.api.TF_AllocateTensor(dtype, dims, shape.length, bytes) as Pointer
    if (tensor === 0n || tensor === null) throw new Error(`could not allocate a tensor of ${bytes} bytes`)
    return tensor
  }
}
