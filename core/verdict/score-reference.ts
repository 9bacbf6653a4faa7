/**
 * The machine that scores 1000: two cores of an AMD EPYC (AVX-512, AVX512-BF16), 23.5 GiB, no GPU, TensorFlow 2.21.0, a
 * quick run of 2026-11-24 (services/sample). It is slow on purpose: a workstation's score reads as how many of these it is.
 * Values are medians of launch medians in base units; they and the weights stay as they are within a suite's major version.
 */
export const suiteMajor = 1

export interface ScorePart {
  readonly id: string
  readonly title: string
  /** Benchmark and its reference value, in the benchmark's base unit. */
  readonly benchmarks: readonly { readonly id: string; readonly reference: number }[]
  readonly weight: number
}

/** Sub-scores first; each counts the same, and so do the benchmarks within one. */
export const scoreParts: readonly ScorePart[] = [
  { id: 'compute', title: 'Compute', weight: 1, benchmarks: [{ id: 'matmul-fp32', reference: 2.09257e11 }, { id: 'matmul-bf16', reference: 3.97891e11 }] },
  { id: 'memory', title: 'Memory', weight: 1, benchmarks: [{ id: 'triad', reference: 4.2959e10 }] },
  { id: 'storage', title: 'Storage', weight: 1, benchmarks: [{ id: 'disk-read', reference: 1.37433e9 }] },
  { id: 'training', title: 'Training', weight: 1, benchmarks: [{ id: 'conv-train', reference: 1068.8 }] },
  { id: 'inference', title: 'Inference', weight: 1, benchmarks: [{ id: 'transformer-inference', reference: 7785.4 }, { id: 'op-overhead', reference: 8.91334e-6 }] },
]
