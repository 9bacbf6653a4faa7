import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'
import { flat } from './convolved'

/** Widths and how many 3 x 3 of each: configuration D of Simonyan and Zisserman 2014. */
const stages = [
  [64, 2],
  [128, 2],
  [256, 3],
  [512, 3],
  [512, 3],
] as const

/** VGG-16 without batch normalisation, 224 x 224. */
export function vgg16(layers: CountedLayers, classes = 1000): Shape {
  let x: Shape = [1, 224, 224, 3]
  for (const [out, count] of stages) {
    for (let i = 0; i < count; i++) x = layers.relu(layers.filter(x, { out, kernel: 3, bias: true }))
    x = layers.pool(x, { kernel: 2, stride: 2 })
  }
  x = flat(x)
  for (const out of [4096, 4096]) x = layers.relu(layers.dense(x, { out, bias: true }))
  return layers.dense(x, { out: classes, bias: true })
}
