import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countWork } from './count'
import { forwardWork, gradientBytes, trainingWork } from './work-for'
import { workOfNetwork } from './named'

const side = fc.integer({ min: 16, max: 64 })
const small = fc.integer({ min: 1, max: 7 })

describe('counting', () => {
  it('counts a product twice more on the way back, and starts two kernels there', () => {
    const work = countWork((layers) => layers.dense([3, 5], { out: 7, bias: true }))
    expect(work).toEqual({ flops: 2 * 3 * 5 * 7, trainingFlops: 3 * 2 * 3 * 5 * 7, weights: 42, trained: 42, activations: 21, kernels: 1, trainingKernels: 3 })
  })
  it('follows no gradient into what is frozen, and one into the input of a fixed weight', () => {
    const frozen = countWork((layers) => layers.frozen(() => layers.dense([3, 5], { out: 7, bias: false })))
    expect(frozen).toMatchObject({ trainingFlops: frozen.flops, weights: 35, trained: 0, kernels: 1, trainingKernels: 1 })
    const adapted = countWork((layers) => layers.lowRank([3, 64], { out: 64, rank: 1 }))
    expect(adapted.trainingFlops).toBe(3 * adapted.flops - 2 * 3 * 64 * 64)
  })
  it('multiplies the work of what is repeated and keeps its weights; counts the work of what is tied alone', () => {
    fc.assert(
      fc.property(small, small, small, (times, columns, out) => {
        const lay = (layers: Parameters<Parameters<typeof countWork>[0]>[0]) => layers.dense([1, columns], { out, bias: true })
        const once = countWork(lay)
        const often = countWork((layers) => layers.repeat(times, () => lay(layers)))
        const tied = countWork((layers) => layers.tied(() => lay(layers)))
        expect(often).toEqual({ ...once, flops: times * once.flops, trainingFlops: times * once.trainingFlops, activations: times * once.activations, kernels: times * once.kernels, trainingKernels: times * once.trainingKernels })
        expect(tied).toEqual({ ...once, weights: 0, trained: 0 })
      }),
    )
  })
  it('steps a window over an image wherever it fits, zeros around included', () => {
    fc.assert(
      fc.property(side, small, small, fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 3 }), (size, kernel, stride, dilation, zeros) => {
        let places = 0
        const reach = dilation * (kernel - 1)
        for (let start = -zeros; start + reach < size + zeros; start += stride) places++
        let shape: readonly number[] = []
        countWork((layers) => (shape = layers.filter([1, size, size, 1], { out: 1, kernel, stride, dilation, padding: zeros })))
        expect(shape).toEqual([1, places, places, 1])
      }),
    )
  })
  it('a transposed convolution undoes the shape of one, at the same work', () => {
    const down = countWork((layers) => layers.filter([1, 32, 32, 8], { out: 4, kernel: 2, stride: 2 }))
    let shape: readonly number[] = []
    const up = countWork((layers) => (shape = layers.transposed([1, 16, 16, 4], { out: 8, kernel: 2, stride: 2, bias: false })))
    expect(shape).toEqual([1, 32, 32, 8])
    expect(up.flops).toBe(down.flops)
  })
  it('runs the state of an LSTM step by step: kernels go with the length, weights do not', () => {
    const of = (length: number) => countWork((layers) => layers.lstm([length, 32], { hidden: 16 }))
    expect(of(20).weights).toBe(of(10).weights)
    expect(of(20).flops).toBe(2 * of(10).flops)
    expect(of(20).kernels - of(10).kernels).toBe(20)
    expect(of(1).weights).toBe(4 * 16 * (32 + 16) + 2 * 4 * 16)
  })
})

describe('work as a roofline wants it', () => {
  it('halves bytes in half precision and leaves FLOPs, launches and gradients', () => {
    const work = workOfNetwork('resnet50')
    for (const of of [forwardWork, trainingWork]) expect(of(work, 'fp16')).toEqual({ ...of(work, 'fp32'), bytes: of(work, 'fp32').bytes / 2 })
    expect(trainingWork(work, 'fp32').flops).toBe(3 * forwardWork(work, 'fp32').flops)
    expect(gradientBytes(work)).toBe(4 * 25_557_032)
  })
  it('exchanges no gradients of what Mask R-CNN keeps fixed', () => expect(gradientBytes(workOfNetwork('maskrcnn'))).toBe(4 * (44_401_393 - 222_400)))
  it('names no network that is not in the list', () => expect(() => workOfNetwork('resnet51')).toThrow('no network is named resnet51'))
})
