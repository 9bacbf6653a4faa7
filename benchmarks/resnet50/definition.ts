import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'
import { resnetOf, resnetWork } from './network'

const small = { batch: 4, size: 64, classes: 10, width: 8 }

const shared = {
  unit: 'images/s',
  better: 'higher',
  resource: 'network',
  precision: 'fp32',
  engines: ['tensorflow'],
  work: ({ batch = 0 }) => batch,
} as const satisfies Partial<BenchmarkDefinition>

export const resnet50Train = defineBenchmark({
  ...shared,
  id: 'resnet50-train',
  title: 'ResNet-50, training step',
  meaning: 'Images a second through forward, backward and update of the network that vision training is compared by.',
  params: { batch: 4, size: 224, classes: 1000 },
  gpuParams: [256, 128, 64, 32].map((batch) => ({ batch, size: 224, classes: 1000 })),
  seconds: { quick: null, standard: 9 },
  flops: (params) => 3 * resnetWork(params).flops,
  // Weights, gradients, and each activation with its normalised and rectified copies, forward and backward.
  memoryBytes: (params) => 4 * (3 * resnetWork(params).weights + 3 * resnetWork(params).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: resnetOf, small, train: true }) }),
})

export const resnet50Inference = defineBenchmark({
  ...shared,
  id: 'resnet50-inference',
  title: 'ResNet-50, inference',
  meaning: 'Images a second through a classic vision network: labelling, embedding and filtering pictures.',
  params: { batch: 4, size: 224, classes: 1000 },
  gpuParams: [256, 128, 64, 32].map((batch) => ({ batch, size: 224, classes: 1000 })),
  seconds: { quick: null, standard: 3.6 },
  flops: (params) => resnetWork(params).flops,
  memoryBytes: (params) => 4 * (2 * resnetWork(params).weights + resnetWork(params).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: resnetOf, small, train: false }) }),
})
