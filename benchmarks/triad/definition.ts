import { defineBenchmark } from '../../core/benchmark/definition'

const bytesPerWord = 4

export const triad = defineBenchmark({
  id: 'triad',
  title: 'Memory bandwidth, triad in place',
  meaning: 'How fast weights and activations stream from memory: the limit of small batches and of token generation.',
  unit: 'B/s',
  better: 'higher',
  resource: 'memory',
  precision: 'fp32',
  // Two arrays of 128 MiB: at least four times the last-level cache of any workstation, as STREAM asks.
  params: { words: 32 * 1024 * 1024 },
  gpuParams: [{ words: 256 * 1024 * 1024 }],
  engineParams: { wasm: { words: 8 * 1024 * 1024 } },
  engines: ['tensorflow', 'wasm'],
  // a <- a + s b: two words read, one written, nothing fetched behind the counter's back.
  work: ({ words = 0 }) => 3 * bytesPerWord * words,
  bytes: ({ words = 0 }) => 3 * bytesPerWord * words,
  memoryBytes: ({ words = 0 }) => 4 * bytesPerWord * words,
  seconds: { quick: 2.2, standard: 1.9 },
  kernel: () => import('./kernel'),
})
