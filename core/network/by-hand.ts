/**
 * Multiply-adds of networks for which no one publishes them, added up from published shapes of their matrices: a second
 * count that shares nothing with the layers' code. Samples as core/network/named.ts has them.
 */
export const byHand = {
  /** Matrices as NVIDIA's apex lists them: those that each of 32 source tokens meets, those of each of 32 target tokens, attention. */
  gnmt() {
    const gate = 4096
    const encoder = 2 * gate * (1024 + 1024) + gate * (2048 + 1024) + 2 * gate * (1024 + 1024) + 1024 * 1024
    const decoder = gate * (1024 + 1024) + 1024 * 1024 + 3 * gate * (2048 + 1024) + 32_320 * 1024
    return 32 * encoder + 32 * decoder + 32 * 32 * (1024 + 1024)
  },
  'transformer-xl-base': () => transformerXl({ blocks: 16, hidden: 512, inner: 2048, segment: 192, head: 20_000, projections: 0 }),
  'transformer-xl-large': () => transformerXl({ blocks: 18, hidden: 1024, inner: 4096, segment: 384, head: 20_000, projections: 2 }),
  /** 100 characters and 566 frames; sizes of Shen et al. 2017 and NVIDIA's attention. */
  tacotron2() {
    const encoder = 100 * (3 * 5 * 512 * 512 + 2 * 4 * 256 * (512 + 256) + 512 * 128)
    const attention = 1024 * 128 + 100 * (2 * 31 * 32 + 32 * 128 + 128 + 512)
    const step = 80 * 256 + 256 * 256 + 4 * 1024 * (256 + 512 + 1024) + attention + 4 * 1024 * (1024 + 512 + 1024) + (1024 + 512) * 81
    const postnet = 5 * (80 * 512 + 3 * 512 * 512 + 512 * 80)
    return encoder + 566 * (step + postnet)
  },
  /** The perceptron and the last sum; embeddings are read, not multiplied. */
  ncf: () => 256 * 256 + 256 * 128 + 128 * 64 + (64 + 64),
}

/** Dai et al. 2019 with as much memory as segment: queries, keys, values and places of both, the rest of the segment alone. */
function transformerXl({ blocks, hidden, inner, segment, head, projections }: { blocks: number; hidden: number; inner: number; segment: number; head: number; projections: number }): number {
  const both = 2 * segment
  const products = both * 4 * hidden ** 2 + segment * (hidden ** 2 + 2 * hidden * inner)
  const scores = 3 * segment * both * hidden
  return blocks * (products + scores) + segment * hidden * (head + projections * hidden)
}
