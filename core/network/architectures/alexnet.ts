import { type CountedLayers, type Window } from '../counted-layers'
import { type Shape } from '../tally'
import { flat } from './convolved'

const pool: Window = { kernel: 3, stride: 2, padding: 'valid' }

/** AlexNet in one column (Krizhevsky 2014), as torchvision has it: 224 x 224, no local response normalisation. */
export function alexnet(layers: CountedLayers, classes = 1000): Shape {
  const unit = (x: Shape, out: number, window: Window) => layers.relu(layers.filter(x, { out, bias: true, ...window }))
  let x = layers.pool(unit([1, 224, 224, 3], 64, { kernel: 11, stride: 4, padding: 2 }), pool)
  x = layers.pool(unit(x, 192, { kernel: 5 }), pool)
  for (const out of [384, 256, 256]) x = unit(x, out, { kernel: 3 })
  x = flat(layers.pool(x, pool))
  for (const out of [4096, 4096]) x = layers.relu(layers.dense(x, { out, bias: true }))
  return layers.dense(x, { out: classes, bias: true })
}
