import { z } from 'zod'
import { amount, count, factOf, text } from './fact'
import { gpuFacts } from './gpu-facts'

export { type Fact } from './fact'
export { gpuFacts, type GpuFacts } from './gpu-facts'

/** Facts travel in run files, so the schema here is their definition. What came later is optional: old files still read. */
export const diskFacts = z.object({
  name: factOf(text),
  model: factOf(text),
  kind: factOf(z.enum(['nvme', 'ssd', 'hdd', 'network', 'virtual', 'memory'])),
  filesystem: factOf(text),
  mount: factOf(text),
  totalBytes: factOf(amount),
  freeBytes: factOf(amount),
  encrypted: factOf(z.boolean()).optional(),
})

const cache = z.object({ level: z.number().int().min(1).max(9), kind: z.enum(['data', 'instruction', 'unified']), bytes: amount, count })
const memoryModule = z.object({ bytes: amount.nullable(), kind: text.nullable(), transfersPerSecond: amount.nullable(), slot: text.nullable() })

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
    /** Two threads and more on a core. */
    smt: factOf(z.boolean()).optional(),
    caches: factOf(z.array(cache).max(32)).optional(),
    /** Clocks above the nominal one are allowed. */
    boost: factOf(z.boolean()).optional(),
    numaNodes: factOf(count).optional(),
    /** Cores that a container may use, of which a fraction is possible. */
    limitCores: factOf(amount).optional(),
    /** The catalog's row, as for a GPU. */
    catalog: factOf(text).optional(),
  }),
  memory: z.object({
    totalBytes: factOf(amount),
    availableBytes: factOf(amount),
    limitBytes: factOf(amount),
    modules: factOf(z.array(memoryModule).max(256)).optional(),
    /** Mega-transfers a second of the modules, as configured, times 10^6. */
    transfersPerSecond: factOf(amount).optional(),
    channels: factOf(count).optional(),
  }),
  virtualization: z.object({ hypervisor: factOf(text), container: factOf(text), wsl: factOf(z.boolean()) }),
  disks: z.array(diskFacts).max(256),
  gpus: z.array(gpuFacts).max(256),
  /** What the GPU probe says when it found none or failed: a driver that does not match is not "no GPU". */
  gpuProbe: factOf(z.enum(['ok', 'no-gpu'])),
  power: z.object({ source: factOf(z.enum(['mains', 'battery'])), batteryPercent: factOf(z.number().min(0).max(100)), plan: factOf(text) }).optional(),
  /** Which sensors can be read: "coretemp", "nvme"; what they show is read during a run. */
  sensors: factOf(z.array(text).max(256)).optional(),
  network: z.object({ proxy: factOf(z.boolean()) }).optional(),
})

export type MachineFacts = z.infer<typeof machineFacts>
export type DiskFacts = z.infer<typeof diskFacts>
