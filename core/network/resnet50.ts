import { type Layers } from './layers'

/** Stages of ResNet-50: blocks, width of the 3 x 3 in base widths, stride of the first block (He et al. 2015, table 1). */
const stages = [
  { blocks: 3, times: 1, stride: 1 },
  { blocks: 4, times: 2, stride: 2 },
  { blocks: 6, times: 4, stride: 2 },
  { blocks: 3, times: 8, stride: 2 },
]
const expansion = 4
/** Width of the first stage in the published network. */
export const baseWidth = 64

/**
 * ResNet-50 with the stride in the 3 x 3 of a block ("v1.5", as PyTorch and NVIDIA measure it): 25.557 million weights,
 * 4.09 GMAC an image of 224 x 224. @param width of the first stage; less than the published one makes a small twin for
 * checks. @returns logits [batch, classes]
 */
export function resnet50<T>(layers: Layers<T>, images: T, classes: number, width = baseWidth): T {
  const convolve = (x: T, out: number, kernel: number, stride: number) => layers.batchNorm(layers.convolution(x, { out, kernel, stride }))
  let x = layers.maxPool(layers.relu(convolve(images, width, 7, 2)))
  for (const { blocks, times, stride } of stages) {
    const inner = width * times
    for (let block = 0; block < blocks; block++) {
      const step = block === 0 ? stride : 1
      const around = block === 0 ? convolve(x, inner * expansion, 1, step) : x
      const reduced = layers.relu(convolve(x, inner, 1, 1))
      const middle = layers.relu(convolve(reduced, inner, 3, step))
      x = layers.relu(layers.add(convolve(middle, inner * expansion, 1, 1), around))
    }
  }
  return layers.dense(layers.averagePool(x), { out: classes, bias: true, start: 'zero' })
}
