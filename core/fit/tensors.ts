import { type TensorRole } from '../quantization/gguf-mix'
import { expertLayers, type Dimensions } from './dimensions'

/** Tensors of one role in one layer, all experts together. */
export interface Tensor {
  readonly role: TensorRole
  readonly layer: number
  readonly weights: number
  /** Weights in a row, which is what enters the product. */
  readonly columns: number
}

/** Attention of one layer; latent attention's matrices are not in the catalog, so they are part of the rest. */
function attention({ hidden, queryWidth, keyWidth, latent, family }: Dimensions, layer: number): Tensor[] {
  if (latent) return []
  const part = (role: TensorRole, weights: number, columns = hidden): Tensor => ({ role, layer, weights, columns })
  const into = family.joined ? [part('qkv', hidden * (queryWidth + 2 * keyWidth))] : [part('q', hidden * queryWidth), part('k', hidden * keyWidth), part('v', hidden * keyWidth)]
  return [...into, part('o', hidden * queryWidth, queryWidth)]
}

function feedForward(of: Dimensions, layer: number, withExperts: boolean): Tensor[] {
  const { hidden, ffn, experts, family } = of
  const width = withExperts && experts ? experts.width : ffn
  const copies = withExperts && experts ? experts.count + family.sharedExperts : 1
  const part = (role: TensorRole, columns: number): Tensor => ({ role, layer, weights: copies * hidden * width, columns })
  return [...(family.gated ? [part('gate', hidden)] : []), part('up', hidden), part('down', width)]
}

/**
 * Every tensor of a model by layer, from its dimensions, and as `rest` what the published number of parameters has beyond
 * them (norms, biases, routers, a vision tower). Where the dimensions give more than that number, all shrink alike.
 */
export function tensorsOf(of: Dimensions): Tensor[] {
  const { layers, hidden, vocab, tied, params, family } = of
  const first = layers - expertLayers(of) * family.expertsEvery
  const hasExperts = (layer: number) => of.experts !== null && layer >= first && (layer - first) % family.expertsEvery === family.expertsEvery - 1
  const tables: Tensor[] = vocab === 0 ? [] : [{ role: 'embedding', layer: 0, weights: vocab * hidden, columns: hidden }, ...(tied ? [] : [{ role: 'output' as const, layer: 0, weights: vocab * hidden, columns: hidden }])]
  const list = [...tables]
  for (let layer = 0; layer < layers; layer++) list.push(...attention(of, layer), ...feedForward(of, layer, hasExperts(layer)))
  const sum = list.reduce((total, { weights }) => total + weights, 0)
  if (sum <= params) return [...list, { role: 'rest', layer: 0, weights: params - sum, columns: 256 }]
  return list.map((tensor) => ({ ...tensor, weights: (tensor.weights * params) / sum }))
}
