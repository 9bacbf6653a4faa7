import { type Layers } from './layers'

export interface BlockShape {
  readonly sequence: number
  readonly hidden: number
  readonly heads: number
  readonly ffn: number
}

/** One post-norm encoder block as in BERT (Devlin et al. 2018): biases, exact GELU. */
export function encoderBlock<T>(layers: Layers<T>, x: T, { sequence, hidden, heads, ffn }: BlockShape): T {
  const dense = (input: T, out: number) => layers.dense(input, { out, bias: true })
  const mixed = layers.attention(dense(x, hidden), dense(x, hidden), dense(x, hidden), { sequence, heads, causal: false })
  const attended = layers.layerNorm(layers.add(x, dense(mixed, hidden)))
  return layers.layerNorm(layers.add(attended, dense(layers.gelu(dense(attended, ffn)), hidden)))
}

/** One pre-norm decoder block as in GPT-2: causal attention, biases, GELU. */
export function decoderBlock<T>(layers: Layers<T>, x: T, { sequence, hidden, heads, ffn }: BlockShape): T {
  const dense = (input: T, out: number) => layers.dense(input, { out, bias: true })
  const normed = layers.layerNorm(x)
  const mixed = layers.attention(dense(normed, hidden), dense(normed, hidden), dense(normed, hidden), { sequence, heads, causal: true })
  const attended = layers.add(x, dense(mixed, hidden))
  return layers.add(attended, dense(layers.gelu(dense(layers.layerNorm(attended), ffn)), hidden))
}

/**
 * One pre-norm decoder block as in Llama (RMS norm, gated SiLU, no biases), its weights fixed, with low-rank adapters
 * on every matrix: what LoRA fine-tuning trains.
 */
export function adaptedBlock<T>(layers: Layers<T>, x: T, { sequence, hidden, heads, ffn }: BlockShape, rank: number): T {
  const adapted = (input: T, out: number) => layers.lowRank(input, { out, rank })
  const normed = layers.rmsNorm(x)
  const mixed = layers.attention(adapted(normed, hidden), adapted(normed, hidden), adapted(normed, hidden), { sequence, heads, causal: true })
  const attended = layers.add(x, adapted(mixed, hidden))
  const middle = layers.rmsNorm(attended)
  return layers.add(attended, adapted(layers.multiply(layers.silu(adapted(middle, ffn)), adapted(middle, ffn)), hidden))
}
