import { defineBenchmark } from '../../core/benchmark/definition'

export const convTrain = defineBenchmark({
  id: 'conv-train',
  title: 'Conv-net training step',
  meaning: 'Images a second through forward, backward and update of a small convolutional network: training as a framework user sees it.',
  unit: 'images/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { batch: 64, size: 32, channels: 32, classes: 10 },
  // tfjs on WebAssembly has no gradient of a convolution's filter.
  engines: ['tensorflow'],
  work: ({ batch = 0 }) => batch,
  memoryBytes: ({ batch = 0, size = 0, channels = 0 }) => 4 * batch * size ** 2 * channels * 16,
  seconds: { quick: 2.4, standard: 2.6 },
  kernel: () => import('./kernel'),
})
