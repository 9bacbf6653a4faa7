import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

/** Ho et al. 2020, appendix B: pixels a side, and the width of each resolution over the first's 128. */
export const ddpmSizes = {
  cifar10: { size: 32, times: [1, 2, 2, 2] },
  lsun: { size: 256, times: [1, 1, 2, 2, 4, 4] },
} as const

const width = 128
const embedded = 4 * width
/** Two blocks a resolution, attention where a side is 16. */
const [blocks, attentive] = [2, 16]

/** The U-Net of denoising diffusion. One image at one step of the noise. */
export function ddpm(layers: CountedLayers, name: keyof typeof ddpmSizes): Shape {
  const { size, times } = ddpmSizes[name]
  const convolve = (x: Shape, out: number, kernel = 3, stride = 1) => layers.filter(x, { out, kernel, stride, bias: true })
  const dense = (x: Shape, out: number) => layers.dense(x, { out, bias: true })
  const activated = (x: Shape) => layers.silu(layers.groupNorm(x))

  const block = (x: Shape, out: number): Shape => {
    const first = convolve(activated(x), out)
    dense(layers.silu([1, embedded]), out)
    const second = convolve(activated(layers.add(first, first)), out)
    return layers.add(second, x[3] === out ? x : convolve(x, out, 1))
  }
  const attention = (x: Shape): Shape => {
    const [, height = 0, side = 0, channels = 0] = x
    const places: Shape = [height * side, channels]
    const normed = layers.groupNorm(x)
    for (let i = 0; i < 3; i++) convolve(normed, channels, 1)
    layers.attend(places, { keys: height * side, heads: 1 })
    return layers.add(convolve(x, channels, 1), x)
  }
  const blockAt = (x: Shape, out: number): Shape => (x[1] === attentive ? attention(block(x, out)) : block(x, out))

  dense(layers.silu(dense([1, width], embedded)), embedded)
  let x = convolve([1, size, size, 3], width)
  const across = [x]
  times.forEach((factor, level) => {
    for (let i = 0; i < blocks; i++) across.push((x = blockAt(x, width * factor)))
    if (level < times.length - 1) across.push((x = convolve(x, x[3]!, 3, 2)))
  })
  x = block(attention(block(x, x[3]!)), x[3]!)
  for (let level = times.length - 1; level >= 0; level--) {
    for (let i = 0; i <= blocks; i++) x = blockAt(layers.concat(x, across.pop()!), width * times[level]!)
    if (level > 0) x = convolve(layers.upsample(x, 2), x[3]!)
  }
  return convolve(activated(x), 3)
}
