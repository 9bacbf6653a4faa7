import { priceFields, priceWords, type CloudRow, type GpuRow } from './schema'

/** The published spot price of one zone on one day, above on demand: kept as it was read. */
const spotAboveKept = new Set(['aws:p4de.24xlarge:ap-southeast-1'])

/** What is wrong with one instance, whoever wrote it down: the shipped catalog, or a price file from outside. */
export function checkCloudRow(row: CloudRow, gpus: ReadonlyMap<string, GpuRow>): string[] {
  const complaints: string[] = []
  if (row.id !== `${row.provider}:${row.instanceType}:${row.region}`) complaints.push('the id is not provider:type:region')
  const prices = priceFields.map((field) => row[field] ?? null)
  if (prices.every((price) => price === null)) complaints.push('no price at all')
  for (const field of priceFields) {
    // Spot, reserved and committed are what one pays for giving something up.
    const price = row[field] ?? null
    if (price !== null && row.onDemandUsdPerHour !== null && price > row.onDemandUsdPerHour && !spotAboveKept.has(row.id)) complaints.push(`${priceWords[field]} $${price} is above on demand $${row.onDemandUsdPerHour}`)
  }
  if (row.gpuId === null) {
    if (row.gpuCount) complaints.push('counts GPUs but names none')
    return complaints
  }
  const gpu = gpus.get(row.gpuId)
  if (!gpu) complaints.push(`there is no GPU '${row.gpuId}'`)
  else if (row.gpuMemoryGiB !== null && row.gpuCount !== null && row.gpuCount >= 1 && Math.abs(row.gpuMemoryGiB / gpu.memoryGiB - 1) > 0.15 && !gpu.memoryOptionsGiB) {
    complaints.push(`says ${row.gpuMemoryGiB} GiB, ${gpu.id} has ${gpu.memoryGiB}`)
  }
  return complaints
}

export function checkCloud(rows: readonly CloudRow[], gpus: readonly GpuRow[]): string[] {
  const known = new Map(gpus.map((gpu) => [gpu.id, gpu]))
  return rows.flatMap((row) => checkCloudRow(row, known).map((text) => `${row.id}: ${text}`))
}

/** USD an hour of one GPU on demand, by its memory: from the cheapest market place to the dearest cloud, with its share of a large host. */
const pricesByMemory: readonly { readonly upToGiB: number; readonly low: number; readonly high: number }[] = [
  { upToGiB: 16, low: 0.05, high: 5 },
  { upToGiB: 24, low: 0.1, high: 5 },
  { upToGiB: 48, low: 0.2, high: 9 },
  { upToGiB: 100, low: 0.4, high: 18 },
  { upToGiB: Infinity, low: 1, high: 22 },
]
/** Spot sells at a tenth of on demand where nobody wants it. */
const leastSpotShare = 0.1

/** Prices far outside what such a GPU costs anywhere: a wrong unit, a month for an hour, a decimal point. For the shipped rows; a contract may be anything. */
export function checkPrices(rows: readonly CloudRow[], gpus: readonly GpuRow[]): string[] {
  const known = new Map(gpus.map((gpu) => [gpu.id, gpu]))
  return rows.flatMap((row) => {
    const gpu = row.gpuId === null ? undefined : known.get(row.gpuId)
    if (!gpu || !row.gpuCount) return []
    const { low, high } = pricesByMemory.find(({ upToGiB }) => gpu.memoryGiB <= upToGiB)!
    const each = (usd: number | null, least: number, what: string) => {
      if (usd === null) return []
      const per = usd / row.gpuCount!
      return per < least || per > high ? [`${row.id}: $${per.toFixed(3)} ${what} for an hour of one ${gpu.id}: such GPUs cost $${least} to $${high}`] : []
    }
    return [...each(row.onDemandUsdPerHour, low, 'on demand'), ...each(row.spotUsdPerHour, low * leastSpotShare, 'spot')]
  })
}
