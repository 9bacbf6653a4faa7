import { z } from 'zod'
import { amount, count, factOf, text } from './fact'

const link = z.object({ generation: z.number().int().min(1).max(12), width: z.number().int().min(1).max(64) })

/** A slice of a GPU (NVIDIA MIG): listed under it, never beside it, its memory never added. */
const slice = z.object({ name: text.nullable(), memoryTotalBytes: amount.nullable() })

export const gpuFacts = z.object({
  name: factOf(text),
  vendor: factOf(z.enum(['NVIDIA', 'AMD', 'Intel', 'Apple', 'other'])),
  memoryTotalBytes: factOf(amount),
  memoryUsedBytes: factOf(amount),
  driverVersion: factOf(text),
  computeCapability: factOf(text),
  busId: factOf(text),
  powerLimitWatts: factOf(amount),
  /** An adapter that only draws, or a virtual one, is listed and never counted as an accelerator. */
  integrated: z.boolean(),
  virtual: z.boolean(),
  // What follows came later: run files before it have none of it.
  memoryFreeBytes: factOf(amount).optional(),
  /** `unified`: the processor's memory is the GPU's. `shared`: it may borrow some. */
  memoryKind: factOf(z.enum(['own', 'shared', 'unified'])).optional(),
  /** The newest CUDA or ROCm that the driver serves: "13.0". */
  cudaVersion: factOf(text).optional(),
  rocmVersion: factOf(text).optional(),
  pcieNow: factOf(link).optional(),
  pcieMaximum: factOf(link).optional(),
  powerDefaultWatts: factOf(amount).optional(),
  clockHz: factOf(amount).optional(),
  clockMaximumHz: factOf(amount).optional(),
  memoryClockHz: factOf(amount).optional(),
  ecc: factOf(z.boolean()).optional(),
  mig: factOf(z.boolean()).optional(),
  slices: factOf(z.array(slice).max(64)).optional(),
  computeMode: factOf(text).optional(),
  persistence: factOf(z.boolean()).optional(),
  /** Other programs that compute on it now. */
  otherProcesses: factOf(count).optional(),
  temperatureC: factOf(z.number().min(-50).max(200)).optional(),
  /** The catalog's row that the name means, and by what it was chosen; unknown where none is sure. */
  catalog: factOf(text).optional(),
})
export type GpuFacts = z.infer<typeof gpuFacts>
