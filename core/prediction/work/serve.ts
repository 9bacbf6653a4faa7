import { matchModel } from '../../catalog/match-model'
import { findQuantization } from '../../quantization/list'
import { significant } from '../../units'
import { type Work } from '../../workload/schema'
import { unpackCostOf } from '../llm/constants'
import { sigmaOf } from '../band'
import { findEngine } from '../llm/engines'
import { shapeOf } from '../llm/model'
import { decodeSpeed } from '../llm/speed'
import { type Place } from '../place'
import { noSpeed, sigmaUnlisted, type WorkPredictor, type WorkSpeed } from './speed'

/** Of the measured bandwidth at which a processor's engine reads weights. */
const processorShare = 0.85
const gibibyte = 2 ** 30
/** Of a machine's memory that a model may take beside everything else. */
const usableShare = 0.9

/** Tokens a second of one conversation: bytes for a token over the bandwidth that reads them. */
export const serveSpeed: WorkPredictor<Extract<Work, { kind: 'serve' }>> = (work, place, { models }) => {
  const found = matchModel(models, work.model)
  const shape = found.ok ? shapeOf(found.model) : null
  const stored = findQuantization(work.quantization)
  if (!shape || !stored.ok) return noSpeed(found.ok ? `${work.model} is no language model, or its size is not published` : `no model '${work.model}'`)
  const { bitsPerWeight } = stored.quantization
  const weightBytes = (shape.params * bitsPerWeight) / 8
  if (!place.gpu) return onProcessor(place, { active: shape.active - shape.lookup, bytesPerWeight: bitsPerWeight / 8, weightBytes, name: shape.name })
  const speed = decodeSpeed({ gpu: place.gpu, count: place.count, shape, weightBytes, bitsPerWeight, unpackCost: unpackCostOf(stored.quantization.id), contextTokens: work.contextTokens, engine: findEngine('llama.cpp')!, cpuMemoryGBs: null })
  if (!speed.ok) return noSpeed(speed.text)
  return { ok: true, unitsPerSecond: speed.tokensPerSecond, sigma: sigmaOf(speed.tokensPerSecond, speed.high), basis: speed.basis, because: speed.because }
}

function onProcessor(place: Place, model: { active: number; bytesPerWeight: number; weightBytes: number; name: string }): WorkSpeed {
  const rates = place.rates.fp32
  if (!rates) return noSpeed(`the memory bandwidth of ${place.name} was not measured`)
  if (place.memoryBytes !== null && model.weightBytes > place.memoryBytes * usableShare) return noSpeed(`${model.name} needs ${significant(model.weightBytes / gibibyte, 3)} GiB, ${place.name} has ${significant(place.memoryBytes / gibibyte, 3)}`)
  return { ok: true, unitsPerSecond: (rates.bandwidth * processorShare) / (model.active * model.bytesPerWeight), sigma: sigmaUnlisted, basis: `bytes for a token over the measured bandwidth (${place.measured ?? 'published'})`, because: 'bound by reading weights from memory' }
}
