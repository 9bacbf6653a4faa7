import { type GpuRow } from '../catalog/schema'
import { band, together } from './band'
import { matrixShare, vectorShare } from './efficiency'
import { powerShare, trafficRate } from './rates'

export type OpDtype = 'fp32' | 'tf32' | 'fp16' | 'bf16' | 'fp8'

/** One operation by its sizes. Attention is one fused forward pass; a convolution keeps its size ("same"). */
export type Op =
  | { readonly kind: 'matmul'; readonly m: number; readonly k: number; readonly n: number; readonly dtype: OpDtype }
  | { readonly kind: 'conv2d'; readonly n: number; readonly h: number; readonly w: number; readonly cIn: number; readonly cOut: number; readonly kernel: number; readonly stride: number; readonly dtype: OpDtype }
  | { readonly kind: 'attention'; readonly batch: number; readonly heads: number; readonly sequence: number; readonly headDim: number; readonly causal: boolean; readonly dtype: OpDtype }

export interface OpTime {
  readonly ms: number
  readonly low: number
  readonly high: number
  readonly bound: 'compute' | 'memory' | 'overhead'
}

const bytesOf: Readonly<Record<OpDtype, number>> = { fp32: 4, tf32: 4, fp16: 2, bf16: 2, fp8: 1 }
/** From the call to the end of an empty kernel that somebody waits for, s. */
const launchSeconds = 5e-6
/** Of the matrix rate: convolutions and fused attention reach less of it than large products do. */
const kindShare: Readonly<Record<Op['kind'], number>> = { matmul: 1, conv2d: 0.75, attention: 0.6 }
const sigma = { known: 0.22, anchored: 0.15, otherVendor: 0.35 }

/** Arithmetic in FLOP and least traffic in bytes. */
export function workOf(op: Op): { flops: number; bytes: number } {
  const size = bytesOf[op.dtype]
  if (op.kind === 'matmul') return { flops: 2 * op.m * op.k * op.n, bytes: size * (op.m * op.k + op.k * op.n + op.m * op.n) }
  if (op.kind === 'conv2d') {
    const [h, w] = [Math.ceil(op.h / op.stride), Math.ceil(op.w / op.stride)]
    return { flops: 2 * op.n * h * w * op.cOut * op.cIn * op.kernel ** 2, bytes: size * (op.n * op.h * op.w * op.cIn + op.n * h * w * op.cOut + op.cIn * op.cOut * op.kernel ** 2) }
  }
  const tokens = op.batch * op.heads * op.sequence
  return { flops: (4 * tokens * op.sequence * op.headDim) / (op.causal ? 2 : 1), bytes: size * 4 * tokens * op.headDim }
}

/** Rows and columns come in tiles, and tiles in waves over the multiprocessors: the share of the last ones that is used. */
function tileShare(op: Op, { smCount }: GpuRow): number {
  const tile = 128
  const [rows, columns, batch] = op.kind === 'matmul' ? [op.m, op.n, 1] : op.kind === 'conv2d' ? [op.n * Math.ceil(op.h / op.stride) * Math.ceil(op.w / op.stride), op.cOut, 1] : [op.sequence, tile, op.batch * op.heads]
  const tiles = Math.ceil(rows / tile) * Math.ceil(columns / tile) * batch
  const filled = (rows * columns) / (Math.ceil(rows / tile) * Math.ceil(columns / tile) * tile * tile)
  const waves = smCount === null ? 1 : tiles / (Math.ceil(tiles / smCount) * smCount)
  // Smaller tiles are used for small sizes, at a price: half of what whole ones would lose.
  return Math.sqrt(Math.max(filled, 0.05) * Math.max(waves, 0.02))
}

/** The rate of a type in FLOP/s; null when the card has no units for it, or its figure is not published. */
function rateOf(gpu: GpuRow, dtype: OpDtype): number | null {
  const vector = gpu.fp32Tflops === null ? null : gpu.fp32Tflops * vectorShare().share * powerShare(gpu)
  const matrix = (tflops: number | null) => (tflops === null ? null : tflops * matrixShare(gpu).share)
  const rate = { fp32: vector, tf32: matrix(gpu.tf32Tflops), fp16: matrix(gpu.fp16TensorTflops) ?? gpu.fp16VectorTflops, bf16: matrix(gpu.bf16TensorTflops), fp8: matrix(gpu.fp8Tflops) }[dtype]
  return rate === null ? null : rate * 1e12
}

function parts(op: Op, gpu: GpuRow): { compute: number; memory: number } | null {
  const [rate, traffic] = [rateOf(gpu, op.dtype), trafficRate(gpu)]
  if (rate === null || traffic === null) return null
  const { flops, bytes } = workOf(op)
  return { compute: flops / (rate * kindShare[op.kind] * tileShare(op, gpu)), memory: bytes / traffic }
}

/** A roofline with its corner rounded, and the time to start a kernel (METHOD B2, p = 4). */
const seconds = ({ compute, memory }: { compute: number; memory: number }): number => (compute ** 4 + memory ** 4) ** 0.25 + launchSeconds

/**
 * How long an operation takes.
 * @param reference the same operation measured on another card: the prediction is scaled by what it shows
 * @returns null when a card lacks the type
 */
export function opTime(op: Op, gpu: GpuRow, reference: { readonly gpu: GpuRow; readonly measuredMs: number } | null): OpTime | null {
  const own = parts(op, gpu)
  const other = reference && parts(op, reference.gpu)
  if (!own || (reference && !other)) return null
  const total = seconds(own)
  // What the reference shows beyond the model is shared by cards of its generation, and by half by others (METHOD B2, step 3).
  const shown = reference && other ? (reference.measuredMs / 1000 / seconds(other)) ** (reference.gpu.architecture === gpu.architecture ? 1 : 0.5) : 1
  const ms = 1000 * total * shown
  const doubt = together(reference ? sigma.anchored : sigma.known, gpu.vendor === 'NVIDIA' ? 0 : sigma.otherVendor)
  const bound = launchSeconds > total / 2 ? 'overhead' : own.compute >= own.memory ? 'compute' : 'memory'
  return { ms, ...band(ms, doubt), bound }
}
