import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'

/**
 * The same job in 1, 2, 4, … processes at once, each on one processor or one GPU of its own. Nothing is divided: twice
 * the processes do twice the work, and what they lack is what they share (memory, caches, heat, power).
 */
const products = ({ n = 0, processes = 1 }: Params) => processes * 2 * n ** 3
const words = ({ words: count = 0, processes = 1 }: Params) => processes * 3 * 4 * count

const shared = {
  better: 'higher',
  precision: 'fp32',
  // Two are the fewest; the plan sets as many as the machine has.
  launches: 3,
} as const satisfies Partial<BenchmarkDefinition>

const product = {
  ...shared,
  unit: 'FLOP/s',
  resource: 'compute',
  work: products,
  flops: products,
  memoryBytes: ({ n = 0 }: Params) => 5 * 4 * n ** 2,
  kernel: async () => ({ kernel: (await import('../matmul/kernel')).squareKernel('fp32') }),
} as const satisfies Partial<BenchmarkDefinition>

export const scalingCompute = defineBenchmark({
  ...product,
  id: 'scaling-compute',
  title: 'Scaling over processors, arithmetic',
  meaning: 'A matrix product on each processor at once, a process each: how much of the last core is left when all are busy.',
  sweep: { of: 'processes', each: 'processor' },
  params: { n: 1024, processes: 2 },
  engines: ['tensorflow', 'wasm'],
  engineParams: { wasm: { n: 512, processes: 2 } },
  seconds: { quick: null, standard: 6.5 },
})

export const scalingMemory = defineBenchmark({
  ...shared,
  id: 'scaling-memory',
  title: 'Scaling over processors, memory',
  meaning: 'The triad on each processor at once: from how many processes on the memory is full, and more of them gain nothing.',
  unit: 'B/s',
  resource: 'memory',
  sweep: { of: 'processes', each: 'processor' },
  // As large for each as the triad alone: one process must not live in the cache that it has to itself.
  params: { words: 32 * 1024 * 1024, processes: 2 },
  engines: ['tensorflow', 'wasm'],
  engineParams: { wasm: { words: 8 * 1024 * 1024, processes: 2 } },
  work: words,
  bytes: words,
  memoryBytes: ({ words: count = 0 }) => 4 * 4 * count,
  seconds: { quick: null, standard: 6.5 },
  kernel: () => import('../triad/kernel'),
})

export const scalingGpus = defineBenchmark({
  ...product,
  id: 'scaling-gpus',
  title: 'Scaling over GPUs',
  meaning: 'A matrix product on each GPU at once, a process each: what several cards are worth when they share a case, its air and its power.',
  sweep: { of: 'processes', each: 'gpu' },
  params: { n: 2048, processes: 2 },
  gpuParams: [{ n: 8192, processes: 2 }, { n: 4096, processes: 2 }],
  engines: ['tensorflow'],
  // The machine that these times are of has no GPU, so it takes none there.
  seconds: { quick: null, standard: 0 },
})
