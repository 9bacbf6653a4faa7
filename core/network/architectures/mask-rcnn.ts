import { type CountedLayers } from '../counted-layers'
import { resnetBlocks, resnetStage, resnetStem } from '../resnet'
import { type Shape } from '../tally'
import { flat } from './convolved'

export interface MaskRcnnShape {
  readonly height: number
  readonly width: number
  /** Regions that the box head sees, and those that get a mask. */
  readonly regions: number
  readonly masks: number
  readonly classes?: number
}

/** Width of every map of the pyramid. */
const pyramid = 256

/**
 * Mask R-CNN with ResNet-50 and a feature pyramid (He et al. 2017, Lin et al. 2017), as torchvision and NVIDIA have it: the
 * backbone's normalisation is fixed, and so are its stem and first stage in training.
 */
export function maskRcnn(layers: CountedLayers, { height, width, regions, masks, classes = 91 }: MaskRcnnShape): Shape {
  const fixed: CountedLayers = { ...layers, batchNorm: (x) => layers.each(x) }
  const stage = (x: Shape, i: number) => resnetStage(fixed, x, { blocks: resnetBlocks[50][i]!, inner: 64 * 2 ** i, stride: i === 0 ? 1 : 2 })
  const convolve = (x: Shape, out: number, kernel: number) => layers.filter(x, { out, kernel, bias: true })

  const bottom = layers.frozen(() => stage(resnetStem(fixed, [1, height, width, 3]), 0))
  const maps = [bottom]
  for (const i of [1, 2, 3]) maps.push(stage(maps[i - 1]!, i))

  const levels = maps.map((map, i) => {
    const lateral = convolve(map, pyramid, 1)
    // All but the top take the level above, twice as large.
    if (i < 3) layers.add(layers.each(lateral), lateral)
    return convolve(lateral, pyramid, 3)
  })
  levels.push(layers.pool(levels[3]!, { kernel: 1, stride: 2 }))

  const propose = (level: Shape) => {
    const x = layers.relu(convolve(level, pyramid, 3))
    convolve(x, 3, 1)
    convolve(x, 12, 1)
  }
  levels.forEach((level, i) => (i === 0 ? propose(level) : layers.tied(() => propose(level))))

  let box = flat(layers.each([regions, 7, 7, pyramid]))
  for (const out of [1024, 1024]) box = layers.relu(layers.dense(box, { out, bias: true }))
  layers.dense(box, { out: classes, bias: true })
  layers.dense(box, { out: 4 * classes, bias: true })

  let mask = layers.each([masks, 14, 14, pyramid])
  for (let i = 0; i < 4; i++) mask = layers.relu(convolve(mask, pyramid, 3))
  return convolve(layers.relu(layers.transposed(mask, { out: pyramid, kernel: 2, stride: 2, bias: true })), classes, 1)
}
