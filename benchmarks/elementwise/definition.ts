import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'

const bytesPerWord = 4

const shared = {
  unit: 'B/s',
  better: 'higher',
  resource: 'memory',
  precision: 'fp32',
  engines: ['tensorflow'],
  seconds: { quick: null, standard: null, publish: 6.5 },
} as const satisfies Partial<BenchmarkDefinition>

export const elementwise = defineBenchmark({
  ...shared,
  id: 'elementwise',
  title: 'Elementwise addition',
  meaning: 'Residual connections, biases, activations: what a network does between its matrix products.',
  params: { words: 16 * 1024 * 1024 },
  work: ({ words = 0 }) => 3 * bytesPerWord * words,
  bytes: ({ words = 0 }) => 3 * bytesPerWord * words,
  memoryBytes: ({ words = 0 }) => 4 * bytesPerWord * words,
  kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).additionPlan) }),
})

export const reduction = defineBenchmark({
  ...shared,
  id: 'reduction',
  title: 'Sums of rows',
  meaning: 'Norms, means and losses: reading much to write little.',
  params: { rows: 8192, columns: 4096 },
  work: ({ rows = 0, columns = 0 }) => bytesPerWord * rows * columns,
  bytes: ({ rows = 0, columns = 0 }) => bytesPerWord * rows * columns,
  memoryBytes: ({ rows = 0, columns = 0 }) => 2 * bytesPerWord * rows * columns,
  kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).reductionPlan) }),
})
