import { z } from 'zod'

/**
 * What the sampler read at one moment. Counters are cumulative, as the system gives them; each part is a value or the
 * reason it is not there. Parts that are dear to read are `not-asked` except where a stretch begins and ends.
 */
const amount = z.number().nonnegative().max(1e18)
const name = z.string().max(120)
const share = z.number().min(0).max(1)
const because = z.enum(['not-installed', 'no-permission', 'unreadable', 'not-reported', 'not-applicable', 'timed-out', 'not-asked'])

const part = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('known', [z.object({ known: z.literal(true), value }), z.object({ known: z.literal(false), because, detail: z.string().max(200).optional() })])

export const gpuReading = z.object({
  index: z.number().int().nonnegative().max(1024),
  /** NVML's clocks event reasons, a bit mask. */
  reasons: amount.nullable(),
  smHz: amount.nullable(),
  watts: amount.nullable(),
  celsius: z.number().nullable(),
  utilization: share.nullable(),
  usedBytes: amount.nullable(),
  /** The board's own counter of energy since its driver was loaded, where it has one. */
  joules: amount.nullable().optional(),
})
export type GpuReading = z.infer<typeof gpuReading>

export const diskReading = z.object({ name, readBytes: amount, writtenBytes: amount, busySeconds: amount })
export type DiskReading = z.infer<typeof diskReading>

/** A counter of energy, with where it starts again from 0. */
export const energyReading = z.object({ name, joules: amount, rangeJoules: amount.nullable() })

export const reading = z.object({
  /** Monotonic, wall and (Linux) since-boot clock; the last goes on while the machine sleeps. */
  clock: z.object({ monotonicSeconds: amount, wallSeconds: amount, bootSeconds: amount.nullable() }),
  /** All processors together, in the kernel's ticks. Interrupts are in the total only: they serve whoever asked. */
  cpu: part(z.object({ busyTicks: amount, stealTicks: amount, totalTicks: amount })),
  /** Our own processes and the kernel's threads, and the bytes that ours read from disks. */
  ours: part(z.object({ ticks: amount, readBytes: amount.nullable() })),
  /** Involuntary context switches of the worker, all its threads. */
  switches: part(amount),
  /** Major page faults of the worker, and pages swapped in for anybody. */
  faults: part(amount),
  swap: part(amount),
  /** Seconds in which some program waited for a processor (PSI). */
  pressure: part(amount),
  /** Clock of the processors that were busy: Hz, or percent of nominal on Windows. Only its ratio is used. */
  cpuClock: part(amount),
  /** How often the processor was slowed for its temperature. */
  thermal: part(amount),
  temperature: part(z.number().min(-50).max(200)),
  disks: part(z.array(diskReading).max(256)),
  /** Free share of the data folder's disk. */
  space: part(share),
  onBattery: part(z.boolean()),
  energy: part(z.array(energyReading).max(64)),
  gpus: part(z.array(gpuReading).max(64)),
})
export type Reading = z.infer<typeof reading>
export type PartName = Exclude<keyof Reading, 'clock'>
export type PartValue<P extends PartName> = Extract<Reading[P], { known: true }>['value']
