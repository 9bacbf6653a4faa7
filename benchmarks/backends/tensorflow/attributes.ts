import koffi from 'koffi'
import { type CApi, type Pointer } from './c-api'
import { copyIn } from './memory'
import { type Status } from './status'

/** TF_AttrType (tensorflow/c/c_api.h); tfjs names attributes by these. */
export const attrType = { string: 0, int: 1, float: 2, bool: 3, type: 4, shape: 5, func: 8 } as const

export interface OpAttr {
  name: string
  type: number
  value: unknown
}

const int64s = (values: readonly unknown[]) => BigInt64Array.from(values as number[], (value) => BigInt(value))
const bytesOf = (value: unknown) => Buffer.from(String(value), 'utf8')

/** Sets one attribute on an eager op: a value, or an array for a list attribute. @throws Error on an unknown type */
export function setOpAttribute(api: CApi, status: Status, op: Pointer, { name, type, value }: OpAttr): void {
  const list = Array.isArray(value) ? (value as unknown[]) : null
  switch (type) {
    case attrType.string: {
      if (list) {
        const parts = list.map(bytesOf)
        const sizes = BigUint64Array.from(parts, (part) => BigInt(part.byteLength))
        withPointers(parts, (pointers) => api.TFE_OpSetAttrStringList(op, name, pointers, sizes, parts.length))
      } else {
        const bytes = bytesOf(value)
        api.TFE_OpSetAttrString(op, name, bytes, bytes.byteLength)
      }
      return
    }
    case attrType.int:
      if (list) api.TFE_OpSetAttrIntList(op, name, int64s(list), list.length)
      else api.TFE_OpSetAttrInt(op, name, value)
      return
    case attrType.float:
      if (list) api.TFE_OpSetAttrFloatList(op, name, Float32Array.from(list as number[]), list.length)
      else api.TFE_OpSetAttrFloat(op, name, value)
      return
    case attrType.bool:
      if (list) api.TFE_OpSetAttrBoolList(op, name, Uint8Array.from(list, (item) => (item ? 1 : 0)), list.length)
      else api.TFE_OpSetAttrBool(op, name, value ? 1 : 0)
      return
    case attrType.type:
      if (list) api.TFE_OpSetAttrTypeList(op, name, Int32Array.from(list as number[]), list.length)
      else api.TFE_OpSetAttrType(op, name, value)
      return
    case attrType.shape: {
      const dims = list ?? []
      api.TFE_OpSetAttrShape(op, name, int64s(dims), dims.length, status.pointer)
      status.check(`attribute ${name}`)
      return
    }
    case attrType.func: {
      const bytes = bytesOf(value)
      api.TFE_OpSetAttrFunctionName(op, name, String(value), bytes.byteLength)
      return
    }
    default:
      throw new Error(`attribute '${name}' has a type (${type}) that is not supported`)
  }
}

/** Calls `use` with a C array of pointers to copies of `parts`, freed afterwards. */
function withPointers(parts: readonly Uint8Array[], use: (pointers: BigUint64Array) => void): void {
  const blocks = parts.map((part) => {
    const block = koffi.alloc('uint8_t', Math.max(1, part.byteLength)) as unknown as Pointer
    copyIn(block, part)
    return block
  })
  try {
    use(BigUint64Array.from(blocks))
  } finally {
    for (const block of blocks) koffi.free(block)
  }
}
