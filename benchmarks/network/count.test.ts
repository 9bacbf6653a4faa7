import { describe, expect, it } from 'vitest'
import { resnetWork } from '../resnet50/network'
import { stackOf, workOf } from './stack'
import { adaptedBlock, decoderBlock, encoderBlock } from '../../core/network/transformer'

const within = (percent: number) => (value: number, published: number) => expect(Math.abs(value / published - 1)).toBeLessThan(percent / 100)
const close = within(1)

describe('the count of a network agrees with what is published, within one per cent', () => {
  it('ResNet-50: 25,557,032 weights (torchvision), 4.09 GMAC an image of 224 x 224 (torchvision model table)', () => {
    const { weights, trained, flops } = resnetWork({ batch: 1, size: 224, classes: 1000 })
    expect(weights).toBe(25_557_032)
    expect(trained).toBe(weights)
    close(flops / 2, 4.09e9)
  })
  it('BERT-base: 110 million weights, of which 23.8 million are embeddings and 0.6 million the pooler (Devlin et al. 2018)', () => {
    const { weights, flops } = workOf(stackOf(encoderBlock)({ batch: 1, sequence: 128, hidden: 768, heads: 12, ffn: 3072, blocks: 12 }))
    close(weights, 109_482_240 - 23_837_184 - 590_592)
    // 22.5 GFLOP for 128 tokens: Jiao et al., TinyBERT 2019, table 1.
    close(flops, 22.5e9)
  })
  it('GPT-2 small: 124,439,808 weights, of which 39,383,808 embed words and places and 1,536 are the last norm (Radford et al. 2019)', () => {
    close(workOf(stackOf(decoderBlock)({ batch: 1, sequence: 1024, hidden: 768, heads: 12, ffn: 3072, blocks: 12 })).weights, 124_439_808 - 38_597_376 - 786_432 - 1_536)
  })
  it('Llama 2 7B: 6.476 thousand million weights in its 32 blocks (hidden 4096, ffn 11008), and adapters of rank 16 on every matrix: 39,976,960', () => {
    const adapted = stackOf((layers, x, shape) => adaptedBlock(layers, x, shape, 16))({ batch: 1, sequence: 1, hidden: 4096, heads: 32, ffn: 11008, blocks: 32 })
    const { weights, trained } = workOf(adapted)
    close(weights - trained, 6.476e9)
    close(trained, 39_976_960)
  })
})
