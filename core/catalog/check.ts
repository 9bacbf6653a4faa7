import { priceFields, priceWords, type CloudRow, type GpuRow } from './schema'

/**
 * What a schema cannot say of the catalog: references, uniqueness, and figures that contradict each other. Returns
 * complaints as "id: what"; an empty list is a sound catalog.
 */
export function checkUniqueIds(rows: readonly { id: string }[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }) => (seen.has(id) ? [`${id}: the id is used twice`] : (seen.add(id), [])))
}

/** The published spot price of one zone on one day, above on demand: kept as it was read. */
const spotAboveKept = new Set(['aws:p4de.24xlarge:ap-southeast-1'])

/** Vendor figures that are kept although cores x clock says otherwise; the rows' notes say why. */
const vendorFigureKept = new Set(['rtx-pro-6000-blackwell-server', 'p4'])

export function checkGpus(gpus: readonly GpuRow[]): string[] {
  const owner = new Map<string, string>()
  return gpus.flatMap((gpu) => {
    const complaints: string[] = []
    const say = (text: string) => complaints.push(`${gpu.id}: ${text}`)
    for (const alias of gpu.aliases.map((each) => each.toLowerCase())) {
      const other = owner.get(alias)
      if (other !== undefined && other !== gpu.id) say(`alias '${alias}' also belongs to ${other}`)
      owner.set(alias, gpu.id)
    }
    if (gpu.vendor === 'NVIDIA' && gpu.computeCapability === null) say('no compute capability')
    if (gpu.streetPriceUsd !== null && gpu.streetPriceAsOf === null) say('a street price without a date')
    // The sparse trap: a dense fp8 rate is at most twice the fp16 one.
    if (gpu.fp8Tflops && gpu.fp16TensorTflops && gpu.fp8Tflops / gpu.fp16TensorTflops > 2.1) say('fp8 is more than twice fp16: a sparse figure?')
    if (gpu.tf32Tflops && gpu.fp16TensorTflops && gpu.tf32Tflops / gpu.fp16TensorTflops > 1.05) say('tf32 is above fp16: a sparse figure?')
    if (gpu.vendor === 'NVIDIA' && gpu.fp16TensorTflops && gpu.bf16TensorTflops && Math.abs(gpu.fp16TensorTflops / gpu.bf16TensorTflops - 1) > 0.02) say('fp16 and bf16 rates differ')
    if (gpu.vendor !== 'Apple' && gpu.cores && gpu.boostClockMHz && gpu.fp32Tflops && !vendorFigureKept.has(gpu.id)) {
      const once = (gpu.cores * gpu.boostClockMHz * 2) / 1e6
      // Dual issue (RDNA 3 and 4) and packed fp32 (CDNA 2 and 3) count twice.
      const off = Math.min(...[1, 2].map((times) => Math.abs(gpu.fp32Tflops! / (once * times) - 1)))
      if (off > 0.1) say(`fp32 ${gpu.fp32Tflops} does not follow from cores x clock x 2 = ${once.toFixed(1)}`)
    }
    return complaints
  })
}

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
