import { z } from 'zod'
import { terms } from '../advice/assumptions'
import { chartModel } from '../chart/model'
import { comparisonFilter } from '../comparison/filter'
import { figure } from './views'

const text = z.string().max(4000)

export const comparisonRow = z.object({
  id: text,
  instance: text,
  region: text,
  gpu: text,
  speed: text,
  band: text,
  /** "1320 images/s" */
  throughput: text,
  price: text,
  /** For `pricedUnits`, with its band. */
  perUnits: text,
  perUnitsBand: text,
  perOwnHour: text,
  month: text,
  /** What was really counted: spot gives way to on demand where it costs more. */
  terms: text,
  priced: text,
  stale: z.boolean(),
  /** Nothing else is both cheaper by the hour and faster. */
  front: z.boolean(),
  /** Why it cannot do the work, or may not; empty: it can. */
  excluded: text,
  /** Why the speed is unknown, or what it hangs on. */
  because: text,
  basis: text,
  source: text,
})

export const comparisonAnswer = z.object({
  answer: text,
  machine: text,
  /** Which work every number is for. */
  workload: text,
  /** "million images" */
  pricedUnits: text,
  terms: z.enum(terms),
  sample: z.boolean(),
  figures: z.array(figure).max(4),
  chart: chartModel.nullable(),
  rows: z.array(comparisonRow).max(5000),
  notes: z.array(text).max(50),
})
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>

/** A number of the renting that somebody entered: storage, interruptions, what a contract costs. */
const entered = z.record(z.string().max(40), z.number().min(0).max(1e9))

/** What is asked of a comparison. */
export const comparisonRequest = z.object({
  run: z.string().max(128).nullable(),
  filter: comparisonFilter.prefault({}),
  terms: z.enum(terms).default('on-demand'),
  entered: entered.default({}),
})

/** Everything that a filter can be set to. */
export const comparisonChoices = z.object({
  providers: z.array(text).max(100),
  gpus: z.array(text).max(1000),
  regions: z.array(text).max(1000),
  /** Numbers that renting is priced by, with their defaults and why. */
  assumptions: z.array(z.object({ key: text, unit: text, means: text, why: text, value: z.number().nullable() })).max(100),
})

export const benchmarkRatiosView = z.object({
  title: text,
  chart: chartModel.nullable(),
  rows: z.array(z.object({ id: text, title: text, here: text, ratio: text, band: text, because: text })).max(200),
})

export const comparisonCalls = {
  comparison: { input: comparisonRequest, output: comparisonAnswer },
  'comparison-choices': { input: z.null(), output: comparisonChoices },
  /** Each benchmark of the run on one device of an instance. */
  'comparison-benchmarks': { input: z.object({ run: z.string().max(128).nullable(), instance: z.string().max(200) }), output: benchmarkRatiosView },
} as const
