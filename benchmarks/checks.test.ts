import { describe, expect, it } from 'vitest'
import { seededRandom } from '../core/statistics/random'
import { benchmarks } from './list'
import { productPlan } from './matmul/plan'
import { erf } from './network/reference'
import { spotCheck } from './op/spot-check'
import { normalValues } from './random-values'
import { makeWeights } from './transformer-inference/block'
import { referenceBlock } from './transformer-inference/reference'
import { checkTriad } from './triad/kernel'

describe('the list of benchmarks', () => {
  it('has ids of its own, work that counts, and kernels that can be loaded', async () => {
    expect(new Set(benchmarks.map((each) => each.id)).size).toBe(benchmarks.length)
    for (const each of benchmarks) {
      expect(each.work(each.params), each.id).toBeGreaterThan(0)
      expect(each.memoryBytes(each.params), each.id).toBeGreaterThan(0)
      expect(typeof (await each.kernel()).kernel.prepare, each.id).toBe('function')
    }
  })
  it('counts two operations per step of a product and three words per element of a triad', () => {
    const work = (id: string, params: Record<string, number>) => benchmarks.find((each) => each.id === id)!.work(params)
    expect(work('matmul-fp32', { n: 10 })).toBe(2000)
    expect(work('triad', { words: 10 })).toBe(120)
  })
})

describe('a known answer that is not met', () => {
  it('is found in a matrix product: one wrong element of the corners, or operands exchanged', () => {
    const n = 24
    const random = seededRandom(3)
    const [a, b] = [normalValues(n * n, random), normalValues(n * n, random)]
    const product = (x: Float32Array, y: Float32Array) =>
      Float32Array.from({ length: n * n }, (_, i) => Array.from({ length: n }, (_, k) => x[Math.floor(i / n) * n + k]! * y[k * n + (i % n)]!).reduce((sum, value) => sum + value, 0))
    const check = (result: Float32Array) => spotCheck(result, (index) => productPlan({ n }).expected(index, [a, b]), seededRandom(1), 1e-4).ok
    expect(check(product(a, b))).toBe(true)
    expect(check(product(b, a))).toBe(false)
    expect(check(product(a, b).map((value, i) => (i === n * n - 1 ? value + 1 : value)))).toBe(false)
    expect(check(product(a, b).map(() => Number.NaN))).toBe(false)
  })
  it('is found in a triad', () => {
    expect(checkTriad([1, 2], [4, 6], [3, 5], 0.5).ok).toBe(true)
    expect(checkTriad([1, 2], [4, 6], [3, 5.1], 0.5).ok).toBe(false)
    expect(checkTriad([1], [4], [Number.NaN], 0.5).ok).toBe(false)
  })
  it('is there for a transformer block: rows of the output have mean 0 and variance 1', () => {
    const shape = { batch: 1, sequence: 3, hidden: 8, heads: 2, ffn: 16 }
    const random = seededRandom(5)
    const out = referenceBlock(shape, makeWeights(shape, random), normalValues(24, random))
    for (let row = 0; row < 3; row++) {
      const values = out.slice(row * 8, row * 8 + 8)
      const mean = values.reduce((sum, value) => sum + value, 0) / 8
      expect(mean).toBeCloseTo(0, 10)
      expect(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 8).toBeCloseTo(1, 3)
    }
    expect([erf(0), erf(1), erf(-2)].map((value) => value.toFixed(6))).toEqual(['0.000000', '0.842701', '-0.995322'])
  })
})
