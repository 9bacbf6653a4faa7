import { describe, expect, it } from 'vitest'
import { defineBenchmark, gpuParamsFor, inMode } from './definition'

const example = defineBenchmark({
  id: 'example',
  title: 'Example',
  meaning: 'Nothing.',
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { n: 1 },
  gpuParams: [{ n: 100 }, { n: 10 }],
  engines: ['tensorflow'],
  work: ({ n = 0 }) => n,
  memoryBytes: ({ n = 0 }) => n * 1000,
  seconds: { quick: null, standard: 2 },
  kernel: () => Promise.reject(new Error('never loaded')),
})

describe('a definition', () => {
  it('gives a GPU the largest shapes that leave room in its free memory, the smallest when that is not known, none when none fit', () => {
    expect(gpuParamsFor(example, 1_000_000)).toEqual({ n: 100 })
    expect(gpuParamsFor(example, 150_000)).toEqual({ n: 10 })
    expect(gpuParamsFor(example, 2000)).toEqual({ n: 1 })
    expect(gpuParamsFor(example, 1000)).toBeNull()
    expect(gpuParamsFor(example, null)).toEqual({ n: 10 })
  })
  it('says which modes run it: publish runs everything', () => {
    expect((['quick', 'standard', 'publish'] as const).map((mode) => inMode(example, mode))).toEqual([false, true, true])
    expect(inMode({ seconds: { quick: null, standard: null, publish: 9 } }, 'standard')).toBe(false)
  })
})
