import { type BenchmarkDefinition } from '../core/benchmark/definition'
import { attention } from './attention/definition'
import { conv2d, conv2dSustained } from './conv2d/definition'
import { convTrain } from './conv-train/definition'
import { copyIn, copyOut } from './copy/definition'
import { decoderTrain, loraTrain } from './decoder/definition'
import { diskRandomRead, diskRandomWrite, diskRead, diskReread, diskSync, diskWrite } from './disk/definition'
import { elementwise, reduction } from './elementwise/definition'
import { encoderInference, encoderTrain } from './encoder/definition'
import { imageDecode } from './image-decode/definition'
import { decode, matmulBf16, matmulEager, matmulFp16, matmulFp32, matmulFp64, matmulStrict, matmulSustained, matmulTall, prefill } from './matmul/definition'
import { memoryLatency } from './memory-latency/definition'
import { opOverhead } from './op-overhead/definition'
import { cpuMulti, cpuSingle } from './processor/definition'
import { rooflineSweep } from './roofline/definition'
import { resnet50Inference, resnet50Train, resnet50TrainSustained } from './resnet50/definition'
import { scalingCompute, scalingGpus, scalingMemory } from './scaling/definition'
import { transformerInference } from './transformer-inference/definition'
import { triad } from './triad/definition'

/** Every benchmark, in the order a reader meets them: what the hardware can do, then what a framework makes of it. */
export const benchmarks: readonly BenchmarkDefinition[] = [
  matmulFp32,
  matmulStrict,
  matmulBf16,
  matmulFp16,
  matmulFp64,
  matmulTall,
  matmulEager,
  matmulSustained,
  ...rooflineSweep,
  conv2d,
  conv2dSustained,
  attention,
  triad,
  elementwise,
  reduction,
  memoryLatency,
  copyIn,
  copyOut,
  opOverhead,
  scalingCompute,
  scalingMemory,
  scalingGpus,
  resnet50Train,
  resnet50TrainSustained,
  encoderTrain,
  decoderTrain,
  loraTrain,
  convTrain,
  resnet50Inference,
  encoderInference,
  transformerInference,
  prefill,
  decode,
  cpuSingle,
  cpuMulti,
  imageDecode,
  diskRead,
  diskReread,
  diskRandomRead,
  diskWrite,
  diskRandomWrite,
  diskSync,
]
