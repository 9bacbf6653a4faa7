import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'
import { chain } from './convolved'

/** Widths of the contracting path. */
const widths = [64, 128, 256, 512, 1024]

/**
 * U-Net (Ronneberger et al. 2015) as it is trained today: images of three channels padded to keep their size, batch
 * normalisation, transposed convolutions upwards. @param size height and width, multiples of 16
 */
export function unet(layers: CountedLayers, [height, width]: readonly [number, number], classes = 1): Shape {
  const twice = (x: Shape, out: number) => chain(layers, x, [[out, { kernel: 3 }], [out, { kernel: 3 }]])
  const across: Shape[] = []
  let x: Shape = [1, height, width, 3]
  for (const out of widths) {
    if (across.length) x = layers.pool(x, { kernel: 2, stride: 2 })
    across.push((x = twice(x, out)))
  }
  for (let i = widths.length - 2; i >= 0; i--) {
    const out = widths[i]!
    x = twice(layers.concat(layers.transposed(x, { out, kernel: 2, stride: 2, bias: true }), across[i]!), out)
  }
  return layers.filter(x, { out: classes, kernel: 1, bias: true })
}
