import { describe, expect, it } from 'vitest'
import { bfloat16ToNumber, decodeBytes, encodeValues, halfToNumber, tfType } from './dtype'

describe('16-bit floats', () => {
  it('reads the known bit patterns of binary16', () => {
    expect(halfToNumber(0x3c00)).toBe(1)
    expect(halfToNumber(0xc000)).toBe(-2)
    expect(halfToNumber(0x7bff)).toBe(65504)
    expect(halfToNumber(0x0001)).toBe(2 ** -24)
    expect(halfToNumber(0x7c00)).toBe(Infinity)
    expect(halfToNumber(0x7e00)).toBeNaN()
  })
  it('reads bfloat16 as the upper half of a single', () => {
    expect(bfloat16ToNumber(0x3f80)).toBe(1)
    expect(bfloat16ToNumber(0xc040)).toBe(-3)
  })
})

describe('tensor bytes', () => {
  it('survive encoding and decoding for every numeric type', () => {
    for (const type of [tfType.float, tfType.double, tfType.int32, tfType.int16, tfType.int8, tfType.uint8]) {
      const bytes = encodeValues(type, [1, 2, 100])
      expect([...(decodeBytes(type, bytes.slice().buffer) as Float32Array)]).toEqual([1, 2, 100])
    }
  })
  it('takes a pair of 32-bit words for an int64, as tfjs gives scalars', () => {
    expect(encodeValues(tfType.int64, Int32Array.of(5, 0)).byteLength).toBe(8)
    expect(encodeValues(tfType.int64, [-1])).toEqual(new Uint8Array(8).fill(255))
  })
  it('refuses a type that has no fixed size', () => {
    expect(() => decodeBytes(tfType.resource, new ArrayBuffer(8))).toThrow(RangeError)
  })
})
