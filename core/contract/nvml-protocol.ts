import { z } from 'zod'
import { nvidiaFields, type NvidiaField } from '../probe/nvidia-smi'

/**
 * What the process that asks NVIDIA's management library (NVML) tells its owner, once: the cards, or why there are none.
 * Cells are those of `nvidia-smi --query-gpu … nounits` (MiB, W, MHz, °C), so that both are read by the same rules.
 */
const cell = z.string().max(200).nullable()
const cells = z.object(Object.fromEntries(nvidiaFields.map((field) => [field, cell])) as Record<NvidiaField, typeof cell>)

export const nvmlTroubles = ['not-installed', 'driver-not-loaded', 'version-mismatch', 'no-devices', 'gpu-lost', 'no-permission', 'blocked-in-wsl', 'unreadable'] as const

const card = z.object({
  row: cells,
  /** Programs that compute on it, whoever's they are; null where the driver does not say. */
  programs: z.number().int().min(0).max(100_000).nullable(),
  slices: z.array(z.object({ name: z.string().max(120).nullable(), memoryTotalBytes: z.number().positive().max(1e15).nullable() })).max(64),
})
export type NvmlCard = z.infer<typeof card>

export const nvmlAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('cards'), cards: z.array(card).max(64), cudaVersion: z.string().max(20).nullable() }),
  z.object({ state: z.literal('trouble'), trouble: z.enum(nvmlTroubles), detail: z.string().max(300) }),
])
export type NvmlAnswer = z.infer<typeof nvmlAnswer>
