import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'

const shared = {
  unit: 'B/s',
  better: 'higher',
  resource: 'compute',
  precision: 'none',
  engines: ['host'],
} as const satisfies Partial<BenchmarkDefinition>

const mebibyte = 1024 * 1024

export const cpuSingle = defineBenchmark({
  ...shared,
  id: 'cpu-single',
  title: 'Processor, one core',
  meaning: 'Text compressed by one core: what Python, tokenisers and data preparation feel like.',
  params: { bytes: mebibyte / 2, tasks: 1 },
  work: ({ bytes = 0, tasks = 0 }) => bytes * tasks,
  memoryBytes: ({ bytes = 0 }) => 8 * bytes,
  seconds: { quick: null, standard: 2 },
  kernel: () => import('./kernel'),
})

export const cpuMulti = defineBenchmark({
  ...shared,
  id: 'cpu-multi',
  title: 'Processor, all cores',
  meaning: 'The same text compressed by every core at once: how far data preparation scales here.',
  // Tasks divide by every usual number of cores.
  params: { bytes: mebibyte / 8, tasks: 48 },
  work: ({ bytes = 0, tasks = 0 }) => bytes * tasks,
  memoryBytes: ({ bytes = 0, tasks = 0 }) => 2 * bytes * (tasks + 2),
  seconds: { quick: null, standard: 3.4 },
  kernel: () => import('./kernel'),
})
