import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'

const shared = {
  unit: 'B/s',
  better: 'higher',
  resource: 'memory',
  precision: 'fp32',
  params: { words: 16 * 1024 * 1024 },
  engines: ['tensorflow'],
  work: ({ words = 0 }: Params) => 4 * words,
  memoryBytes: ({ words = 0 }: Params) => 4 * 4 * words,
  seconds: { quick: null, standard: 2.4 },
} as const satisfies Partial<BenchmarkDefinition>

export const copyIn = defineBenchmark({
  ...shared,
  id: 'copy-in',
  title: 'Application copy to the device',
  meaning: 'A batch from the program to where it is computed, through the framework: pageable memory, no tricks.',
  kernel: async () => ({ kernel: (await import('./kernel')).copyKernel('in') }),
})

export const copyOut = defineBenchmark({
  ...shared,
  id: 'copy-out',
  title: 'Application copy from the device',
  meaning: 'A result from where it was computed back to the program, through the framework.',
  kernel: async () => ({ kernel: (await import('./kernel')).copyKernel('out') }),
})
