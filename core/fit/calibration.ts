import { z } from 'zod'
import { formatBytes, significant } from '../units'
import { layerActivations } from './activations'
import { usualDimensions, type Dimensions } from './dimensions'
import { usualFamily } from './families'
import { isTraining } from './plan'
import { type FitDetail } from './detail'

export const calibrationSchemaVersion = { name: 'groundspeed.fit-calibration', major: 1, minor: 0 } as const
const bytes = z.number().min(0).max(1e15)

/** Peak memory of a real training step at two batches on this machine, and what the formulas say of it. */
export const fitCalibration = z.object({
  schema: z.object({ name: z.literal(calibrationSchemaVersion.name), major: z.literal(1), minor: z.number().int().min(0) }),
  at: z.iso.datetime(),
  engine: z.string().max(200),
  points: z.array(z.object({ batch: z.number().int().min(1).max(10_000), peakBytes: bytes })).length(2),
  measuredBytesPerSample: bytes,
  predictedBytesPerSample: bytes,
})
export type FitCalibration = z.infer<typeof fitCalibration>

/** The network that is trained: two blocks of GPT-2 small, as the benchmark `decoder-train` has them. */
export const calibrationNetwork = { sequence: 256, hidden: 768, heads: 12, ffn: 3072, blocks: 2 } as const

/** Of one sample more, bytes: every layer's values in 32 bits, scores and all, since nothing is computed again. */
export function predictedPerSample(): number {
  const { sequence, hidden, heads, ffn, blocks } = calibrationNetwork
  const of: Dimensions = usualDimensions(0.0142, { layers: blocks, hidden, heads, queryWidth: hidden, keyWidth: hidden, ffn, vocab: 0, logits: 0, family: { ...usualFamily, gated: false } })
  return blocks * layerActivations(of, { sequence, batch: 1, valueBytes: 4, flash: false })
}

/** Two points make a line: its slope is what one sample more takes. @throws RangeError when memory did not grow */
export function calibrationOf(points: FitCalibration['points'], engine: string, at: Date): FitCalibration {
  const [first, second] = points as [FitCalibration['points'][number], FitCalibration['points'][number]]
  const measuredBytesPerSample = (second.peakBytes - first.peakBytes) / (second.batch - first.batch)
  if (!(measuredBytesPerSample > 0)) throw new RangeError(`peak memory did not grow with the batch: ${formatBytes(first.peakBytes)} at ${first.batch}, ${formatBytes(second.peakBytes)} at ${second.batch}`)
  return { schema: calibrationSchemaVersion, at: at.toISOString(), engine, points, measuredBytesPerSample, predictedBytesPerSample: predictedPerSample() }
}

/** Measured over counted: what activations take here for each byte of the formula. */
export const activationRatio = ({ measuredBytesPerSample, predictedBytesPerSample }: FitCalibration): number => measuredBytesPerSample / predictedBytesPerSample

export const calibrationWords = (calibration: FitCalibration): string =>
  `Measured here on ${calibration.at.slice(0, 10)} with ${calibration.engine}: a sample more of a small decoder takes ${formatBytes(calibration.measuredBytesPerSample)} in training, ${significant(activationRatio(calibration), 2)} times the ${formatBytes(calibration.predictedBytesPerSample)} that the formula counts.`

/** What the measurement says of an answer about this machine: the need with activations as they were measured. null where it says nothing (running a model). */
export function correctedWords(detail: FitDetail, calibration: FitCalibration): string | null {
  if (!isTraining(detail.plan)) return null
  const corrected = detail.needBytes + detail.parts.activations * (activationRatio(calibration) - 1)
  return `${calibrationWords(calibration)} With activations as measured (TensorFlow, without checkpointing) the need would be ${formatBytes(corrected)}.`
}
