import { type GpuRow } from '../../catalog/schema'
import { significant } from '../../units'
import { band, together } from '../band'
import { bandwidthShare, matrixShare, memoryClass, type MemoryClass } from '../efficiency'
import { powerShare } from '../rates'
import { kindOf } from './constants'
import { refusal, spilled, type LlmSetup, type LlmSpeed } from './speed'

/**
 * What reading a prompt costs. Fitted by `node build/prediction/decode.mjs --fit` to the measurements of `may2024`.
 */
export interface PromptConstants {
  /** Share of the matrix rate that products of a few hundred rows reach, kernels by hand. */
  readonly products: Readonly<Record<MemoryClass, number>>
  /** Of that, where quantised weights are unpacked on the way. */
  readonly quantised: Readonly<Record<'gpu' | 'apple', number>>
  /** Bytes of scores and their softmax for a token, by layers x width x context; fused attention keeps them on the chip. */
  readonly scores: number
  /** Several cards work on stretches of a prompt one after another: N cards give N to this power. */
  readonly cards: number
}

export const prompt2024: PromptConstants = { products: { GDDR: 1.19, HBM: 0.493, LPDDR: 0.757 }, quantised: { gpu: 0.645, apple: 0.825 }, scores: 0.0786, cards: 0.637 }
/**
 * Builds since then attend in one fused kernel where the card can, and multiply quantised weights in 8-bit matrix units
 * (llama.cpp pull request 7921 and those after it): half of the traffic of scores and of the loss to unpacking are counted.
 */
export const promptToday: PromptConstants = { ...prompt2024, quantised: { gpu: 0.82, apple: 0.9 }, scores: prompt2024.scores / 2 }

/** Tokens that llama.cpp sends through a layer at once; so many stretches of a prompt can be under way on several cards. */
const promptBatch = 512

/** The rate of 16-bit products that prompts see: full-rate units of GDDR boards give no more than twice fp32 to these kernels. */
function promptRate(gpu: GpuRow): number | null {
  if (gpu.fp32Tflops === null) return null
  const memory = memoryClass(gpu)
  const units = gpu.fp16TensorTflops ?? gpu.fp16VectorTflops ?? gpu.fp32Tflops
  if (gpu.vendor === 'Apple') return gpu.fp32Tflops * 1e12
  const rate = memory === 'GDDR' && gpu.vendor === 'NVIDIA' && gpu.architecture !== 'Turing' ? Math.min(units, 2 * gpu.fp32Tflops) : units * (gpu.vendor === 'NVIDIA' ? 1 : matrixShare(gpu).share * 0.5)
  // Every unit is busy all the time: the clock goes with the power itself, not with its root.
  return rate * 1e12 * powerShare(gpu) ** 2
}

/** Seconds for one token of a prompt. @param onProcessor share of the weights that stays with the processor; null: the arithmetic is not published */
export function promptSeconds(setup: LlmSetup, onProcessor: number, constants: PromptConstants = promptToday): { total: number; compute: number; bus: number; products: number } | null {
  const { gpu, count, shape, bitsPerWeight, contextTokens, engine } = setup
  const rate = promptRate(gpu)
  if (rate === null || gpu.memoryBandwidthGBs === null) return null
  const bandwidth = gpu.memoryBandwidthGBs * 1e9 * bandwidthShare(gpu).share
  const seen = Math.min(contextTokens, shape.window ?? Infinity)
  const share = constants.products[memoryClass(gpu)]
  const products = 2 * (shape.active - shape.lookup)
  // Half of the square, since nothing looks ahead.
  const attention = 2 * shape.layers * shape.hidden * seen
  const cards = engine.tensorParallel ? count ** 0.8 : Math.min(count, Math.max(1, contextTokens / promptBatch)) ** constants.cards
  const compute = ((products * (bitsPerWeight < 16 ? 1 / constants.quantised[kindOf(gpu)] : 1) + attention) / (rate * share) + (constants.scores * shape.layers * shape.hidden * seen) / bandwidth) / cards
  // Weights left with the processor cross the bus once a batch.
  const bus = onProcessor > 0 ? (setup.weightBytes * onProcessor) / (20e9 * Math.min(contextTokens, promptBatch)) : 0
  const weights = setup.weightBytes / (bandwidth * Math.min(Math.max(1, contextTokens), promptBatch))
  return { total: compute + bus + weights, compute, bus, products }
}

/** Of the logarithm, from leaving one card out (`npm run bench:prediction`). */
export const promptSigma = (gpu: GpuRow): number => (gpu.vendor === 'NVIDIA' ? 0.28 : 0.35)

/** Tokens a second while a prompt of `contextTokens` is read. */
export function promptSpeed(setup: LlmSetup): LlmSpeed {
  const { gpu, engine } = setup
  const onProcessor = spilled(setup)
  const seconds = promptSeconds(setup, onProcessor ?? 0)
  if (seconds === null) return { ok: false, because: 'unknown-arithmetic', text: `the arithmetic or bandwidth of ${gpu.name} is not published` }
  if (onProcessor === null) return refusal(setup)
  const tokensPerSecond = 1 / seconds.total
  const sigma = together(promptSigma(gpu), engine.sigma, onProcessor > 0 ? 0.3 : 0)
  const because = seconds.bus > seconds.compute ? 'bound by the bus: weights that do not fit cross it for each batch' : `bound by arithmetic: ${significant(seconds.products / 1e9, 3)} GFLOP a token`
  return { ok: true, tokensPerSecond, ...band(tokensPerSecond, sigma), basis: 'arithmetic for a token over the achievable matrix rate', because }
}
