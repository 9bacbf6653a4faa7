import { defineBenchmark } from '../../core/benchmark/definition'

export const attention = defineBenchmark({
  id: 'attention',
  title: 'Attention, math form',
  meaning: 'Attention with its scores written out, as a framework without fused kernels runs it; a fused kernel (FlashAttention) moves less.',
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { heads: 12, sequence: 512, width: 64 },
  gpuParams: [{ heads: 96, sequence: 1024, width: 64 }, { heads: 24, sequence: 1024, width: 64 }],
  engines: ['tensorflow'],
  seconds: { quick: null, standard: 1.9 },
  work: ({ heads = 0, sequence = 0, width = 0 }) => 4 * heads * sequence ** 2 * width,
  flops: ({ heads = 0, sequence = 0, width = 0 }) => 4 * heads * sequence ** 2 * width,
  // Scores written, read and written by the softmax, read again; queries, keys, values and the result.
  bytes: ({ heads = 0, sequence = 0, width = 0 }) => 4 * heads * (4 * sequence ** 2 + 4 * sequence * width),
  memoryBytes: ({ heads = 0, sequence = 0, width = 0 }) => 4 * heads * (3 * sequence ** 2 + 5 * sequence * width),
  kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).attentionPlan) }),
})
