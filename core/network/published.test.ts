import { describe, expect, it } from 'vitest'
import { countWork } from './count'
import { namedNetworks, workOfNetwork } from './named'
import { alsoPublished, publishedCounts } from './published'

/** Largest difference from a published figure. */
const tolerance = 0.03

describe('the count of every named network agrees with what is published, within three per cent', () => {
  it('has published figures for each of the workloads that DESIGN names, in their order', () => {
    expect(namedNetworks.map(({ id }) => id)).toEqual(['resnet50', 'resnet101', 'resnet152', 'inception3', 'inception4', 'vgg16', 'alexnet', 'ssd', 'maskrcnn', 'bert-base', 'bert-large', 'gnmt', 'transformer-xl-base', 'transformer-xl-large', 'tacotron2', 'waveglow', 'ncf', 'vit', 'unet', 'ddpm'])
    expect(publishedCounts.map(({ id }) => id)).toEqual(namedNetworks.map(({ id }) => id))
  })
  it.each(publishedCounts.map((each) => [each.id, each.weights, each.weightsSource] as const))('%s: %d weights (%s)', (id, weights) => {
    expect(Math.abs(workOfNetwork(id).weights / weights - 1)).toBeLessThan(tolerance)
  })
  it.each([...publishedCounts, ...alsoPublished].map((each) => [each.id, each.flops, each.flopsSource, each] as const))('%s: %d FLOP forward (%s)', (id, flops, _source, { lay }) => {
    const work = lay ? countWork(lay) : workOfNetwork(id)
    expect(Math.abs(work.flops / flops - 1)).toBeLessThan(tolerance)
  })
  it.each(alsoPublished.map((each) => [each.id, each.weights, each] as const))('%s: %d weights', (_id, weights, { lay }) => {
    expect(Math.abs(countWork(lay).weights / weights - 1)).toBeLessThan(tolerance)
  })
  it('Mask R-CNN as it is trained takes within three per cent of its published count too', () => {
    expect(Math.abs(workOfNetwork('maskrcnn').flops / (2 * 260e9) - 1)).toBeLessThan(tolerance)
  })
})

describe('weights that are published to the last one are met to the last one', () => {
  const exact = publishedCounts.filter(({ weights }) => Number.isInteger(weights) && weights % 1000 !== 0)
  it('are half of the list or more', () => expect(exact.length).toBeGreaterThanOrEqual(10))
  it.each(exact.map(({ id, weights }) => [id, weights] as const))('%s: %d', (id, weights) => expect(workOfNetwork(id).weights).toBe(weights))
  it.each([['inception4', '42.7'], ['transformer-xl-base', '192'], ['tacotron2', '28.2'], ['waveglow', '87.88']])('and %s, rounded in its source, to every digit: %s million', (id, millions) => {
    expect((workOfNetwork(id).weights / 1e6).toPrecision(millions.replace('.', '').length)).toBe(millions)
  })
})

describe('activations agree with what timm counts out of convolutions', () => {
  it('are in its proportions, within a tenth: ResNet-101 16.2 M, ResNet-152 22.6 M, Inception v4 15.1 M to ResNet-50 11.1 M', () => {
    // Each convolution's output is there three times (itself, normalised, rectified), so only ratios can be compared.
    const ratio = (id: string) => workOfNetwork(id).activations / workOfNetwork('resnet50').activations
    expect(Math.abs(ratio('resnet101') / (16.2 / 11.1) - 1)).toBeLessThan(0.1)
    expect(Math.abs(ratio('resnet152') / (22.6 / 11.1) - 1)).toBeLessThan(0.1)
    expect(Math.abs(ratio('inception4') / (15.1 / 11.1) - 1)).toBeLessThan(0.15)
  })
})
