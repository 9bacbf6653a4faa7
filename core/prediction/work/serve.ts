import { matchModel } from '../../catalog/match-model'
import { findQuantization } from '../../quantization/list'
import { significant } from '../../units'
import { type Work } from '../../workload/schema'
import { unpackCostOf } from '../llm/constants'
import { sigmaOf } from '../band'
import { findEngine } from '../llm/engines'
import { shapeOf } from '../llm/model'
import { decodeSeconds, decodeSpeed, spilled, type LlmSetup } from '../llm/speed'
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
  const setup: LlmSetup = { gpu: place.gpu, count: place.count, shape, weightBytes, bitsPerWeight, unpackCost: unpackCostOf(stored.quantization.id), contextTokens: work.contextTokens, engine: findEngine('llama.cpp')!, cpuMemoryGBs: null }
  const speed = decodeSpeed(setup)
  if (!speed.ok) return noSpeed(speed.text)
  const { memory, processor, fixed } = decodeSeconds(setup, spilled(setup) ?? 0)
  // A product and a sum for each weight that a token passes through: far below what reading them takes.
  const compute = place.rates.fp16 === null ? 0 : (2 * shape.active) / place.rates.fp16.matrix
  return { ok: true, unitsPerSecond: speed.tokensPerSecond, parts: { compute, memory: memory + processor, starting: fixed, roundness: 4 }, sigma: sigmaOf(speed.tokensPerSecond, speed.high), basis: speed.basis, because: speed.because }
}

function onProcessor(place: Place, model: { active: number; bytesPerWeight: number; weightBytes: number; name: string }): WorkSpeed {
  const rates = place.rates.fp32
  if (!rates) return noSpeed(`the memory bandwidth of ${place.name} was not measured`)
  if (place.memoryBytes !== null && model.weightBytes > place.memoryBytes * usableShare) return noSpeed(`${model.name} needs ${significant(model.weightBytes / gibibyte, 3)} GiB, ${place.name} has ${significant(place.memoryBytes / gibibyte, 3)}`)
  const memory = (model.active * model.bytesPerWeight) / (rates.bandwidth * processorShare)
  return { ok: true, unitsPerSecond: 1 / memory, parts: { compute: (2 * model.active) / rates.matrix, memory, starting: 0, roundness: 4 }, sigma: sigmaUnlisted, basis: `bytes for a token over the measured bandwidth (${place.measured ?? 'published'})`, because: 'bound by reading weights from memory' }
}
