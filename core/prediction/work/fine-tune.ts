import { matchModel } from '../../catalog/match-model'
import { formatPercent } from '../../units'
import { type Work } from '../../workload/schema'
import { together } from '../band'
import { shapeOf } from '../llm/model'
import { cardSigma, scaling } from '../training/ratio'
import { noSpeed, sigmaUnlisted, type WorkPredictor } from './speed'

/** Passes over the layers for one step with checkpointing: forward twice, and backward, which is two more where base weights learn. */
const passes = { full: 4, lora: 3, qlora: 3 } as const
/** Of the rate of large products that a step's products reach: attention, small matrices, gaps between kernels. */
const productShare = 0.72
/** Bytes that a token moves in one layer and pass, by hidden width: norms, activations, residuals, gates in 16 bits. */
const trafficPerWidth = 60
/** Of a step's time that two cards lose to exchanging gradients: adapters are small, whole models are not. */
const exchange = { full: 0.15, lora: 0.03, qlora: 0.03 } as const
/** 4 bits are read, 16 written and read again for each pass. */
const unpackedBytes = 4.5
/** AdamW reads and writes weight, gradient and two moments once a step, mixed precision. */
const optimizerBytes = 28
const sigmaFineTune = 0.25

/** Tokens a second of fine-tuning: products, traffic of activations and weights, and what quantised weights cost to unpack. */
export const fineTuneSpeed: WorkPredictor<Extract<Work, { kind: 'fine-tune' }>> = (work, place, { models }) => {
  const found = matchModel(models, work.model)
  const shape = found.ok ? shapeOf(found.model) : null
  if (!shape) return noSpeed(found.ok ? `${work.model} is no language model, or its size is not published` : `no model '${work.model}'`)
  const rates = place.rates.fp16
  if (!rates) return noSpeed(`16-bit training is not possible on ${place.name}, or its figures are not published`)
  const runs = passes[work.method]
  const tokens = work.batch * work.sequenceLength
  // Forward: two operations a weight, and half of the square of attention, twice.
  const forward = 2 * (shape.active - shape.lookup) + 2 * shape.layers * shape.hidden * work.sequenceLength
  const products = (forward * runs) / (rates.matrix * productShare)
  const weights = (work.method === 'qlora' ? unpackedBytes : 2) * shape.params * runs + (work.method === 'full' ? optimizerBytes * shape.params : 0)
  const traffic = (trafficPerWidth * shape.hidden * shape.layers * runs + weights / tokens) / rates.bandwidth
  const seconds = products + traffic
  const share = scaling(place.count, exchange[work.method])
  return {
    ok: true,
    unitsPerSecond: (place.count * share) / seconds,
    parts: { compute: products, memory: traffic, starting: 0, roundness: 1 },
    sigma: together(sigmaFineTune, place.gpu ? cardSigma(place.gpu, false) : sigmaUnlisted),
    basis: `arithmetic and traffic of ${shape.name} by its dimensions, with checkpointing, over ${place.measured === null ? 'published' : 'measured'} rates`,
    because: `${formatPercent(products / seconds)} of a step is matrix products`,
  }
}
