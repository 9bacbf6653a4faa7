import { z } from 'zod'
import { methods, offloads } from './plan'

const name = z.string().min(1).max(200)
const count = (most: number) => z.number().int().min(1).max(most)

/** A model by its dimensions; with the number of parameters alone, the rest is as in a usual model. */
export const dimensionFields = z.object({
  /** Thousand millions. */
  paramsB: z.number().min(0.001).max(100_000).optional(),
  layers: count(10_000).optional(),
  hiddenSize: count(1_000_000).optional(),
  heads: count(100_000).optional(),
  kvHeads: count(100_000).optional(),
  headDim: count(100_000).optional(),
  ffnSize: count(10_000_000).optional(),
  vocab: count(100_000_000).optional(),
  slidingWindow: count(100_000_000).optional(),
  kvLoraRank: count(100_000).optional(),
  experts: count(100_000).optional(),
  expertsPerToken: count(100_000).optional(),
  moeFfnSize: count(10_000_000).optional(),
  tiedEmbeddings: z.boolean().optional(),
})
export type DimensionFields = z.infer<typeof dimensionFields>

/** How it is run or trained. What is not said is what people usually run (`planOf` states it). */
export const planFields = z.object({
  method: z.enum(methods),
  precision: name.optional(),
  quantization: name.optional(),
  sequenceLength: count(100_000_000).optional(),
  batch: count(1_000_000).default(1),
  optimizer: name.default('adamw'),
  loraRank: count(100_000).default(16),
  loraTargets: z.enum(['attention', 'all-linear']).default('all-linear'),
  gradientCheckpointing: z.boolean().optional(),
  flashAttention: z.boolean().optional(),
  gpuCount: count(4096).default(1),
  zeroStage: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).default(0),
  contextTokens: count(100_000_000).optional(),
  fileGiB: z.number().positive().max(100_000).optional(),
  engine: name.optional(),
  /** Beyond the questions of DESIGN 4; each may be left out. */
  kvCacheType: name.optional(),
  tensorParallel: count(4096).optional(),
  pipelineParallel: count(4096).optional(),
  cpuOffload: z.enum(offloads).default('none'),
})
export type PlanFields = z.infer<typeof planFields>
