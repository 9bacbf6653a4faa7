import { defineBenchmark, type Params } from '../../core/benchmark/definition'

/** Pictures for each worker, so that none waits long for the last of the others; few workers get more, for a longer iteration. */
const fewestEach = 2
const fewest = 48
export const picturesFor = (workers: number): number => workers * Math.max(fewestEach, Math.ceil(fewest / workers))

export const imageDecode = defineBenchmark({
  id: 'image-decode',
  title: 'Image loading',
  meaning: 'JPEG photographs decoded, resized and shuffled by 1, 2, 4, … workers: whether the processor can feed the training, and with how many.',
  unit: 'images/s',
  better: 'higher',
  resource: 'compute',
  precision: 'none',
  sweep: { of: 'workers', each: 'processor' },
  // A photograph of a common data set, and what a vision network takes.
  params: { width: 500, height: 375, size: 224, quality: 90, workers: 2 },
  engines: ['tensorflow'],
  work: ({ workers = 1 }: Params) => picturesFor(workers),
  memoryBytes: ({ workers = 1, width = 0, height = 0, size = 0 }: Params) => picturesFor(workers) * (16 * width * height + 12 * size ** 2),
  seconds: { quick: null, standard: 4 },
  kernel: () => import('./kernel'),
})
