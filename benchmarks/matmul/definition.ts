import { defineBenchmark, type BenchmarkDefinition, type Params } from '../../core/benchmark/definition'
import { aMinute } from '../loop/a-minute'
import { type OpPrecision } from '../op/kernel'

const products = ({ n = 0, rows = n }: Params) => 2 * rows * n ** 2
const projections = ({ tokens = 0, hidden = 0, ffn = 0 }: Params) => 4 * tokens * hidden * ffn
const bytesOf: Record<OpPrecision, number> = { fp32: 4, bf16: 2, fp16: 2, fp64: 8 }

const shared = {
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  engines: ['tensorflow'],
  // One multiply and one add per inner step.
  work: products,
  flops: products,
  // Made in fp32 first, whatever they become.
  memoryBytes: ({ n = 0, rows = n }: Params) => 5 * 4 * n * Math.max(n, rows),
} as const satisfies Partial<BenchmarkDefinition>

const square = (precision: OpPrecision) => async () => ({ kernel: (await import('./kernel')).squareKernel(precision) })

export const matmulFp32 = defineBenchmark({
  ...shared,
  id: 'matmul-fp32',
  title: 'Matrix multiply, fp32',
  meaning: 'The arithmetic under dense layers and attention, at the precision frameworks use by default.',
  precision: 'fp32',
  // 2048 is where oneDNN and cuBLAS reach their plateau on a workstation, and still 0.1 s on two CPU cores.
  params: { n: 2048 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  engines: ['tensorflow', 'wasm'],
  engineParams: { wasm: { n: 512 } },
  seconds: { quick: 2.4, standard: 3 },
  kernel: square('fp32'),
})

export const matmulStrict = defineBenchmark({
  ...shared,
  id: 'matmul-fp32-strict',
  title: 'Matrix multiply, fp32 to the last digit',
  meaning: 'Full fp32 on a GPU that rounds to TF32 by default: what simulation and careful sums get.',
  precision: 'fp32',
  params: { n: 2048 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  // A processor rounds nothing, so there is nothing apart to measure on the machine that these times are of.
  seconds: { quick: null, standard: 0 },
  kernel: async () => ({ kernel: (await import('./kernel')).strictKernel }),
})

export const matmulBf16 = defineBenchmark({
  ...shared,
  id: 'matmul-bf16',
  title: 'Matrix multiply, bf16',
  meaning: 'The arithmetic of mixed-precision training and inference. Slower than fp32 where the processor has no bf16 units.',
  precision: 'bf16',
  params: { n: 2048 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  seconds: { quick: 2.2, standard: 2.4 },
  kernel: square('bf16'),
})

export const matmulFp16 = defineBenchmark({
  ...shared,
  id: 'matmul-fp16',
  title: 'Matrix multiply, fp16',
  meaning: 'Half precision, the speed of most GPUs. Processors mostly convert to fp32 and back.',
  precision: 'fp16',
  params: { n: 1024 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  seconds: { quick: null, standard: 2 },
  kernel: square('fp16'),
})

export const matmulFp64 = defineBenchmark({
  ...shared,
  id: 'matmul-fp64',
  title: 'Matrix multiply, fp64',
  meaning: 'Double precision: simulation and statistics; a sixty-fourth of fp32 on consumer GPUs.',
  precision: 'fp64',
  params: { n: 1024 },
  gpuParams: [{ n: 4096 }, { n: 2048 }],
  memoryBytes: ({ n = 0 }) => 5 * 8 * n ** 2,
  seconds: { quick: null, standard: null, publish: 6 },
  kernel: square('fp64'),
})

export const matmulTall = defineBenchmark({
  ...shared,
  id: 'matmul-tall',
  title: 'Matrix multiply, tall and thin',
  meaning: 'Many rows, few columns: embeddings, small heads, tabular networks. Less work for each byte than a square product.',
  precision: 'fp32',
  params: { rows: 32768, n: 128 },
  gpuParams: [{ rows: 1048576, n: 128 }, { rows: 131072, n: 128 }],
  bytes: ({ n = 0, rows = 0 }: Params) => bytesOf.fp32 * (2 * rows * n + n ** 2),
  seconds: { quick: null, standard: null, publish: 6 },
  kernel: square('fp32'),
})

export const matmulEager = defineBenchmark({
  ...shared,
  id: 'matmul-eager',
  title: 'Matrix multiply, eager',
  meaning: 'The same product called operation by operation, as a framework user writes it: beside the graph, what that costs.',
  precision: 'fp32',
  params: { n: 2048 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  seconds: { quick: null, standard: 2.6 },
  kernel: async () => ({ kernel: (await import('./kernel')).eagerKernel }),
})

export const matmulSustained = defineBenchmark({
  ...shared,
  id: 'matmul-sustained',
  title: 'Matrix multiply for a minute',
  meaning: 'The speed that lasts: the last twenty seconds of a minute at full load, when heat and power limits have spoken.',
  precision: 'fp32',
  params: { n: 2048 },
  gpuParams: [{ n: 8192 }, { n: 4096 }],
  ...aMinute(0.5),
  kernel: square('fp32'),
})

const projection = {
  ...shared,
  precision: 'fp32',
  memoryBytes: ({ hidden = 0, ffn = 0, tokens = 0 }) => 4 * (3 * hidden * ffn + 4 * tokens * ffn),
  kernel: async () => ({ kernel: (await import('../op/kernel')).opKernel((await import('./plan')).projectionPlan) }),
} as const satisfies Partial<BenchmarkDefinition>

export const prefill = defineBenchmark({
  ...projection,
  id: 'llm-prefill',
  title: 'LLM projections, prompt',
  meaning: 'The products that a language model of 7 billion weights spends a prompt on: 128 tokens at once.',
  params: { tokens: 128, hidden: 4096, ffn: 11008 },
  gpuParams: [{ tokens: 2048, hidden: 4096, ffn: 11008 }],
  work: projections,
  flops: projections,
  seconds: { quick: null, standard: 5.2 },
})

const weightBytes = ({ hidden = 0, ffn = 0 }: Params) => 2 * bytesOf.fp32 * hidden * ffn

export const decode = defineBenchmark({
  ...projection,
  id: 'llm-decode',
  title: 'LLM projections, one token',
  meaning: 'The same weights read for a single token, from memory each time: what generating text comes down to.',
  unit: 'B/s',
  resource: 'memory',
  params: { tokens: 1, hidden: 4096, ffn: 11008 },
  work: weightBytes,
  flops: projections,
  bytes: weightBytes,
  seconds: { quick: 3.6, standard: 3 },
})
