import { defineBenchmark } from '../../core/benchmark/definition'

const mebibyte = 1024 * 1024

export const diskRead = defineBenchmark({
  id: 'disk-read',
  title: 'Disk, sequential read',
  meaning: 'How fast data sets and checkpoints come off the disk that holds the data folder.',
  unit: 'B/s',
  better: 'higher',
  resource: 'storage',
  precision: 'none',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4 * mebibyte },
  engines: ['host'],
  // One iteration is one block.
  work: ({ blockBytes = 0 }) => blockBytes,
  memoryBytes: ({ blockBytes = 0 }) => 2 * blockBytes,
  kernel: () => import('./kernel'),
})
