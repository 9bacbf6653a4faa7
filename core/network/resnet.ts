import { type Layers } from './layers'

/** Blocks of the four stages (He et al. 2015, table 1). */
export const resnetBlocks = { 50: [3, 4, 6, 3], 101: [3, 4, 23, 3], 152: [3, 8, 36, 3] } as const
export type ResnetDepth = keyof typeof resnetBlocks

/** A block's output over the width of its 3 x 3. */
const expansion = 4
/** Width of the first stage in the published network. */
export const baseWidth = 64

/** Convolution and batch normalisation. */
const convolve = <T>(layers: Layers<T>, x: T, out: number, kernel: number, stride: number): T => layers.batchNorm(layers.convolution(x, { out, kernel, stride }))

/** What comes before the first stage: a quarter of the image's sides. */
export const resnetStem = <T>(layers: Layers<T>, images: T, width = baseWidth): T => layers.maxPool(layers.relu(convolve(layers, images, width, 7, 2)))

/** One stage of bottlenecks, the stride in the 3 x 3 of its first block. @param inner width of the 3 x 3 */
export function resnetStage<T>(layers: Layers<T>, x: T, { blocks, inner, stride }: { blocks: number; inner: number; stride: number }): T {
  for (let block = 0; block < blocks; block++) {
    const step = block === 0 ? stride : 1
    const around = block === 0 ? convolve(layers, x, inner * expansion, 1, step) : x
    const reduced = layers.relu(convolve(layers, x, inner, 1, 1))
    const middle = layers.relu(convolve(layers, reduced, inner, 3, step))
    x = layers.relu(layers.add(convolve(layers, middle, inner * expansion, 1, 1), around))
  }
  return x
}

/**
 * A residual network with the stride in the 3 x 3 of a block ("v1.5", as PyTorch and NVIDIA measure it); with 50 layers
 * 25.557 million weights and 4.09 GMAC an image of 224 x 224. @param width of the first stage; less than the published
 * one makes a small twin for checks. @returns logits [batch, classes]
 */
export function resnet<T>(layers: Layers<T>, images: T, { depth, classes, width = baseWidth }: { depth: ResnetDepth; classes: number; width?: number }): T {
  let x = resnetStem(layers, images, width)
  resnetBlocks[depth].forEach((blocks, stage) => (x = resnetStage(layers, x, { blocks, inner: width * 2 ** stage, stride: stage === 0 ? 1 : 2 })))
  return layers.dense(layers.averagePool(x), { out: classes, bias: true, start: 'zero' })
}
