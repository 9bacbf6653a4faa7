import { type Shares } from './shares'

/** A workload that was measured: where its step's time goes, and what two cards lose to exchanging gradients. */
export interface Fitted {
  readonly fp32: Shares
  readonly fp16: Shares
  /** Share of a step's time; the median over cards in one machine. */
  readonly exchange: number
}

/**
 * From `node build/prediction/fit.mjs` on lambdal/deeplearning-benchmark (PyTorch, NGC set v1; twelve NVIDIA cards), read
 * 2026-11-21. Each is its workload's own; docs/prediction.md has the errors.
 */
export const fitted = {
  bert_base_squad: { fp32: { matrix: 0.397, memory: 0.603, vector: 0.000 }, fp16: { matrix: 0.295, memory: 0.705, vector: 0.000 }, exchange: 0.08 },
  bert_large_squad: { fp32: { matrix: 0.473, memory: 0.527, vector: 0.000 }, fp16: { matrix: 0.419, memory: 0.581, vector: 0.000 }, exchange: 0.19 },
  gnmt: { fp32: { matrix: 0.426, memory: 0.574, vector: 0.000 }, fp16: { matrix: 0.460, memory: 0.540, vector: 0.000 }, exchange: 0.29 },
  ncf: { fp32: { matrix: 0.131, memory: 0.860, vector: 0.009 }, fp16: { matrix: 0.000, memory: 0.588, vector: 0.412 }, exchange: 0.00 },
  resnet50: { fp32: { matrix: 0.129, memory: 0.845, vector: 0.026 }, fp16: { matrix: 0.015, memory: 0.751, vector: 0.234 }, exchange: 0.03 },
  ssd: { fp32: { matrix: 0.144, memory: 0.775, vector: 0.081 }, fp16: { matrix: 0.104, memory: 0.677, vector: 0.219 }, exchange: 0.03 },
  tacotron2: { fp32: { matrix: 0.136, memory: 0.864, vector: 0.000 }, fp16: { matrix: 0.152, memory: 0.848, vector: 0.000 }, exchange: 0.08 },
  transformerxlbase: { fp32: { matrix: 0.265, memory: 0.671, vector: 0.065 }, fp16: { matrix: 0.057, memory: 0.603, vector: 0.340 }, exchange: 0.00 },
  transformerxllarge: { fp32: { matrix: 0.411, memory: 0.589, vector: 0.000 }, fp16: { matrix: 0.294, memory: 0.498, vector: 0.208 }, exchange: 0.00 },
  waveglow: { fp32: { matrix: 0.359, memory: 0.628, vector: 0.014 }, fp16: { matrix: 0.375, memory: 0.625, vector: 0.000 }, exchange: 0.13 },
} as const satisfies Record<string, Fitted>
