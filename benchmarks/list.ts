import { type BenchmarkDefinition } from '../core/benchmark/definition'
import { convTrain } from './conv-train/definition'
import { diskRead } from './disk-read/definition'
import { matmulBf16, matmulFp32 } from './matmul/definition'
import { opOverhead } from './op-overhead/definition'
import { transformerInference } from './transformer-inference/definition'
import { triad } from './triad/definition'

/** Every benchmark, in the order a reader meets them: what the hardware can do, then what a framework makes of it. */
export const benchmarks: readonly BenchmarkDefinition[] = [
  matmulFp32,
  matmulBf16,
  triad,
  opOverhead,
  convTrain,
  transformerInference,
  diskRead,
]
