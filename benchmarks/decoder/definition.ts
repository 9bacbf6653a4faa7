import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'
import { stackOf, workOf } from '../network/stack'
import { adaptedBlock, decoderBlock } from '../../core/network/transformer'

const decoder = stackOf(decoderBlock)
const adapted = stackOf((layers, x, shape, { rank = 1 }) => adaptedBlock(layers, x, shape, rank))
const small = { batch: 2, sequence: 5, hidden: 16, heads: 4, ffn: 32, blocks: 2, rank: 3 }

const shared = {
  unit: 'tokens/s',
  better: 'higher',
  resource: 'network',
  precision: 'fp32',
  engines: ['tensorflow'],
  work: ({ batch = 0, sequence = 0 }) => batch * sequence,
} as const satisfies Partial<BenchmarkDefinition>

export const decoderTrain = defineBenchmark({
  ...shared,
  id: 'decoder-train',
  title: 'Decoder blocks, training step',
  meaning: 'Tokens a second through two blocks of GPT-2 small, forward, backward and update: training language models.',
  params: { batch: 2, sequence: 256, hidden: 768, heads: 12, ffn: 3072, blocks: 2 },
  gpuParams: [{ batch: 16, sequence: 1024, hidden: 768, heads: 12, ffn: 3072, blocks: 12 }, { batch: 8, sequence: 512, hidden: 768, heads: 12, ffn: 3072, blocks: 4 }],
  seconds: { quick: null, standard: 4.8 },
  flops: (sizes) => 3 * workOf(decoder(sizes)).flops,
  memoryBytes: (sizes) => 4 * (3 * workOf(decoder(sizes)).weights + 3 * workOf(decoder(sizes)).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: decoder, small, train: true }) }),
})

export const loraTrain = defineBenchmark({
  ...shared,
  id: 'lora-train',
  title: 'Decoder block with LoRA, training step',
  meaning: 'Tokens a second through a block as in Llama with its weights fixed and small adapters trained: fine-tuning on one machine.',
  params: { batch: 1, sequence: 256, hidden: 2048, heads: 16, ffn: 5632, blocks: 1, rank: 16 },
  gpuParams: [{ batch: 8, sequence: 1024, hidden: 4096, heads: 32, ffn: 11008, blocks: 2, rank: 16 }, { batch: 4, sequence: 512, hidden: 2048, heads: 16, ffn: 5632, blocks: 2, rank: 16 }],
  seconds: { quick: null, standard: 5.2 },
  // Fixed weights have no gradient of their own: forward and the way back to the input.
  flops: (sizes) => 2 * workOf(adapted(sizes)).flops + workOf(adapted(sizes)).trained * 2 * (sizes['batch'] ?? 0) * (sizes['sequence'] ?? 0),
  memoryBytes: (sizes) => 4 * (2 * workOf(adapted(sizes)).weights + 3 * workOf(adapted(sizes)).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: adapted, small, train: true }) }),
})
