import { z } from 'zod'

const finite = z.number().refine(Number.isFinite)

/** How a launch is sampled; travels to the worker and lasts in run files. */
export const measureSettings = z.object({
  /** Shortest warm-up, s, and the longest before `no_steady_state` is flagged. */
  warmUpSeconds: finite.min(0),
  warmUpCapSeconds: finite.min(0),
  /** Target length of a sample, s. */
  sampleSeconds: finite.positive(),
  /** Fewest and most samples; the most seconds spent sampling. */
  minimumSamples: z.number().int().min(1),
  maximumSamples: z.number().int().min(1),
  maximumSeconds: finite.positive(),
})
export type MeasureSettings = z.infer<typeof measureSettings>

