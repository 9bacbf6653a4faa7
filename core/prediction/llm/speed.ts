import { type GpuRow } from '../../catalog/schema'
import { significant } from '../../units'
import { band, together } from '../band'
import { memoryClass } from '../efficiency'
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
export function spilled(setup: LlmSetup): number | null {
  const need = setup.weightBytes + cacheOf(setup)
  const room = roomBytes(setup)
  if (need <= room) return 0
  return setup.cpuMemoryGBs === null ? null : Math.min(1, (need - room) / setup.weightBytes)
}

export const refusal = (setup: LlmSetup): LlmSpeed => ({
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
