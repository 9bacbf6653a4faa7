import { defineBenchmark } from '../../core/benchmark/definition'

export const memoryLatency = defineBenchmark({
  id: 'memory-latency',
  title: 'Memory latency',
  meaning: 'How long one read from memory takes when nothing foretells where it goes: hash tables, graphs, sparse features.',
  unit: 's/op',
  better: 'lower',
  resource: 'memory',
  precision: 'none',
  // Far beyond any last-level cache, one read a line of 64 bytes.
  params: { bytes: 256 * 1024 * 1024, lineBytes: 64 },
  engines: ['host'],
  work: () => 1,
  memoryBytes: ({ bytes = 0, lineBytes = 1 }) => bytes + (4 * bytes) / lineBytes,
  seconds: { quick: null, standard: 3.6 },
  kernel: () => import('./kernel'),
})
