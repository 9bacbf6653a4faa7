import { defineBenchmark } from '../../core/benchmark/definition'

export const opOverhead = defineBenchmark({
  id: 'op-overhead',
  title: 'Overhead per operation',
  meaning: 'What the framework costs before any arithmetic: small models and small batches pay it on every layer.',
  unit: 's/op',
  better: 'lower',
  resource: 'overhead',
  precision: 'none',
  params: { elements: 1 },
  engines: ['tensorflow', 'wasm'],
  work: () => 1,
  memoryBytes: () => 1024 * 1024,
  seconds: { quick: 2.2, standard: 1.8 },
  kernel: () => import('./kernel'),
})
