import { type GpuRow } from '../../catalog/schema'
import { significant } from '../../units'
import { band, together } from '../band'
import { bandwidthShare, matrixShare, memoryClass } from '../efficiency'
import { powerShare } from '../rates'
import { current, kindOf, layerSeconds, weightShare, type LlmConstants } from './constants'
import { type LlmEngine } from './engines'
import { type LlmShape } from './model'

const gibibyte = 2 ** 30

export interface LlmSetup {
  readonly gpu: GpuRow
  readonly count: number
  readonly shape: LlmShape
  /** Of all weights as stored. */
  readonly weightBytes: number
  readonly bitsPerWeight: number
  /** Arithmetic to unpack a weight, a k-quant's being 1; see `unpackCostOf`. */
  readonly unpackCost?: number
  /** Tokens already there when a token is made; for a prompt, its length. */
  readonly contextTokens: number
  readonly engine: LlmEngine
  /** Bandwidth of the processor's memory, for what does not fit; null: nothing may be left there. */
  readonly cpuMemoryGBs: number | null
  readonly constants?: LlmConstants
}

export type LlmSpeed =
  | { readonly ok: true; readonly tokensPerSecond: number; readonly low: number; readonly high: number; readonly basis: string; readonly because: string }
  | { readonly ok: false; readonly because: 'does-not-fit' | 'unknown-bandwidth' | 'unknown-arithmetic'; readonly text: string }

/** Keys and values are kept in 16 bits unless asked otherwise. */
const cacheBytes = 2
/** Of each card: the driver's context, the engine's buffers, what a desktop holds. */
const reservedBytes = 0.7 * gibibyte
/** macOS lets the GPU have about three quarters of the machine's memory. */
const unifiedShare = 0.75
/** Share of the processor's paper bandwidth at which weights left there are read. */
const cpuShare = 0.7
/** Logarithms: one card left out of the fit (`npm run bench:prediction`), memory classes apart. */
const sigmaOf = (gpu: GpuRow): number => (gpu.vendor === 'NVIDIA' ? (memoryClass(gpu) === 'HBM' ? 0.17 : 0.085) : gpu.vendor === 'Apple' ? 0.2 : 0.25)
/** Other vendors' kernels reach less of what their memory gives; not among the measurements. */
const vendorShare: Readonly<Record<GpuRow['vendor'], number>> = { NVIDIA: 1, Apple: 1, AMD: 0.85, Intel: 0.5 }

const cacheOf = ({ shape, contextTokens }: LlmSetup): number => 2 * shape.layers * shape.keyWidth * cacheBytes * Math.min(contextTokens, shape.window ?? Infinity)

/** What the cards may hold together; layers are whole, so a little is lost on each. */
function roomBytes({ gpu, count }: LlmSetup): number {
  const each = gpu.memoryGiB * gibibyte * (gpu.unifiedMemory ? unifiedShare : 1) - (gpu.unifiedMemory ? 0 : reservedBytes)
  return Math.max(0, each * count)
}

/** The share of the weights that stays with the processor; null when it may not, or all of it would have to. */
function spilled(setup: LlmSetup): number | null {
  const need = setup.weightBytes + cacheOf(setup)
  const room = roomBytes(setup)
  if (need <= room) return 0
  return setup.cpuMemoryGBs === null ? null : Math.min(1, (need - room) / setup.weightBytes)
}

const refusal = (setup: LlmSetup): LlmSpeed => ({
  ok: false,
  because: 'does-not-fit',
  text: `${setup.shape.name} needs ${significant((setup.weightBytes + cacheOf(setup)) / gibibyte, 3)} GiB, ${setup.count === 1 ? '' : `${setup.count} x `}${setup.gpu.name} can hold ${significant(roomBytes(setup) / gibibyte, 3)}; give cpuMemoryGBs to leave the rest with the processor`,
})

/** Seconds for one token: its weights and cache once through the memory, unpacking, and a fixed time for each layer. */
export function decodeSeconds(setup: LlmSetup, onProcessor: number): { total: number; memory: number; fixed: number; processor: number } {
  const { gpu, count, shape, weightBytes, bitsPerWeight, unpackCost = 1, engine, cpuMemoryGBs, constants = current } = setup
  const kind = kindOf(gpu)
  const paper = gpu.memoryBandwidthGBs! * 1e9 * vendorShare[gpu.vendor]
  const perWeight = weightBytes / shape.params
  const read = (shape.active - shape.lookup) * perWeight
  const cards = engine.tensorParallel ? count ** 0.8 : 1
  const weights = (read * (1 - onProcessor)) / (paper * weightShare(gpu, constants) * cards)
  const unpacking = bitsPerWeight < 16 && gpu.fp32Tflops !== null ? (constants.unpack[kind] * unpackCost * shape.active * (1 - onProcessor)) / (gpu.fp32Tflops * 1e12 * cards) : 0
  // Both at once, each bound by one of them: a roofline with its corner rounded (METHOD B2, p = 4).
  const memory = (weights ** 4 + unpacking ** 4) ** 0.25 + cacheOf(setup) / (paper * constants.cache[kind] * cards)
  const fixed = shape.layers * layerSeconds(gpu, constants) * engine.overhead
  const processor = onProcessor > 0 ? (read * onProcessor) / (cpuMemoryGBs! * 1e9 * cpuShare) : 0
  const hops = engine.tensorParallel ? 1 : 1 + constants.hop * (count - 1)
  return { total: (memory + fixed) * hops + processor, memory, fixed, processor }
}

/** Tokens a second when one sequence is continued. */
export function decodeSpeed(setup: LlmSetup): LlmSpeed {
  if (setup.gpu.memoryBandwidthGBs === null) return { ok: false, because: 'unknown-bandwidth', text: `the memory bandwidth of ${setup.gpu.name} is not published` }
  const onProcessor = spilled(setup)
  if (onProcessor === null) return refusal(setup)
  const { total, memory, fixed, processor } = decodeSeconds(setup, onProcessor)
  const tokensPerSecond = 1 / total
  const sigma = together(sigmaOf(setup.gpu), setup.engine.sigma, setup.bitsPerWeight < 4 ? 0.1 : 0, setup.shape.active < setup.shape.params ? 0.15 : 0, onProcessor > 0 ? 0.25 : 0)
  const part = (seconds: number) => `${Math.round((100 * seconds) / total)} %`
  const because = processor > total / 2 ? `${part(processor)} of a token's time is the part that the processor's memory holds` : fixed > total / 2 ? `overhead-bound: ${part(fixed)} of a token's time is starting kernels, a faster GPU will not help` : `${part(memory)} of a token's time is reading weights and cache from memory`
  return { ok: true, tokensPerSecond, ...band(tokensPerSecond, sigma), basis: 'bytes for a token over achievable bandwidth, and a fixed time for each layer', because }
}

/** Of the paper's matrix rate that prompts reach: products of a few hundred rows, kernels by hand. Fitted as the constants are. */
const promptShare = { GDDR: 0.96, HBM: 0.38, LPDDR: 0.82 } as const
/** Quantised weights are unpacked on the way. */
const promptQuantised = 0.82
/** Attention's own products run at such a share of the others' rate. */
const attentionShare = 0.25
/** Tokens that llama.cpp sends through a layer at once; so many stretches of a prompt can be under way on several cards. */
const promptBatch = 512

/** The rate of 16-bit products that prompts see: full-rate units of GDDR boards give no more than twice fp32 to these kernels. */
function promptRate(gpu: GpuRow): number | null {
  if (gpu.fp32Tflops === null) return null
  const memory = memoryClass(gpu)
  const units = gpu.fp16TensorTflops ?? gpu.fp16VectorTflops ?? gpu.fp32Tflops
  const rate = memory === 'LPDDR' && gpu.vendor === 'Apple' ? gpu.fp32Tflops : memory === 'GDDR' && gpu.vendor === 'NVIDIA' && gpu.architecture !== 'Turing' ? Math.min(units, 2 * gpu.fp32Tflops) : units * (gpu.vendor === 'NVIDIA' ? 1 : matrixShare(gpu).share * 0.5)
  return rate * 1e12 * promptShare[memory] * powerShare(gpu)
}

/** Tokens a second while a prompt of `contextTokens` is read. */
export function promptSpeed(setup: LlmSetup): LlmSpeed {
  const { gpu, count, shape, bitsPerWeight, contextTokens, engine } = setup
  const rate = promptRate(gpu)
  if (rate === null || gpu.memoryBandwidthGBs === null) return { ok: false, because: 'unknown-arithmetic', text: `the arithmetic or bandwidth of ${gpu.name} is not published` }
  const onProcessor = spilled(setup)
  if (onProcessor === null) return refusal(setup)
  const products = 2 * (shape.active - shape.lookup) * (bitsPerWeight < 16 ? 1 / promptQuantised : 1)
  // Half of the square, since nothing looks ahead.
  const attention = (2 * shape.layers * shape.hidden * Math.min(contextTokens, shape.window ?? Infinity)) / attentionShare
  const cards = engine.tensorParallel ? count ** 0.8 : Math.min(count, Math.max(1, contextTokens / promptBatch)) ** 0.6
  const compute = (products + attention) / (rate * cards)
  // Weights left with the processor cross the bus once a batch.
  const bus = onProcessor > 0 ? (setup.weightBytes * onProcessor) / (20e9 * Math.min(contextTokens, promptBatch)) : 0
  const weights = setup.weightBytes / (gpu.memoryBandwidthGBs * 1e9 * bandwidthShare(gpu).share * Math.min(Math.max(1, contextTokens), promptBatch))
  const tokensPerSecond = 1 / (compute + bus + weights)
  const sigma = together(gpu.vendor === 'NVIDIA' ? 0.28 : 0.35, engine.sigma, onProcessor > 0 ? 0.3 : 0)
  const because = bus > compute ? 'bound by the bus: weights that do not fit cross it for each batch' : `bound by arithmetic: ${significant(products / 1e9, 3)} GFLOP a token`
  return { ok: true, tokensPerSecond, ...band(tokensPerSecond, sigma), basis: 'arithmetic for a token over the achievable matrix rate', because }
}
