import { defineBenchmark } from '../../core/benchmark/definition'
import { aMinute } from '../loop/a-minute'

export const conv2d = defineBenchmark({
  id: 'conv2d',
  title: 'Convolution, 3 x 3',
  meaning: 'The arithmetic of vision networks, in a shape from the middle of ResNet. Clever algorithms may do with less than is counted.',
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  precision: 'fp32',
  params: { batch: 8, size: 56, channels: 64 },
  gpuParams: [{ batch: 128, size: 56, channels: 64 }, { batch: 32, size: 56, channels: 64 }],
  engines: ['tensorflow'],
  seconds: { quick: null, standard: 1.9 },
  // Direct counting: Winograd's form needs up to 2.25 times fewer multiplications (METHOD A5).
  work: ({ batch = 0, size = 0, channels = 0 }) => 2 * batch * size ** 2 * channels ** 2 * 9,
  flops: ({ batch = 0, size = 0, channels = 0 }) => 2 * batch * size ** 2 * channels ** 2 * 9,
  limitFactor: 2.25,
  memoryBytes: ({ batch = 0, size = 0, channels = 0 }) => 4 * 5 * batch * size ** 2 * channels,
  kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).convolutionPlan) }),
})

export const conv2dSustained = defineBenchmark({
  ...conv2d,
  ...aMinute(0.5),
  id: 'conv2d-sustained',
  title: 'Convolution for a minute',
  meaning: 'The speed of convolutions that lasts: the last twenty seconds of a minute at full load.',
})
