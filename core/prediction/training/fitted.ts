import { type FittedShares } from './shares'

/** A workload that was measured: where its step's time goes, and what two cards lose to exchanging gradients. */
export interface Fitted {
  readonly fp32: FittedShares
  readonly fp16: FittedShares
  /** Share of a step's time; the median over cards in one machine. */
  readonly exchange: number
  /** What its throughput counts, in the singular. */
  readonly unit: string
}

/**
 * From `node build/prediction/fit.mjs` on lambdal/deeplearning-benchmark (PyTorch, NGC set v1; twelve NVIDIA cards), read
 * 2026-11-21. Each is its workload's own; docs/prediction.md has the errors.
 */
export const fitted = {
  bert_base_squad: { fp32: { matrix: 0.393, memory: 0.607, vector: 0.000, seconds: 4.313e-3 }, fp16: { matrix: 0.357, memory: 0.643, vector: 0.000, seconds: 2.210e-3 }, exchange: 0.08, unit: 'sequence' },
  bert_large_squad: { fp32: { matrix: 0.473, memory: 0.527, vector: 0.000, seconds: 1.383e-2 }, fp16: { matrix: 0.509, memory: 0.491, vector: 0.000, seconds: 6.815e-3 }, exchange: 0.19, unit: 'sequence' },
  gnmt: { fp32: { matrix: 0.421, memory: 0.565, vector: 0.014, seconds: 7.661e-6 }, fp16: { matrix: 0.556, memory: 0.431, vector: 0.013, seconds: 4.173e-6 }, exchange: 0.29, unit: 'token' },
  ncf: { fp32: { matrix: 0.118, memory: 0.815, vector: 0.066, seconds: 3.251e-8 }, fp16: { matrix: 0.046, memory: 0.508, vector: 0.446, seconds: 2.655e-8 }, exchange: 0.00, unit: 'sample' },
  resnet50: { fp32: { matrix: 0.118, memory: 0.795, vector: 0.086, seconds: 9.134e-4 }, fp16: { matrix: 0.077, memory: 0.650, vector: 0.273, seconds: 6.087e-4 }, exchange: 0.03, unit: 'image' },
  ssd: { fp32: { matrix: 0.145, memory: 0.719, vector: 0.136, seconds: 3.178e-3 }, fp16: { matrix: 0.108, memory: 0.623, vector: 0.268, seconds: 2.133e-3 }, exchange: 0.03, unit: 'image' },
  tacotron2: { fp32: { matrix: 0.127, memory: 0.859, vector: 0.014, seconds: 1.777e-5 }, fp16: { matrix: 0.135, memory: 0.794, vector: 0.071, seconds: 1.750e-5 }, exchange: 0.08, unit: 'mel frame' },
  transformerxlbase: { fp32: { matrix: 0.251, memory: 0.619, vector: 0.129, seconds: 3.394e-5 }, fp16: { matrix: 0.060, memory: 0.555, vector: 0.384, seconds: 2.413e-5 }, exchange: 0.00, unit: 'token' },
  transformerxllarge: { fp32: { matrix: 0.406, memory: 0.594, vector: 0.000, seconds: 7.770e-5 }, fp16: { matrix: 0.332, memory: 0.407, vector: 0.262, seconds: 5.610e-5 }, exchange: 0.00, unit: 'token' },
  waveglow: { fp32: { matrix: 0.344, memory: 0.570, vector: 0.086, seconds: 4.192e-6 }, fp16: { matrix: 0.368, memory: 0.592, vector: 0.040, seconds: 4.032e-6 }, exchange: 0.13, unit: 'audio sample' },
} as const satisfies Record<string, Fitted>
