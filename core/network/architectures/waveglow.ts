import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

const mels = 80
/** Audio samples a frame, and samples taken together as channels. */
const [hop, group] = [256, 8]
const [flows, depth] = [12, 8]
/** Two channels are let out as a result after every fourth flow. */
const [earlyEvery, earlySize] = [4, 2]

/** Audio that so many frames of the spectrogram stand for. */
export const audioSamples = (frames: number): number => frames * hop

/**
 * WaveGlow (Prenger et al. 2018) on LJ Speech's mel spectrograms. @param frames of 256 audio samples; @param width channels
 * of the dilated convolutions: 256 in NVIDIA's published model, 512 in DeepLearningExamples' default
 */
export function waveglow(layers: CountedLayers, frames: number, width = 256): Shape {
  /** Weight-normalised, a scale for every output (Salimans and Kingma 2016). */
  const convolve = (x: Shape, out: number, kernel: number, dilation = 1): Shape => {
    layers.parameters(out)
    return layers.filter(x, { out, kernel: [1, kernel], dilation, bias: true })
  }
  const spectrogram = layers.transposed([1, 1, frames, mels], { out: mels, kernel: [1, 1024], stride: hop, bias: true })
  const length = spectrogram[2]! / group
  const condition: Shape = [1, 1, length, mels * group]
  let channels = group
  for (let flow = 0; flow < flows; flow++) {
    if (flow > 0 && flow % earlyEvery === 0) channels -= earlySize
    layers.filter([1, 1, length, channels], { out: channels, kernel: 1 })
    let x = convolve([1, 1, length, channels / 2], width, 1)
    for (let i = 0; i < depth; i++) {
      const inner = convolve(x, 2 * width, 3, 2 ** i)
      layers.add(inner, convolve(condition, 2 * width, 1))
      // tanh of one half times the sigmoid of the other.
      const gated = layers.each(x)
      convolve(gated, i < depth - 1 ? 2 * width : width, 1)
      x = layers.add(x, x)
    }
    layers.filter(x, { out: channels, kernel: 1, bias: true })
    // The other half, scaled and shifted.
    layers.each([1, 1, length, channels / 2])
  }
  return [1, 1, length, channels]
}
