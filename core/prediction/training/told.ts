import { findNetwork, workOfNetwork } from '../../network/named'
import { gradientBytes } from '../../network/work-for'
import { type TrainingPrecision } from '../rates'
import { type Fitted } from './fitted'
import { scaledShares, type FittedShares, type SharesByPrecision } from './shares'

/** Products on the reference card at the rate that they reach, FLOP/s: what `trainingRates` says of an A100 SXM4 80 GB. */
export const referenceProducts: Readonly<Record<TrainingPrecision, number>> = { fp32: 131e12, fp16: 262e12 }
/**
 * Of the time that a network's products need by themselves, so much is seen in a step; the rest hides behind memory traffic.
 * Fits of convolution networks leave them 0 to 0.58 of it, too little to tell a network of more arithmetic from. The value
 * that tells measured networks from each other best (`npm run bench:prediction`); 0 and 1 are worse.
 */
const seen = 0.5
/** Batches grow where activations are few, but not for ever: AlexNet's is eight times ResNet-50's in TensorFlow's benchmarks. */
const largestBatch = 8

/** Shares with at least the time of its products that is seen. */
function withFloor(shares: FittedShares, flops: number, rate: number): FittedShares {
  const least = Math.min(1, (seen * flops) / rate / shares.seconds)
  if (shares.matrix >= least) return shares
  const rest = (1 - least) / (1 - shares.matrix)
  return { ...shares, matrix: least, memory: shares.memory * rest, vector: shares.vector * rest }
}

/**
 * A network told from a measured one of its kind: arithmetic by counted FLOPs, traffic by elements that layers put out, the
 * exchange by gradient bytes over the time of a step. A card's memory holds batch times activations, so batches go with
 * their inverse. @param from, to names in core/network/named.ts
 * @returns shares with the seconds of as many units as a sample of `from` has in one of `to`
 */
export function toldFrom(measured: Fitted, from: string, to: string): { readonly shares: SharesByPrecision; readonly exchange: number } {
  const [base, work] = [workOfNetwork(from), workOfNetwork(to)]
  const arithmetic = work.trainingFlops / base.trainingFlops
  const traffic = work.activations / base.activations
  const scaled = (precision: TrainingPrecision) => scaledShares(withFloor(measured[precision], base.trainingFlops / findNetwork(from).units, referenceProducts[precision]), arithmetic, traffic)
  const shares = { fp32: scaled('fp32'), fp16: scaled('fp16') }
  const step = (shares.fp32.seconds / measured.fp32.seconds) * Math.min(largestBatch, 1 / traffic)
  const odds = ((measured.exchange / (1 - measured.exchange)) * gradientBytes(work)) / gradientBytes(base) / step
  return { shares, exchange: odds / (1 + odds) }
}
