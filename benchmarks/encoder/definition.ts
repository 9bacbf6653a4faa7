import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'
import { stackOf, workOf } from '../network/stack'
import { encoderBlock } from '../../core/network/transformer'

const network = stackOf(encoderBlock)
/** Blocks of BERT-base; two of its twelve, which are alike, keep a step within a second on two cores. */
const params = { batch: 4, sequence: 128, hidden: 768, heads: 12, ffn: 3072, blocks: 2 }
const small = { batch: 2, sequence: 5, hidden: 16, heads: 4, ffn: 32, blocks: 2 }

const shared = {
  unit: 'tokens/s',
  better: 'higher',
  resource: 'network',
  precision: 'fp32',
  params,
  gpuParams: [{ ...params, batch: 64, blocks: 12 }, { ...params, batch: 32, blocks: 4 }],
  engines: ['tensorflow'],
  work: ({ batch = 0, sequence = 0 }) => batch * sequence,
} as const satisfies Partial<BenchmarkDefinition>

export const encoderTrain = defineBenchmark({
  ...shared,
  id: 'encoder-train',
  title: 'Encoder blocks, training step',
  meaning: 'Tokens a second through two blocks of BERT-base, forward, backward and update: fine-tuning classifiers and embedders.',
  seconds: { quick: 4, standard: 4.4 },
  flops: (sizes) => 3 * workOf(network(sizes)).flops,
  memoryBytes: (sizes) => 4 * (3 * workOf(network(sizes)).weights + 3 * workOf(network(sizes)).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network, small, train: true }) }),
})

export const encoderInference = defineBenchmark({
  ...shared,
  id: 'encoder-inference',
  title: 'Encoder blocks, inference',
  meaning: 'Tokens a second through two blocks of BERT-base as one graph: embedding and search at their best.',
  seconds: { quick: null, standard: 2.6 },
  flops: (sizes) => workOf(network(sizes)).flops,
  memoryBytes: (sizes) => 4 * (2 * workOf(network(sizes)).weights + workOf(network(sizes)).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network, small, train: false }) }),
})
