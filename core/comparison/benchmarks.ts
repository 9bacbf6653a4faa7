import { type GpuRow } from '../catalog/schema'
import { band, sigmaOf, together } from '../prediction/band'
import { bandwidthShare } from '../prediction/efficiency'
import { current } from '../prediction/llm/constants'
import { memoryClass } from '../prediction/efficiency'
import { opTime, workOf, type Op, type OpDtype } from '../prediction/op-time'
import { placeOfGpu } from '../prediction/place'
import { networkSpeed } from '../prediction/work/network'
import { type WorkWorld } from '../prediction/work/speed'
import { type MeasuredSummary } from '../run/summary'
import { type Interval } from '../units'

/** One benchmark of the run, predicted on one device of an instance. */
export interface BenchmarkRatio {
  readonly id: string
  /** What it is there over what it is here, better is above 1; null: not predicted, and why. */
  readonly ratio: number | null
  readonly band: Interval | null
  readonly because: string
}

interface Told {
  /** In the benchmark's own unit. */
  readonly value: number
  readonly sigma: number
  readonly because: string
}
type Teller = (gpu: GpuRow, measured: MeasuredSummary, world: WorkWorld) => Told | null

const sigmaHost = 0.05

/** Through the time of an operation of the size that a GPU is measured at. */
const asOp = (op: (dtype: OpDtype) => Op, dtypes: (gpu: GpuRow) => readonly OpDtype[]): Teller => (gpu) => {
  for (const dtype of dtypes(gpu)) {
    const time = opTime(op(dtype), gpu, null)
    if (time) return { value: workOf(op(dtype)).flops / (time.ms / 1000), sigma: sigmaOf(time.ms, time.high), because: `an operation of ${dtype} there, ${time.bound}-bound` }
  }
  return null
}
const square = (n: number) => (dtype: OpDtype): Op => ({ kind: 'matmul', m: n, k: n, n, dtype })
const framework = (gpu: GpuRow): OpDtype[] => (gpu.tf32Tflops !== null ? ['tf32'] : ['fp32'])

const bandwidth: Teller = (gpu) => {
  if (gpu.memoryBandwidthGBs === null) return null
  const { share, sigma } = bandwidthShare(gpu)
  return { value: gpu.memoryBandwidthGBs * 1e9 * share, sigma, because: 'memory bandwidth' }
}
const weights: Teller = (gpu) => (gpu.memoryBandwidthGBs === null ? null : { value: gpu.memoryBandwidthGBs * 1e9 * current.weights[memoryClass(gpu)], sigma: 0.15, because: 'memory bandwidth, one row at a time' })

const network = (method: 'train' | 'inference'): Teller => (gpu, _measured, world) => {
  const speed = networkSpeed({ kind: 'network', network: 'resnet50', method, precision: 'fp32' }, placeOfGpu(gpu), world)
  return speed.ok ? { value: speed.unitsPerSecond, sigma: speed.sigma, because: speed.because } : null
}

/** Blocks of a transformer, by their counted arithmetic and traffic. */
const counted: Teller = (gpu, { work, flops, bytes }) => {
  const rates = placeOfGpu(gpu).rates.fp32
  if (!rates || flops === null) return null
  const seconds = flops / (rates.matrix * 0.7) + (bytes ?? 0) / rates.bandwidth
  return { value: work / seconds, sigma: 0.3, because: 'counted arithmetic and traffic over published rates' }
}

const convolution = asOp((dtype) => ({ kind: 'conv2d', n: 64, h: 56, w: 56, cIn: 128, cOut: 128, kernel: 3, stride: 1, dtype }), framework)

/** How a benchmark is told from a card's figures: one line each. What is not here depends on a host that no catalog tells. */
const tellers: Readonly<Record<string, Teller>> = {
  'matmul-fp32': asOp(square(8192), framework),
  'matmul-fp32-strict': asOp(square(8192), () => ['fp32']),
  'matmul-bf16': asOp(square(8192), () => ['bf16']),
  'matmul-fp16': asOp(square(8192), () => ['fp16']),
  'matmul-eager': asOp(square(8192), framework),
  'matmul-sustained': asOp(square(8192), framework),
  'matmul-tall': asOp((dtype) => ({ kind: 'matmul', m: 1_048_576, k: 128, n: 128, dtype }), framework),
  conv2d: convolution,
  'conv2d-sustained': convolution,
  'resnet50-train-sustained': network('train'),
  'llm-prefill': asOp((dtype) => ({ kind: 'matmul', m: 2048, k: 4096, n: 11008, dtype }), framework),
  'llm-decode': weights,
  triad: bandwidth,
  elementwise: bandwidth,
  reduction: bandwidth,
  'resnet50-train': network('train'),
  'resnet50-inference': network('inference'),
  'encoder-train': counted,
  'decoder-train': counted,
  'lora-train': counted,
  'encoder-inference': counted,
}

/** Each measured benchmark of a run, predicted on one such card. */
export function benchmarkRatios(measured: readonly MeasuredSummary[], gpu: GpuRow, world: WorkWorld): BenchmarkRatio[] {
  return measured.map((each) => {
    const teller = tellers[each.id]
    const told = teller ? teller(gpu, each, world) : null
    if (!told) return { id: each.id, ratio: null, band: null, because: teller ? `${gpu.name} lacks the type, or its figures are not published` : 'depends on the host, which no catalog tells' }
    const ratio = each.better === 'higher' ? told.value / each.value : each.value / told.value
    return { id: each.id, ratio, band: band(ratio, together(told.sigma, sigmaHost)), because: told.because }
  })
}
