import { type Params } from '../../core/benchmark/definition'
import { countWork, type Work } from '../../core/network/count'
import { type Network } from './laid'
import { type Layers } from '../../core/network/layers'
import { type BlockShape } from '../../core/network/transformer'

/** Lays one block of a kind. */
export type Block = <T>(layers: Layers<T>, x: T, shape: BlockShape, params: Params) => T

/**
 * Blocks one after another and a classifier of every token: what a transformer does between its embedding and its
 * vocabulary. @param params batch, sequence, hidden, heads, ffn, blocks
 */
export const stackOf = (block: Block) => (params: Params): Network => {
  const { batch = 1, sequence = 1, hidden = 1, heads = 1, ffn = 1, blocks = 1 } = params
  const rows = batch * sequence
  const classes = 2
  return {
    input: [rows, hidden],
    rows,
    classes,
    build(layers, x) {
      for (let i = 0; i < blocks; i++) x = block(layers, x, { sequence, hidden, heads, ffn }, params)
      return layers.dense(x, { out: classes, bias: true, start: 'zero' })
    },
  }
}

export const workOf = (network: Network): Work => countWork((layers) => network.build(layers, network.input))
