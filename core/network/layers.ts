/**
 * A network is a function over these layers, written once. What comes out depends on who lays them: a TensorFlow graph
 * (graph-layers), its count of work and weights (count), or numbers in float64 (reference) that the graph must meet.
 * Images are [batch, height, width, channels], everything else is [rows, columns].
 */
export interface Layers<T> {
  /** No bias, "same" padding, as before a batch normalisation. */
  convolution(x: T, filter: { out: number; kernel: number; stride: number }): T
  /** Over batch and space with the batch's own moments; scale 1, shift 0 to start. */
  batchNorm(x: T): T
  relu(x: T): T
  /** 3 x 3, stride 2, "same". */
  maxPool(x: T): T
  /** [batch, height, width, channels] -> [batch, channels] */
  averagePool(x: T): T
  /** x w + b. `start` zero makes the first loss of a classifier ln(classes). */
  dense(x: T, options: { out: number; bias: boolean; start?: 'normal' | 'zero' }): T
  /** x w + (alpha / rank) x a b with w fixed: low-rank adaptation (Hu et al. 2021), b zero to start. */
  lowRank(x: T, options: { out: number; rank: number }): T
  add(a: T, b: T): T
  multiply(a: T, b: T): T
  gelu(x: T): T
  silu(x: T): T
  /** Over columns, with scale and shift. */
  layerNorm(x: T): T
  /** Over columns, with scale: Zhang and Sennrich 2019. */
  rmsNorm(x: T): T
  /** softmax(q k' / sqrt(d)) v in its math form; `causal` hides what comes later. Rows are sequences one after another. */
  attention(q: T, k: T, v: T, options: { sequence: number; heads: number; causal: boolean }): T
}

/** Of layer and RMS normalisation. */
export const normEpsilon = 1e-5
/** Of batch normalisation, as frameworks have it for ResNet. */
export const batchNormEpsilon = 1e-5
