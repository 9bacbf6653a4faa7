import { defineBenchmark, type BenchmarkDefinition } from '../../core/benchmark/definition'

const shared = {
  unit: 'FLOP/s',
  better: 'higher',
  resource: 'compute',
  // 2048 is where oneDNN and cuBLAS reach their plateau on a workstation, and still 0.1 s on two CPU cores.
  params: { n: 2048 },
  // One multiply and one add per inner step.
  work: ({ n = 0 }) => 2 * n ** 3,
} as const satisfies Partial<BenchmarkDefinition>

export const matmulFp32 = defineBenchmark({
  ...shared,
  id: 'matmul-fp32',
  title: 'Matrix multiply, fp32',
  meaning: 'The arithmetic under dense layers and attention, at the precision frameworks use by default.',
  precision: 'fp32',
  engines: ['tensorflow', 'wasm'],
  engineParams: { wasm: { n: 512 } },
  memoryBytes: ({ n = 0 }) => 5 * 4 * n ** 2,
  kernel: async () => ({ kernel: (await import('./kernel')).matmulKernel('fp32') }),
})

export const matmulBf16 = defineBenchmark({
  ...shared,
  id: 'matmul-bf16',
  title: 'Matrix multiply, bf16',
  meaning: 'The arithmetic of mixed-precision training and inference. Slower than fp32 where the processor has no bf16 units.',
  precision: 'bf16',
  engines: ['tensorflow'],
  memoryBytes: ({ n = 0 }) => 5 * 4 * n ** 2,
  kernel: async () => ({ kernel: (await import('./kernel')).matmulKernel('bf16') }),
})
