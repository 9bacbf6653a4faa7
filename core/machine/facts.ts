import { z } from 'zod'

/**
 * A fact is a value, or the reason it is unknown, with where it was read and when. Facts travel in run files, so the
 * schema here is their definition.
 */
const provenance = {
  /** What was read, as a person would type it: "/proc/cpuinfo", "nvidia-smi --query-gpu=name". */
  source: z.string().max(256),
  /** ISO 8601, UTC. */
  at: z.string().max(40),
}

const unknownReason = z.enum([
  'not-installed',
  'no-permission',
  'unreadable',
  'not-reported',
  'not-applicable',
  'timed-out',
  'not-asked',
])

const factOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('known', [
    z.object({ known: z.literal(true), value, ...provenance }),
    z.object({ known: z.literal(false), because: unknownReason, detail: z.string().max(512).optional(), ...provenance }),
  ])

const text = z.string().max(256)
const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
const amount = z.number().nonnegative().max(1e18)

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
})

export const diskFacts = z.object({
  name: factOf(text),
  model: factOf(text),
  kind: factOf(z.enum(['nvme', 'ssd', 'hdd', 'network', 'virtual', 'memory'])),
  filesystem: factOf(text),
  mount: factOf(text),
  totalBytes: factOf(amount),
  freeBytes: factOf(amount),
})

export const machineFacts = z.object({
  os: z.object({ name: factOf(text), version: factOf(text), kernel: factOf(text), architecture: factOf(text) }),
  cpu: z.object({
    model: factOf(text),
    sockets: factOf(count),
    physicalCores: factOf(count),
    logicalCores: factOf(count),
    /** Highest clock that the system reports, Hz. */
    maximumHz: factOf(amount),
    /** Widest units by their usual names: "AVX2", "AVX-512", "AMX-BF16", "AVX512-BF16", "NEON", "SVE". */
    features: factOf(z.array(text).max(64)),
    /** Last-level cache, all of it, bytes. */
    lastLevelCacheBytes: factOf(amount),
    governor: factOf(text),
  }),
  memory: z.object({ totalBytes: factOf(amount), availableBytes: factOf(amount), limitBytes: factOf(amount) }),
  virtualization: z.object({ hypervisor: factOf(text), container: factOf(text), wsl: factOf(z.boolean()) }),
  disks: z.array(diskFacts).max(256),
  gpus: z.array(gpuFacts).max(256),
  /** What the GPU probe says when it found none or failed: a driver that does not match is not "no GPU". */
  gpuProbe: factOf(z.enum(['ok', 'no-gpu'])),
})

export type MachineFacts = z.infer<typeof machineFacts>
export type GpuFacts = z.infer<typeof gpuFacts>
export type DiskFacts = z.infer<typeof diskFacts>

/** One fact: known or not, and from where. */
export type Fact<T> = ({ known: true; value: T } | { known: false; because: z.infer<typeof unknownReason>; detail?: string | undefined }) & {
  source: string
  at: string
}
