import { describe, expect, it } from 'vitest'
import { workOfNetwork } from '../../network/named'
import { fitted } from './fitted'
import { toldFrom } from './told'
import { trainingWorkloads } from './workloads'

const sum = ({ matrix, memory, vector }: { matrix: number; memory: number; vector: number }) => matrix + memory + vector

describe('a network told from a measured one by what its layers count', () => {
  it('is the measured one where it is the same network, but for the products that must be seen', () => {
    const { shares, exchange } = toldFrom(fitted.bert_base_squad, 'bert-base', 'bert-base')
    for (const precision of ['fp32', 'fp16'] as const) for (const part of ['matrix', 'memory', 'vector', 'seconds'] as const) expect(shares[precision][part]).toBeCloseTo(fitted.bert_base_squad[precision][part], 9)
    expect(exchange).toBeCloseTo(fitted.bert_base_squad.exchange, 9)
  })
  it('takes for BERT large from BERT base what BERT large was measured to take, and the other way round', () => {
    const large = toldFrom(fitted.bert_base_squad, 'bert-base', 'bert-large')
    // Measured: 13.8 ms and 6.8 ms a sequence, 19 % lost by two cards; not used here.
    for (const precision of ['fp32', 'fp16'] as const) expect(Math.abs(large.shares[precision].seconds / fitted.bert_large_squad[precision].seconds - 1)).toBeLessThan(0.15)
    expect(Math.abs(large.exchange - fitted.bert_large_squad.exchange)).toBeLessThan(0.02)
    expect(Math.abs(toldFrom(fitted.bert_large_squad, 'bert-large', 'bert-base').exchange - fitted.bert_base_squad.exchange)).toBeLessThan(0.02)
  })
  it('has parts that sum to one, none of them negative, for every workload without measurements', () => {
    const told = trainingWorkloads.filter(({ like }) => like !== null)
    expect(told.map(({ id }) => id)).toEqual(['resnet101', 'resnet152', 'inception3', 'inception4', 'vgg16', 'alexnet', 'maskrcnn', 'vit', 'unet', 'ddpm'])
    for (const { shares, exchange } of told) {
      for (const precision of ['fp32', 'fp16'] as const) {
        expect(sum(shares[precision])).toBeCloseTo(1, 9)
        expect(Math.min(shares[precision].matrix, shares[precision].memory, shares[precision].vector)).toBeGreaterThanOrEqual(0)
      }
      expect(exchange).toBeGreaterThan(0)
      expect(exchange).toBeLessThan(0.3)
    }
  })
  it('sees more of a step in products the more of them there are to what is moved', () => {
    const matrix = (id: string) => trainingWorkloads.find((workload) => workload.id === id)!.shares.fp16.matrix
    const intensity = (id: string) => workOfNetwork(id).trainingFlops / workOfNetwork(id).activations
    const told = ['resnet101', 'resnet152', 'inception3', 'inception4', 'unet', 'vgg16', 'alexnet', 'ddpm']
    const by = (of: (id: string) => number) => [...told].sort((a, b) => of(a) - of(b))
    expect(by(matrix)).toEqual(by(intensity))
  })
  it('loses more to the exchange where weights are many and the step is short: AlexNet before VGG before ResNet', () => {
    const lost = (id: string) => trainingWorkloads.find((workload) => workload.id === id)!.exchange
    expect(lost('alexnet')).toBeGreaterThan(lost('vgg16'))
    expect(lost('vgg16')).toBeGreaterThan(lost('resnet152'))
    expect(lost('resnet152')).toBeGreaterThan(lost('inception3'))
  })
})
