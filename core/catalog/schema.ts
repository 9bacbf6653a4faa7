import { z } from 'zod'

/**
 * What a row of each catalog list is. null means "not found" and is never zero. Every row has an id and a source;
 * prices have the date they were read.
 */
const id = z.string().min(1).max(120)
const source = z.string().min(3).max(2000)
const words = z.string().max(2000).nullable()
export const catalogDate = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4])?$/, 'not a date (YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn)')
const range = (low: number, high: number) => z.number().min(low).max(high).nullable()
const rate = range(0.01, 20_000)

/** GB/s decimal, GiB binary, TFLOPS dense with fp32 accumulation. */
export const gpuRow = z.object({
  id,
  vendor: z.enum(['NVIDIA', 'AMD', 'Intel', 'Apple']),
  name: z.string().min(1).max(200),
  aliases: z.array(z.string().min(1).max(200)),
  /** Names that several variants share: memory decides. */
  ambiguousAliases: z.array(z.string().min(1).max(200)),
  architecture: z.string().min(1),
  formFactor: z.string().nullable(),
  computeCapability: z.string().regex(/^\d+\.\d+$/).nullable(),
  cores: range(1, 100_000),
  smCount: range(1, 10_000),
  boostClockMHz: range(100, 6000),
  memoryGiB: z.number().min(1).max(1024),
  memoryOptionsGiB: z.array(z.number().positive()).nullable(),
  unifiedMemory: z.boolean(),
  memoryType: z.string().min(1),
  memoryBandwidthGBs: range(10, 20_000),
  fp32Tflops: rate,
  tf32Tflops: rate,
  fp16TensorTflops: rate,
  bf16TensorTflops: rate,
  fp8Tflops: rate,
  fp16VectorTflops: rate,
  tdpWatts: range(5, 3000),
  launchDate: catalogDate.nullable(),
  streetPriceUsd: range(30, 100_000),
  streetPriceAsOf: catalogDate.nullable(),
  /** At its launch; of a whole computer for Apple's chips. Own rows have none. */
  launchPriceUsd: range(20, 200_000).optional(),
  note: words,
  source,
})
export type GpuRow = z.infer<typeof gpuRow>

export const cloudRow = z.object({
  id,
  provider: z.string().min(1).max(60),
  instanceType: z.string().min(1).max(120),
  /** A row of the GPU list; null: CPU only. */
  gpuId: z.string().nullable(),
  gpuCount: z.number().min(0).max(128).nullable(),
  gpuMemoryGiB: range(1, 1024),
  vcpus: range(0.1, 2000),
  ramGiB: range(0.1, 40_000),
  localSsdGB: range(0, 1_000_000),
  onDemandUsdPerHour: range(0.001, 1000),
  spotUsdPerHour: range(0.0005, 1000),
  /** An hour under a contract of one or three years, all upfront payments spread; absent or null: unknown, asked for, never invented. */
  reserved1yUsdPerHour: range(0.0005, 1000).optional(),
  reserved3yUsdPerHour: range(0.0005, 1000).optional(),
  /** An hour under a spending commitment (savings plan, committed use) whatever its length. */
  committedUsdPerHour: range(0.0005, 1000).optional(),
  region: z.string().min(1).max(80),
  /** Of the on-demand price, where there is one. */
  asOf: catalogDate,
  note: words,
  source,
  /** At least one of its figures is the user's own; never in the shipped catalog. */
  entered: z.literal(true).optional(),
})
export type CloudRow = z.infer<typeof cloudRow>

/** The prices of an instance, in the order in which a reader meets them. */
export const priceFields = ['onDemandUsdPerHour', 'spotUsdPerHour', 'reserved1yUsdPerHour', 'reserved3yUsdPerHour', 'committedUsdPerHour'] as const
export type PriceField = (typeof priceFields)[number]
export const priceWords: Readonly<Record<PriceField, string>> = { onDemandUsdPerHour: 'on demand', spotUsdPerHour: 'spot', reserved1yUsdPerHour: 'reserved 1 year', reserved3yUsdPerHour: 'reserved 3 years', committedUsdPerHour: 'committed' }

const whole = (low: number, high: number) => z.number().int().min(low).max(high).nullable()

/** An open model with its dimensions; null: not published or not found. Parameters in 1e9, lengths in tokens. */
export const modelRow = z.object({
  id,
  name: z.string().min(1).max(120),
  family: z.string().min(1),
  class: z.enum(['cnn', 'encoder', 'llm', 'moe-llm', 'diffusion', 'speech', 'vlm']),
  totalParamsB: range(0.0001, 20_000),
  /** Parameters that one token passes through, in a mixture of experts. */
  activeParamsB: range(0.0001, 20_000),
  layers: whole(1, 1000),
  hiddenSize: whole(1, 100_000),
  heads: whole(1, 1000),
  /** Fewer than `heads`: grouped-query attention; 1: multi-query. */
  kvHeads: whole(1, 1000),
  headDim: whole(1, 4096),
  ffnSize: whole(1, 1_000_000),
  vocab: whole(1, 10_000_000),
  contextLength: whole(1, 100_000_000),
  experts: whole(1, 10_000),
  expertsPerToken: whole(1, 1000),
  moeFfnSize: whole(1, 1_000_000),
  slidingWindow: whole(1, 100_000_000),
  /** Rank of the compressed keys and values of multi-head latent attention. */
  kvLoraRank: whole(1, 100_000),
  tiedEmbeddings: z.boolean().nullable(),
  gflopsPerInference: range(0.001, 1_000_000),
  inputSize: whole(1, 10_000),
  dtype: z.string().nullable(),
  year: z.number().int().min(2010).max(2100),
  note: words,
  source,
})
export type ModelRow = z.infer<typeof modelRow>

const sourced = z.looseObject({ id, source })

/** Lists whose readers come with later parts of the program: id, source and date are held to all the same. */
export const cpuRow = sourced.extend({ name: z.string(), aliases: z.array(z.string()), cores: range(1, 512), boostGHz: range(0.5, 7), peakMemoryGBs: range(1, 2000) })
export type CpuRow = z.infer<typeof cpuRow>
/** A price has its day; a speed class has none. */
export const componentRow = sourced.extend({ kind: z.enum(['ram-kit', 'ram-module', 'nvme-ssd', 'ssd-speed', 'psu']), asOf: catalogDate.nullable() }).refine((row) => row.kind === 'ssd-speed' || row.asOf !== null, 'a price without a date')
export type ComponentRow = z.infer<typeof componentRow>

/** What a maker's own board asks of a case: other boards of the card differ. null: not found, never zero. */
export const cardBodyRow = z.object({
  id,
  gpuId: z.string(),
  /** "Founders Edition", "reference". */
  of: z.string().min(3).max(40),
  /** The whole power supply that the maker recommends, W. */
  psuWatts: range(200, 3000),
  /** Power connectors on the card: PCIe of eight pins, 12V-2x6 (12VHPWR) of sixteen. */
  eightPins: range(0, 6),
  sixteenPins: range(0, 4),
  slots: range(1, 6),
  lengthMm: range(100, 500),
  source,
})
export type CardBodyRow = z.infer<typeof cardBodyRow>

const place = z.string().min(2).max(120)
const gramsPerKwh = z.number().min(0).max(2000)
const year = (from: number) => z.number().int().min(from).max(2100)

/** Yearly averages, taxes as `note` says. USD a kWh. */
export const electricityRow = z.object({
  id,
  kind: z.enum(['country', 'us-state']),
  iso2: z.string().length(2).nullable(),
  iso3: z.string().length(3),
  name: place,
  householdUsdPerKwh: range(0.001, 2),
  businessUsdPerKwh: range(0.001, 2),
  year: year(2015).nullable(),
  businessYear: year(2015).nullable(),
  note: words,
  source,
})
export type ElectricityRow = z.infer<typeof electricityRow>

/** Yearly average of a grid. Lifecycle counts building the plants too, operational does not: not to be set side by side. */
export const gridZoneRow = z.object({
  id,
  kind: z.enum(['country', 'bidding-zone']),
  name: place,
  gCO2ePerKwh: gramsPerKwh,
  year: year(2000),
  scope: z.enum(['lifecycle', 'operational']),
  source,
})
export type GridZoneRow = z.infer<typeof gridZoneRow>

/** The grid that a cloud region hangs on. `country` is where it stands, a US state for some. */
export const cloudRegionRow = z.object({
  id,
  provider: place,
  region: place,
  country: place,
  gCO2ePerKwh: gramsPerKwh,
  year: year(2000).nullable(),
  asOf: catalogDate.nullable(),
  note: words,
  source,
})
export type CloudRegionRow = z.infer<typeof cloudRegionRow>

/** Facility power over IT power; null: the provider publishes none. */
export const pueRow = z.object({ id, provider: place, pue: range(1, 5), year: year(2000).nullable(), note: words, source })
export type PueRow = z.infer<typeof pueRow>

/** What making a part, a server or a workstation emitted, in kg; `scope` says how far it counts, `errorShare` how far it may be off where its publication says so. */
export const embodiedRow = z.object({ id, kind: z.enum(['gpu', 'server', 'workstation']), gpuId: z.string().nullable(), name: z.string().max(120).optional(), kgCO2e: z.number().positive().max(1e6), errorShare: z.number().min(0).max(1).optional(), scope: words, year: year(2000), source })
export type EmbodiedRow = z.infer<typeof embodiedRow>

/** grid-carbon.json as a whole. */
export const gridCarbon = z.object({
  zones: z.array(gridZoneRow),
  cloudRegions: z.array(cloudRegionRow),
  pue: z.array(pueRow),
  embodied: z.array(embodiedRow),
  worldAverage: z.object({ gCO2ePerKwh: gramsPerKwh, year: year(2000), source }),
})
export type GridCarbon = z.infer<typeof gridCarbon>
