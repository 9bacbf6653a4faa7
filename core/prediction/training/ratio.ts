import { type GpuRow } from '../../catalog/schema'
import { formatPercent, significant } from '../../units'
import { band, together } from '../band'
import { memoryClass } from '../efficiency'
import { trainingRates, type Rates, type TrainingPrecision } from '../rates'
import { relativeParts, relativeTime, type Shares } from './shares'
import { type TrainingWorkload } from './workloads'

/** One side of a comparison. */
export interface Setup {
  readonly gpu: GpuRow
  readonly count: number
}

export interface TrainingRatio {
  /** Throughput of `to` over that of `from`, with its 80 % band. */
  readonly ratio: number
  readonly low: number
  readonly high: number
  readonly basis: string
  readonly because: string
}

/** Work of one sample given in full, for a workload without a name. */
export interface CustomWork {
  readonly flops: number
  readonly bytes: number
  /** Kernels started for it; with a batch, those of a step over the batch. */
  readonly launches: number
}

/**
 * Standard deviations of the logarithm of a predicted ratio, from leaving one card out (`npm run bench:prediction`): one
 * card against another of its generation, across generations, and across vendors, which calibration has none of.
 */
const sigmaSame = 0.12
const sigmaAcross = 0.17
const sigmaVendor = 0.35
/** Cards older than those measured, and workloads told from one that is like them. */
const sigmaOld = 0.12
const sigmaLike = 0.12
/** The same card measured twice, in another machine (METHOD B2: units, hosts, clocks). */
const sigmaUnit = 0.05
const sigmaExchange = 0.08
const known = new Set(['Volta', 'Turing', 'Ampere', 'Ada Lovelace', 'Hopper'])
/** Starting one kernel, s: what frameworks need on a workstation's processor. */
export const launchSeconds = 6e-6

/** Share of N cards' speed that is left when gradients are exchanged: a ring moves 2 (N - 1) / N of them, 1 for two cards. */
export const scaling = (count: number, exchange: number): number => (count === 1 ? 1 : 1 / (1 + (exchange / (1 - exchange)) * ((2 * (count - 1)) / count)))

/** The doubts of setting one card against another; 0.05 for the same card. */
export function sigmaBetween(from: GpuRow, to: GpuRow): number {
  if (from.id === to.id) return sigmaUnit
  if (from.vendor !== to.vendor) return sigmaVendor
  const old = [from, to].filter(({ architecture }) => !known.has(architecture)).length
  const near = from.architecture === to.architecture && memoryClass(from) === memoryClass(to) ? sigmaSame : sigmaAcross
  return together(near, old * sigmaOld, from.vendor === 'NVIDIA' ? 0 : sigmaVendor / 2)
}

/** The doubts of a card's absolute speed at a measured workload; more where the workload is told from another. */
export const cardSigma = (gpu: GpuRow, like: boolean): number => together(sigmaAcross, known.has(gpu.architecture) ? 0 : sigmaOld, gpu.vendor === 'NVIDIA' ? 0 : sigmaVendor, like ? sigmaLike : 0)

const partNames: Record<keyof Shares, string> = { matrix: 'matrix products', memory: 'memory traffic', vector: 'other arithmetic' }

/** "72 % of a step is memory traffic": what the ratio hangs on. */
export function leadingPart(shares: Shares, reference: Rates, rates: Rates): string {
  const total = relativeTime(shares, reference, rates)
  const parts = Object.entries(relativeParts(shares, reference, rates)) as [keyof Shares, number][]
  const [name, seconds] = parts.sort((a, b) => b[1] - a[1])[0]!
  return `${formatPercent(seconds / total)} of a step is ${partNames[name]}`
}

/** @returns null when a card lacks the precision or its figures are not published */
export function trainingRatio(workload: TrainingWorkload, precision: TrainingPrecision, from: Setup, to: Setup, reference: GpuRow): TrainingRatio | null {
  const used = workload.alwaysFp32 ? 'fp32' : precision
  const [base, here, there] = [trainingRates(reference, used), trainingRates(from.gpu, used), trainingRates(to.gpu, used)]
  // Asked for half precision, a card must have it, whatever the workload then makes of it.
  if (!base || !here || !there || !trainingRates(from.gpu, precision) || !trainingRates(to.gpu, precision)) return null
  const shares = workload.shares[used]
  const cards = relativeTime(shares, base, here) / relativeTime(shares, base, there)
  const counts = (to.count * scaling(to.count, workload.exchange)) / (from.count * scaling(from.count, workload.exchange))
  const ratio = cards * counts
  const sigma = together(sigmaBetween(from.gpu, to.gpu), workload.like === null ? 0 : from.gpu.id === to.gpu.id ? 0 : sigmaLike, from.count === to.count ? 0 : sigmaExchange * Math.abs(Math.log2(to.count / from.count)))
  const basis = workload.like === null ? 'the workload as measured on twelve cards, roofline of each card' : `told from ${workload.like}, which was measured; roofline of each card`
  const exchanged = to.count > 1 || from.count > 1 ? `; ${to.count} cards reach ${formatPercent(scaling(to.count, workload.exchange))} of ${to.count} times one` : ''
  return { ratio, ...band(ratio, sigma), basis, because: `on ${from.gpu.name} ${leadingPart(shares, base, here)}, on ${to.gpu.name} ${leadingPart(shares, base, there)}${exchanged}` }
}

/** Ratio for work given by its counts: the longer of arithmetic, traffic and starting kernels, softly joined. */
export function customRatio(work: CustomWork, precision: TrainingPrecision, from: Setup, to: Setup): TrainingRatio | null {
  const [here, there] = [trainingRates(from.gpu, precision), trainingRates(to.gpu, precision)]
  if (!here || !there) return null
  const parts = (rates: Rates) => [work.flops / rates.matrix, work.bytes / rates.bandwidth, work.launches * launchSeconds]
  // A norm of the fourth power: a roofline with its corner rounded (METHOD B2).
  const time = (rates: Rates) => parts(rates).slice(0, 2).reduce((sum, part) => sum + part ** 4, 0) ** 0.25 + parts(rates)[2]!
  const ratio = ((time(here) / time(there)) * to.count) / from.count
  const [, , starting] = parts(there)
  const bound = starting! > time(there) / 2 ? 'overhead-bound: a faster GPU will not help' : parts(there)[0]! > parts(there)[1]! ? 'bound by arithmetic' : 'bound by memory traffic'
  const sigma = together(sigmaBetween(from.gpu, to.gpu), sigmaLike, from.count === to.count ? 0 : sigmaExchange * 2)
  return { ratio, ...band(ratio, sigma), basis: 'roofline of the given work', because: `${bound} on ${to.gpu.name} (${significant(work.flops / work.bytes, 2)} FLOP a byte)` }
}
