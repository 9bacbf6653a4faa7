/** What no formula gives: fitted by `node build/bench-fit.mjs --fit` to QwenLM/Qwen's and torchtune's tables, read 2026-11-21. */
export interface FitConstants {
  /** What a framework holds beside tensors, bytes: the libraries' workspaces, and what the allocator keeps. */
  readonly inferenceBytes: number
  readonly trainingBytes: number
  /** Share of all tensors in training that fragments leave unused. */
  readonly fragments: number
  /** Bytes for each logit at the moment of the loss: as the model gives them, widened, their logarithms and gradients. */
  readonly logitBytes: number
  /** Bytes by which each weight that quantisation leaves in 16 bits is widened: both tables to 32 bits would be 2. */
  readonly widenBytes: number
}

const gibibyte = 2 ** 30
export const fitted: FitConstants = { inferenceBytes: Math.round(0.2 * gibibyte), trainingBytes: Math.round(1.6 * gibibyte), fragments: 0, logitBytes: 12, widenBytes: 0.5 }
