import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'
import { aMinute } from '../loop/a-minute'
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
  // Weights, gradients and their sums; every activation is kept for the way back. A worker's peak grew by 728 MiB
  // at batch 4, 1254 at 8 and 2279 at 16 (VmHWM, TensorFlow 2.21 on a processor), where this says 808, 1324 and 2356.
  memoryBytes: (params) => 4 * (3 * resnetWork(params).weights + 0.9 * resnetWork(params).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: resnetOf, small, train: true }) }),
})

export const resnet50TrainSustained = defineBenchmark({
  ...resnet50Train,
  ...aMinute(2),
  id: 'resnet50-train-sustained',
  title: 'ResNet-50, training for a minute',
  meaning: 'The training speed that lasts: the last twenty seconds of a minute of steps, when heat and power limits have spoken.',
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
  // A pass frees what it has used; a GPU's convolutions want room to work in. A worker's peak grew by 208 MiB at batch 4, 428 at 16, on a processor.
  memoryBytes: (params) => 4 * (2 * resnetWork(params).weights + 0.4 * resnetWork(params).activations),
  kernel: async () => ({ kernel: (await import('../network/kernel')).networkKernel({ network: resnetOf, small, train: false }) }),
})
