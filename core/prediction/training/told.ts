import { workOfNetwork } from '../../network/named'
import { gradientBytes } from '../../network/work-for'
import { type TrainingPrecision } from '../rates'
import { type Fitted } from './fitted'
import { scaledShares, type SharesByPrecision } from './shares'

/** Batches grow where activations are few, but not for ever: AlexNet's is eight times ResNet-50's in TensorFlow's benchmarks. */
const largestBatch = 8

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
  const scaled = (precision: TrainingPrecision) => scaledShares(measured[precision], arithmetic, traffic)
  const shares = { fp32: scaled('fp32'), fp16: scaled('fp16') }
  const step = (shares.fp32.seconds / measured.fp32.seconds) * Math.min(largestBatch, 1 / traffic)
  const odds = ((measured.exchange / (1 - measured.exchange)) * gradientBytes(work)) / gradientBytes(base) / step
  return { shares, exchange: odds / (1 + odds) }
}
