import { z } from 'zod'
import { type InstanceComparison } from './cloud'

/** Which instances somebody wants to see. Everything is left out at first. */
export const comparisonFilter = z.object({
  /** Empty: any. */
  providers: z.array(z.string().max(60)).max(50).default([]),
  /** Part of the GPU's name, or empty. */
  gpu: z.string().max(200).default(''),
  region: z.string().max(80).default(''),
  maxUsdPerHour: z.number().positive().max(1e5).nullable().default(null),
  /** Of one GPU. */
  minMemoryGiB: z.number().min(0).max(10_000).nullable().default(null),
  maxGpus: z.number().int().min(1).max(1024).nullable().default(null),
  /** At least as fast as this machine. */
  asFast: z.boolean().default(false),
})
export type ComparisonFilter = z.infer<typeof comparisonFilter>
export const noFilter: ComparisonFilter = comparisonFilter.parse({})

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]/g, '')

/** Whether an instance is among those. What is not known (a price, a speed) does not pass a filter that asks for it. */
export function passes(each: InstanceComparison, filter: ComparisonFilter): boolean {
  const { row, gpu, speed, usdPerHour } = each
  return (
    (filter.providers.length === 0 || filter.providers.includes(row.provider)) &&
    (filter.gpu === '' || plain(gpu?.name ?? '').includes(plain(filter.gpu))) &&
    (filter.region === '' || row.region.toLowerCase().includes(filter.region.toLowerCase())) &&
    (filter.maxUsdPerHour === null || (usdPerHour !== null && usdPerHour <= filter.maxUsdPerHour)) &&
    (filter.minMemoryGiB === null || (row.gpuMemoryGiB ?? 0) >= filter.minMemoryGiB) &&
    (filter.maxGpus === null || (row.gpuCount ?? 0) <= filter.maxGpus) &&
    (!filter.asFast || (speed.ok && speed.ratio >= 1))
  )
}
