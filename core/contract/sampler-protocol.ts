import { z } from 'zod'
import { reading } from '../gates/reading'

/**
 * The one page of all that crosses between the process that owns a run and the sampler that watches the machine. The
 * sampler only reads; what a reading means is judged by its owner.
 */
const processId = z.number().int().positive().max(2 ** 32)
/** Counts stretches up, so that a late reading is never taken for another stretch's. */
const stretch = z.number().int().nonnegative()

/** Owner to sampler. */
export const samplerRequest = z.discriminatedUnion('type', [
  /** The owner and all that it started count as ours. */
  z.object({ type: z.literal('open'), owner: processId, dataDir: z.string().max(4096) }),
  /** Reads at once and from then on, until `end`. */
  z.object({ type: z.literal('begin'), stretch, worker: processId.nullable() }),
  /** Reads once more, and answers `ended`. */
  z.object({ type: z.literal('end'), stretch }),
  z.object({ type: z.literal('close') }),
])
export type SamplerRequest = z.infer<typeof samplerRequest>

/** Sampler to owner. */
export const samplerMessage = z.discriminatedUnion('type', [
  /** Its slow sources have answered, or were given up. */
  z.object({ type: z.literal('ready'), pid: processId }),
  z.object({ type: z.literal('reading'), stretch, reading }),
  z.object({ type: z.literal('ended'), stretch }),
])
export type SamplerMessage = z.infer<typeof samplerMessage>
