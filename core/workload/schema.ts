import { z } from 'zod'
import { wishes } from '../advice/phase-schema'

export const workloadSchemaVersion = { name: 'groundspeed.workload', major: 1, minor: 0 } as const

const count = (high: number) => z.number().int().min(1).max(high)
const name = z.string().min(1).max(200)

/** A network by its name in the program's list (docs/networks.md), trained or run. */
const network = z.object({
  kind: z.literal('network'),
  network: name.describe('resnet50, bert-large, unet, … as `ask training-ratio` takes them'),
  method: z.enum(['train', 'inference']).default('train'),
  precision: z.enum(['fp32', 'fp16']).default('fp16').describe("fp32: the framework's default, TF32 where the card has it; fp16: mixed precision"),
})

/** An open model made fit for one's own purpose. */
const fineTune = z.object({
  kind: z.literal('fine-tune'),
  model: name.describe('a model of the catalog, as a person would write it'),
  method: z.enum(['full', 'lora', 'qlora']).default('qlora'),
  batch: count(65_536).default(1),
  sequenceLength: count(10_000_000).default(2048).describe('tokens'),
  loraRank: count(4096).default(16),
})

/** An open model that answers. */
const serve = z.object({
  kind: z.literal('serve'),
  model: name,
  quantization: z.string().min(1).max(40).default('Q4_K_M'),
  contextTokens: count(100_000_000).default(4096),
})

/** Counted work of one sample, for a network that nobody listed. */
const counted = z.object({
  kind: z.literal('counted'),
  title: name.default('own work'),
  unit: z.string().min(1).max(30).default('samples'),
  flops: z.number().positive().max(1e21).describe('FLOP for one sample, forward and backward'),
  bytes: z.number().positive().max(1e18).describe('bytes that one sample moves'),
  launches: z.number().min(0).max(1e7).default(0).describe('kernels started for one sample: those of a step over its batch'),
  precision: z.enum(['fp32', 'fp16']).default('fp16'),
})

export const workSchema = z.discriminatedUnion('kind', [network, fineTune, serve, counted])
export type Work = z.infer<typeof workSchema>

/** What the user runs, described once and used by every page and command (DESIGN 2). */
export const workloadFile = z.object({
  schema: z.object({ name: z.literal(workloadSchemaVersion.name), major: z.literal(1), minor: z.number().int().min(0) }),
  name: z.string().min(1).max(80),
  description: z.string().max(2000).default(''),
  work: workSchema,
  /** How much of it there is. Hours are of the machine in question; units are the work's own (images, tokens, …). */
  amount: z
    .discriminatedUnion('per', [
      z.object({ per: z.literal('hours'), perWeek: z.number().min(0).max(168) }),
      z.object({ per: z.literal('units'), perWeek: z.number().min(0).max(1e18) }),
      z.object({ per: z.literal('epochs'), perWeek: z.number().min(0).max(1e6), unitsPerEpoch: z.number().positive().max(1e18) }),
    ])
    .default({ per: 'hours', perWeek: 20 }),
  ownUnitsPerSecond: z.number().positive().max(1e15).nullable().default(null).describe('what this machine was seen to do, in units a second; null: not known'),
  dataGB: z.number().min(0).max(1e9).nullable().default(null).describe('data that it reads; null: not said'),
  needsMemoryGiB: z.number().min(0).max(100_000).nullable().default(null).describe('memory that one GPU must have; null: worked out, where it can be'),
  deadlineHours: z.number().positive().max(10_000).nullable().default(null).describe("a week's work must be done within so many hours; null: none"),
  wishes: wishes.default({ dataMayLeave: true, offline: false, regions: [], spot: 'where-it-tolerates' }),
})
export type Workload = z.infer<typeof workloadFile>
export type WorkloadInput = z.input<typeof workloadFile>

/** A workload from what somebody said of it; defaults fill the rest. @throws ZodError */
export const workloadOf = (said: Omit<WorkloadInput, 'schema'>): Workload => workloadFile.parse({ schema: workloadSchemaVersion, ...said })
