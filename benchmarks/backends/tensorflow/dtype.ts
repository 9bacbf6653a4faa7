/** TensorFlow's type numbers (tensorflow/c/tf_datatype.h): fixed for ever, since they are in saved models. */
export const tfType = {
  float: 1,
  double: 2,
  int32: 3,
  uint8: 4,
  int16: 5,
  int8: 6,
  string: 7,
  complex64: 8,
  int64: 9,
  bool: 10,
  bfloat16: 14,
  half: 19,
  resource: 20,
  variant: 21,
} as const

export type TfTypeName = keyof typeof tfType
export type TensorValues = Float32Array | Float64Array | Int32Array | Uint8Array | Int16Array | Int8Array | BigInt64Array

const bytesPer: Record<number, number> = {
  [tfType.float]: 4,
  [tfType.double]: 8,
  [tfType.int32]: 4,
  [tfType.uint8]: 1,
  [tfType.int16]: 2,
  [tfType.int8]: 1,
  [tfType.complex64]: 8,
  [tfType.int64]: 8,
  [tfType.bool]: 1,
  [tfType.bfloat16]: 2,
  [tfType.half]: 2,
}

/** Bytes of one element. @throws RangeError for types without a fixed size (string, resource, variant) */
export function bytesPerElement(dtype: number): number {
  const bytes = bytesPer[dtype]
  if (bytes === undefined) throw new RangeError(`TensorFlow type ${dtype} has no fixed element size`)
  return bytes
}

/** Views raw tensor bytes as numbers; 16-bit floats are widened to Float32Array, complex64 is interleaved re, im. */
export function decodeBytes(dtype: number, bytes: ArrayBuffer): TensorValues {
  switch (dtype) {
    case tfType.float:
    case tfType.complex64:
      return new Float32Array(bytes)
    case tfType.double:
      return new Float64Array(bytes)
    case tfType.int32:
      return new Int32Array(bytes)
    case tfType.uint8:
    case tfType.bool:
      return new Uint8Array(bytes)
    case tfType.int16:
      return new Int16Array(bytes)
    case tfType.int8:
      return new Int8Array(bytes)
    case tfType.int64:
      return new BigInt64Array(bytes)
    case tfType.bfloat16:
      return Float32Array.from(new Uint16Array(bytes), bfloat16ToNumber)
    case tfType.half:
      return Float32Array.from(new Uint16Array(bytes), halfToNumber)
    default:
      throw new RangeError(`TensorFlow type ${dtype} cannot be read back as numbers`)
  }
}

const scratch = new DataView(new ArrayBuffer(4))

/** bfloat16 is the upper half of an IEEE 754 single. */
export function bfloat16ToNumber(bits: number): number {
  scratch.setUint32(0, bits << 16)
  return scratch.getFloat32(0)
}

/** IEEE 754 binary16: 1 sign, 5 exponent (bias 15), 10 fraction bits; subnormals, infinities and NaN included. */
export function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1
  const exponent = (bits >> 10) & 0x1f
  const fraction = bits & 0x3ff
  if (exponent === 0) return sign * fraction * 2 ** -24
  if (exponent === 31) return fraction ? NaN : sign * Infinity
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15)
}

/**
 * The bytes that TensorFlow wants for `values`. Arrays of numbers are converted; typed arrays of the right width are
 * used as they are. An int64 may be given as an Int32Array pair (low, high words), as tfjs does for scalars.
 */
export function encodeValues(dtype: number, values: ArrayLike<number> | TensorValues | Uint8ClampedArray): Uint8Array {
  const view = (array: ArrayBufferView) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
  switch (dtype) {
    case tfType.float:
    case tfType.complex64:
      return view(values instanceof Float32Array ? values : Float32Array.from(values as ArrayLike<number>))
    case tfType.double:
      return view(values instanceof Float64Array ? values : Float64Array.from(values as ArrayLike<number>))
    case tfType.int32:
      return view(values instanceof Int32Array ? values : Int32Array.from(values as ArrayLike<number>))
    case tfType.int64:
      if (values instanceof BigInt64Array || values instanceof Int32Array) return view(values)
      return view(BigInt64Array.from(Array.from(values as ArrayLike<number>, (value) => BigInt(Math.trunc(value)))))
    case tfType.uint8:
    case tfType.bool:
      return values instanceof Uint8Array ? values : Uint8Array.from(values as ArrayLike<number>)
    case tfType.int8:
      return view(values instanceof Int8Array ? values : Int8Array.from(values as ArrayLike<number>))
    case tfType.int16:
      return view(values instanceof Int16Array ? values : Int16Array.from(values as ArrayLike<number>))
    default:
      throw new RangeError(`cannot make a tensor of TensorFlow type ${dtype} from numbers; make float and Cast it`)
  }
}
