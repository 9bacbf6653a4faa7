import { type CountedLayers, type Padding } from '../counted-layers'
import { resnetBlocks, resnetStage, resnetStem } from '../resnet'
import { type Shape } from '../tally'
import { chain } from './convolved'

/** Added after the backbone: width inside, width out, and how the 3 x 3 goes down. */
const added: readonly { readonly inner: number; readonly out: number; readonly stride: number; readonly padding: Padding }[] = [
  { inner: 256, out: 512, stride: 2, padding: 1 },
  { inner: 256, out: 512, stride: 2, padding: 1 },
  { inner: 128, out: 256, stride: 2, padding: 1 },
  { inner: 128, out: 256, stride: 1, padding: 'valid' },
  { inner: 128, out: 256, stride: 1, padding: 'valid' },
]
/** Boxes at each place of the six maps: 8,732 in all. */
const boxes = [4, 6, 6, 6, 4, 4]

/**
 * SSD300 as NVIDIA trains it on COCO (DeepLearningExamples, SSD v1.1; what the measurements of the workload ran): ResNet-50
 * up to its third stage, whose stride is taken out, and six maps with a head each.
 */
export function ssd300(layers: CountedLayers, classes = 81): Shape {
  let x = resnetStem(layers, [1, 300, 300, 3])
  for (const [stage, stride] of [1, 2, 1].entries()) x = resnetStage(layers, x, { blocks: resnetBlocks[50][stage]!, inner: 64 * 2 ** stage, stride })
  const maps = [x]
  for (const { inner, out, stride, padding } of added) maps.push((x = chain(layers, x, [[inner, { kernel: 1 }], [out, { kernel: 3, stride, padding }]])))
  const heads = maps.map((map, i) => {
    const head = (values: number) => layers.filter(map, { out: boxes[i]! * values, kernel: 3, bias: true })
    const [, height = 0, width = 0] = head(4)
    head(classes)
    return height * width * boxes[i]!
  })
  // Places and classes of all maps side by side.
  const total = heads.reduce((sum, count) => sum + count, 0)
  return layers.concat([total, 4], [total, classes])
}
