import { ggufBits } from '../quantization/gguf-types'
import { ggufType, isGgufMix } from '../quantization/gguf-mix'
import { type Quantization } from '../quantization/list'
import { embeddingWeights, type Dimensions } from './dimensions'
import { tensorsOf } from './tensors'

/** Bytes of the weights as stored, and those of them that an embedding table alone takes. */
export interface Stored {
  readonly bytes: number
  readonly embeddingBytes: number
  /** Bytes of what quantisation left in 16 bits: embedding and output; 0 where everything has the same bits. */
  readonly plainBytes: number
}

const known = new WeakMap<Dimensions, Map<string, Stored>>()

function ggufStored(of: Dimensions, { id, bitsPerWeight }: Quantization): Stored {
  // Of a guessed model no tensor is known: the mix's mean, which cannot fall with its size.
  if (of.guessed || !isGgufMix(id)) return { bytes: (of.params * bitsPerWeight) / 8, embeddingBytes: (Math.min(of.params, of.vocab * of.hidden) * bitsPerWeight) / 8, plainBytes: 0 }
  const shape = { layers: of.layers, sharing: of.heads / of.kvHeads, experts: of.experts?.count ?? 1, tied: of.tied }
  const bytesOf = ({ role, layer, weights, columns }: ReturnType<typeof tensorsOf>[number]) => {
    const native = of.family.expertsInMxfp4 && (role === 'gate' || role === 'up' || role === 'down')
    return (weights * ggufBits[native ? 'MXFP4' : ggufType(id, role, layer, columns, shape)]) / 8
  }
  const tensors = tensorsOf(of)
  const embedding = tensors.find(({ role }) => role === 'embedding')
  return { bytes: tensors.reduce((sum, tensor) => sum + bytesOf(tensor), 0), embeddingBytes: embedding ? bytesOf(embedding) : 0, plainBytes: 0 }
}

/** Products of the layers have the format's bits; embedding, output and norms keep 16. */
function linearStored(of: Dimensions, { bitsPerWeight }: Quantization): Stored {
  const plain = embeddingWeights(of)
  const table = Math.min(of.params, of.vocab * of.hidden)
  return { bytes: ((of.params - plain) * bitsPerWeight) / 8 + 2 * plain, embeddingBytes: 2 * table, plainBytes: 2 * plain }
}

/**
 * Bytes of a model's weights as its file and the memory hold them, by the real bits of each tensor: a GGUF mix by
 * llama.cpp's rules, NF4, GPTQ, AWQ and int8 with embedding and output in 16 bits, the others with the same bits for all.
 */
export function storedWeights(of: Dimensions, quantization: Quantization): Stored {
  const cache = known.get(of) ?? new Map<string, Stored>()
  known.set(of, cache)
  const ready = cache.get(quantization.id)
  if (ready) return ready
  const { kind, bitsPerWeight } = quantization
  const stored = kind === 'gguf' ? ggufStored(of, quantization) : kind === 'linear' ? linearStored(of, quantization) : { bytes: (of.params * bitsPerWeight) / 8, embeddingBytes: (Math.min(of.params, of.vocab * of.hidden) * bitsPerWeight) / 8, plainBytes: 0 }
  cache.set(quantization.id, stored)
  return stored
}
