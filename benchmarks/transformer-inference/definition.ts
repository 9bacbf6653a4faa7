import { defineBenchmark } from '../../core/benchmark/definition'

export const transformerInference = defineBenchmark({
  id: 'transformer-inference',
  title: 'Transformer block, inference',
  meaning: 'Tokens a second through one block of BERT-base size: embedding, search and prompt processing.',
  unit: 'tokens/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { batch: 1, sequence: 128, hidden: 768, heads: 12, ffn: 3072 },
  engines: ['tensorflow', 'wasm'],
  work: ({ batch = 0, sequence = 0 }) => batch * sequence,
  memoryBytes: ({ batch = 0, sequence = 0, hidden = 0, heads = 0, ffn = 0 }) =>
    4 * (4 * hidden ** 2 + 2 * hidden * ffn + batch * (sequence ** 2 * heads * 3 + sequence * (8 * hidden + 2 * ffn))),
  seconds: { quick: 2.4, standard: 2.2 },
  kernel: () => import('./kernel'),
})
