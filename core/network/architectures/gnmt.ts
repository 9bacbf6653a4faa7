import { type CountedLayers } from '../counted-layers'
import { type Shape } from '../tally'

const hidden = 1024
/** Joined byte pairs of both languages, made up to a multiple of eight, as MLPerf and NVIDIA train it. */
const vocabulary = 32_320

/**
 * GNMT v2 (Wu et al. 2016, as NVIDIA trains it on WMT16 English to German): four layers of LSTM each way, the encoder's first
 * in both directions, attention after the decoder's first layer fed to all that follow, one table of words for both languages.
 * @param source, target tokens of the pair
 */
export function gnmt(layers: CountedLayers, source: number, target: number): Shape {
  let x = layers.embedding(source, { count: vocabulary, size: hidden })
  x = layers.lstm(layers.lstm(x, { hidden, bidirectional: true }), { hidden })
  for (let i = 0; i < 2; i++) x = layers.add(layers.lstm(x, { hidden }), x)

  const queries = layers.lstm(layers.tied(() => layers.embedding(target, { count: vocabulary, size: hidden })), { hidden })
  const context = attention(layers, queries, x)
  let y = layers.lstm(layers.concat(queries, context), { hidden })
  for (let i = 0; i < 2; i++) y = layers.add(layers.lstm(layers.concat(y, context), { hidden }), y)
  return layers.dense(y, { out: vocabulary, bias: true })
}

/** Bahdanau et al. 2014, normalised: v tanh(q + k), every query with every key. */
function attention(layers: CountedLayers, queries: Shape, keys: Shape): Shape {
  const [target = 0] = queries
  const [source = 0] = keys
  layers.dense(queries, { out: hidden, bias: false })
  layers.dense(keys, { out: hidden, bias: false })
  // v, and the scale and the bias of its normalisation.
  layers.parameters(2 * hidden + 1)
  layers.times(layers.each(layers.each([target * source, hidden])), 1)
  return layers.times(layers.each([target, source]), hidden)
}
