import { z } from 'zod'

/**
 * What is kept of a result once its file was read: small, harmless to show, and enough for every table. The local index
 * is a list of these; it can be thrown away and made again from the files at any time.
 */
const text = z.string().max(256)
const number = z.number().refine(Number.isFinite)

export const entryValue = z.object({
  id: text,
  unit: text,
  better: z.enum(['higher', 'lower']),
  workload: text,
  value: number,
  low: number.nullable(),
  high: number.nullable(),
  flagged: z.boolean(),
  /** Measured on a GPU: what a GPU can be judged by. */
  onGpu: z.boolean(),
})
export type EntryValue = z.infer<typeof entryValue>

/** How the signature of a file looks by itself; which key may speak for which machine is decided by `trustOf`. */
export const signatureStates = ['good', 'bad', 'none', 'wrong-type'] as const

/**
 * `valid` alone is ranked. `flagged`: a validity gate was broken. `inconsistent`: what it claims is not what its samples
 * give. `impossible`: faster than the device can be. `partial`: written by a newer version, its claims could not be checked.
 */
export const validities = ['valid', 'flagged', 'inconsistent', 'impossible', 'partial'] as const
export type Validity = (typeof validities)[number]

export const teamEntry = z.object({
  sha256: text,
  machineId: text,
  machineName: text,
  key: text,
  keyId: text,
  signature: z.enum(signatureStates),
  folder: text,
  run: text,
  startedAt: text,
  mode: text,
  engine: text,
  /** "RTX 4090", "2 x RTX 4090", "no GPU". */
  gpu: text,
  gpuMemoryGiB: number.nullable(),
  /** Of the processor. */
  memoryGiB: number.nullable(),
  cpu: text,
  /** "16-core AMD Ryzen 9 7950X, 62.7 GiB, RTX 4090" */
  description: text,
  powerLimitWatts: number.nullable(),
  driver: text.nullable(),
  /** Runs of another driver, system, engine or mode are another series. */
  environment: z.string().max(2000),
  score: number.nullable(),
  validity: z.enum(validities),
  because: z.string().max(600),
  values: z.array(entryValue).max(200),
})
export type TeamEntry = z.infer<typeof teamEntry>
