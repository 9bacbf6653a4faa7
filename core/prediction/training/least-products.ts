import { findNetwork, workOfNetwork } from '../../network/named'
import { type TrainingPrecision } from '../rates'

/** Products on the reference card at the rate that they reach, FLOP/s: what `trainingRates` says of an A100 SXM4 80 GB. */
export const referenceProducts: Readonly<Record<TrainingPrecision, number>> = { fp32: 131e12, fp16: 262e12 }
/**
 * Of the time that a network's products need by themselves, so much is seen in a step; the rest hides behind memory traffic.
 * Winograd's convolutions do with fewer products than are counted, too. Up to this value the errors on cards left out stay as
 * they are (`npm run bench:prediction`: 9.5 % at 0 and 0.5, 9.8 % at 0.75, 10.2 % at 1).
 */
export const productsSeen = 0.5

/** Networks as their measurements' source calls them. */
const named: Readonly<Record<string, string>> = { bert_base_squad: 'bert-base', bert_large_squad: 'bert-large', transformerxlbase: 'transformer-xl-base', transformerxllarge: 'transformer-xl-large' }

/** Seconds of products that a unit of a measured workload takes on the reference card at the least. */
export function leastProducts(source: string, precision: TrainingPrecision): number {
  const id = named[source] ?? source
  return (productsSeen * workOfNetwork(id).trainingFlops) / findNetwork(id).units / referenceProducts[precision]
}
