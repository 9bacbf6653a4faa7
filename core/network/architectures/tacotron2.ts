import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

const symbols = 148
const mels = 80
/** Of text, of the decoder's cells, of attention. */
const [encoded, hidden, attended] = [512, 1024, 128]

/**
 * Tacotron 2 (Shen et al. 2017), as NVIDIA trains it on LJ Speech: one frame a step of the decoder, told the true frame
 * before. @param text symbols; @param frames of the mel spectrogram
 */
export function tacotron2(layers: CountedLayers, text: number, frames: number): Shape {
  const convolve = ([length = 0, channels = 0]: Shape, out: number): Shape => {
    layers.batchNorm(layers.filter([1, 1, length, channels], { out, kernel: [1, 5], bias: true }))
    return [length, out]
  }
  let x = layers.embedding(text, { count: symbols, size: encoded })
  for (let i = 0; i < 3; i++) x = layers.relu(convolve(x, encoded))
  const memory = layers.lstm(x, { hidden: encoded / 2, bidirectional: true })
  layers.dense(memory, { out: attended, bias: false })

  let before: Shape = [frames, mels]
  for (let i = 0; i < 2; i++) before = layers.relu(layers.dense(before, { out: 256, bias: false }))
  layers.repeat(frames, () => decode(layers, text))

  let mel: Shape = [frames, mels]
  for (let i = 0; i < 4; i++) mel = layers.each(convolve(mel, encoded))
  return layers.add(convolve(mel, mels), mel)
}

/** One step: a cell, attention by content and place (Chorowski et al. 2015), a cell, the frame and whether it is the last. */
function decode(layers: CountedLayers, text: number): void {
  const cell = layers.lstm(layers.concat([1, 256], [1, encoded]), { hidden })
  layers.dense(cell, { out: attended, bias: false })
  layers.filter(layers.concat([1, 1, text, 1], [1, 1, text, 1]), { out: 32, kernel: [1, 31] })
  layers.dense([text, 32], { out: attended, bias: false })
  layers.dense(layers.each(layers.each([text, attended])), { out: 1, bias: false })
  const context = layers.times(layers.each([1, text]), encoded)
  const second = layers.lstm(layers.concat(cell, context), { hidden })
  const both = layers.concat(second, context)
  layers.dense(both, { out: mels, bias: true })
  layers.dense(both, { out: 1, bias: true })
}
