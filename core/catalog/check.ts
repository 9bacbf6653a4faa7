import { type GpuRow } from './schema'

/**
 * What a schema cannot say of the catalog: references, uniqueness, and figures that contradict each other. Returns
 * complaints as "id: what"; an empty list is a sound catalog.
 */
export function checkUniqueIds(rows: readonly { id: string }[]): string[] {
  const seen = new Set<string>()
  return rows.flatMap(({ id }) => (seen.has(id) ? [`${id}: the id is used twice`] : (seen.add(id), [])))
}

/** Vendor figures that are kept although cores x clock says otherwise; the rows' notes say why. */
const vendorFigureKept = new Set(['rtx-pro-6000-blackwell-server', 'p4'])

/** GB/s that cards with this memory have had, from the narrowest bus to the widest. The catalog has no bus width of its own. */
const bandwidthOf: Readonly<Record<string, readonly [number, number]>> = {
  GDDR5: [50, 450], GDDR5X: [200, 600], GDDR6: [50, 1000], GDDR6X: [400, 1200], GDDR7: [200, 2000], HBM2: [300, 1700], HBM2e: [1000, 3500], HBM3: [2000, 5500], HBM3e: [3000, 9000],
  DDR4: [20, 60], DDR5: [40, 110], LPDDR4X: [30, 100], LPDDR5: [50, 900], LPDDR5X: [80, 1300],
} // prettier-ignore
/** Before these there were no tensor cores (Volta, Turing) and no fp8 (Ada), by compute capability. */
const first = { tensor: 7, fp8: 8.9 }

export function checkGpus(gpus: readonly GpuRow[]): string[] {
  const owner = new Map<string, string>()
  return gpus.flatMap((gpu) => {
    const complaints: string[] = []
    const say = (text: string) => complaints.push(`${gpu.id}: ${text}`)
    for (const alias of [gpu.name, gpu.id, ...gpu.aliases].map((each) => each.toLowerCase())) {
      const other = owner.get(alias)
      if (other !== undefined && other !== gpu.id) say(`alias '${alias}' also belongs to ${other}`)
      owner.set(alias, gpu.id)
    }
    if (gpu.vendor === 'NVIDIA' && gpu.computeCapability === null) say('no compute capability')
    const capability = gpu.computeCapability === null ? null : Number(gpu.computeCapability)
    if (capability !== null && capability < first.tensor && (gpu.fp16TensorTflops ?? gpu.tf32Tflops) !== null) say('tensor rates on a card without tensor cores')
    if (capability !== null && capability < first.fp8 && gpu.fp8Tflops !== null) say('an fp8 rate on a card without fp8')
    if (gpu.fp16TensorTflops !== null && gpu.fp32Tflops !== null && gpu.fp16TensorTflops < gpu.fp32Tflops) say('fp16 on tensor cores is slower than fp32')
    const bandwidth = bandwidthOf[gpu.memoryType]
    if (!bandwidth) say(`memory of an unknown kind, ${gpu.memoryType}`)
    else if (gpu.memoryBandwidthGBs !== null && (gpu.memoryBandwidthGBs < bandwidth[0] || gpu.memoryBandwidthGBs > bandwidth[1])) say(`${gpu.memoryBandwidthGBs} GB/s is not of ${gpu.memoryType}`)
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
