import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'

const shared = {
  unit: 'images/s',
  better: 'higher',
  resource: 'compute',
  precision: 'none',
  engines: ['tensorflow'],
  work: ({ images = 0 }: Params) => images,
  memoryBytes: ({ images = 0, width = 0, height = 0, size = 0 }: Params) => images * (16 * width * height + 12 * size ** 2),
  kernel: () => import('./kernel'),
} as const satisfies Partial<BenchmarkDefinition>

/** A photograph of a common data set, and what a vision network takes. */
const photograph = { width: 500, height: 375, size: 224, quality: 90 }

export const imageDecode1 = defineBenchmark({
  ...shared,
  id: 'image-decode-1',
  title: 'Image loading, one worker',
  meaning: 'JPEG photographs decoded and resized in random order, one after another: what one loader process feeds.',
  params: { ...photograph, images: 8, workers: 1 },
  seconds: { quick: null, standard: 2.1 },
})

export const imageDecode = defineBenchmark({
  ...shared,
  id: 'image-decode',
  title: 'Image loading, all cores',
  meaning: 'The same by as many workers as the processor has cores: whether the processor can feed the training.',
  params: { ...photograph, images: 48, workers: 0 },
  seconds: { quick: null, standard: 2.2 },
})
