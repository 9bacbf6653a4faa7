import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'

const mebibyte = 1024 * 1024

const shared = {
  better: 'higher',
  resource: 'storage',
  precision: 'none',
  engines: ['host'],
  memoryBytes: ({ blockBytes = 0 }: Params) => 2 * blockBytes + 8 * mebibyte,
  diskBytes: ({ fileBytes = 0 }: Params) => fileBytes,
} as const satisfies Partial<BenchmarkDefinition>

/** One iteration is one block. */
const blockOf = ({ blockBytes = 0 }: Params) => blockBytes

export const diskRead = defineBenchmark({
  ...shared,
  id: 'disk-read',
  title: 'Disk, sequential read',
  meaning: 'How fast data sets and checkpoints come off the disk that holds the data folder.',
  unit: 'B/s',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4 * mebibyte },
  work: blockOf,
  seconds: { quick: 2.6, standard: 4.5 },
  kernel: () => import('./read'),
})

export const diskReread = defineBenchmark({
  ...shared,
  id: 'disk-reread',
  title: 'Disk, read again',
  meaning: 'The same file once it is in memory: what a data set gives from its second pass on, while it stays there.',
  unit: 'B/s',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4 * mebibyte, warm: 1 },
  // The file itself lies in memory.
  memoryBytes: ({ fileBytes = 0, blockBytes = 0 }: Params) => fileBytes + 2 * blockBytes + 8 * mebibyte,
  work: blockOf,
  seconds: { quick: null, standard: null, publish: 6 },
  kernel: () => import('./read'),
})

export const diskWrite = defineBenchmark({
  ...shared,
  id: 'disk-write',
  title: 'Disk, sequential write',
  meaning: 'How fast checkpoints and prepared data reach the disk that holds the data folder.',
  unit: 'B/s',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4 * mebibyte },
  work: blockOf,
  seconds: { quick: null, standard: 3 },
  kernel: () => import('./write'),
})

export const diskRandomRead = defineBenchmark({
  ...shared,
  id: 'disk-random-read',
  title: 'Disk, random read of 4 KiB',
  meaning: 'Small reads a second, one at a time: many little files, databases, memory-mapped data sets.',
  unit: 'op/s',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4096, scattered: 1 },
  work: () => 1,
  seconds: { quick: null, standard: 3.2 },
  kernel: () => import('./read'),
})

export const diskRandomWrite = defineBenchmark({
  ...shared,
  id: 'disk-random-write',
  title: 'Disk, random write of 4 KiB',
  meaning: 'Small writes a second into a large file, one at a time: databases, caches of features, many little files.',
  unit: 'op/s',
  params: { fileBytes: 512 * mebibyte, blockBytes: 4096, scattered: 1 },
  work: () => 1,
  seconds: { quick: null, standard: null, publish: 8 },
  kernel: () => import('./write'),
})

export const diskSync = defineBenchmark({
  ...shared,
  id: 'disk-sync',
  title: 'Disk, durable writes',
  meaning: 'Small writes a second that are safe on the disk before the next: logs, databases, experiment trackers.',
  unit: 'op/s',
  params: { fileBytes: 16 * mebibyte, blockBytes: 4096, durable: 1 },
  work: () => 1,
  seconds: { quick: null, standard: null, publish: 7 },
  kernel: () => import('./write'),
})
