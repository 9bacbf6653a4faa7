import { z } from 'zod'
import { terms } from '../advice/assumptions'
import { chartModel } from '../chart/model'
import { comparisonFilter } from '../comparison/filter'
import { provenances } from '../result/provenance'
import { figure } from './views'

const text = z.string().max(4000)
const order = z.number().nullable()

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
  /** Some of its prices are the user's own. */
  own: z.boolean(),
  stale: z.boolean(),
  /** Nothing else is both cheaper by the hour and faster. */
  front: z.boolean(),
  /** Why it cannot do the work, or may not; empty: it can. */
  excluded: text,
  /** Why the speed is unknown, or what it hangs on. */
  because: text,
  basis: text,
  source: text,
  /** What a table is sorted by; null: unknown, and last. */
  order: z.object({ speed: order, price: order, perUnits: order, month: order }),
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
  /** Benchmarks that must be measured before anything can be compared; empty: all is there. */
  lacks: z.array(text).max(20),
  /** Instances of the catalog, of which `rows` passed the filter. */
  total: z.number().int(),
  /** Why there is no price at all on these terms, and what to enter; empty: there are some. */
  unpriced: text,
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
  rent: z.array(z.object({ key: text, label: text, terms: z.enum(terms).nullable(), unit: text, min: z.number(), max: z.number(), means: text, why: text, value: z.number().nullable() })).max(100),
})

/** How one instance's numbers came about. */
export const instanceWhy = z.object({
  title: text,
  region: text,
  excluded: text,
  formulas: z.array(text).max(20),
  inputs: z.array(z.object({ name: text, value: text, kind: z.enum(provenances).nullable(), from: text })).max(50),
})
export type InstanceWhy = z.infer<typeof instanceWhy>

export const benchmarkRatiosView = z.object({
  title: text,
  chart: chartModel.nullable(),
  rows: z.array(z.object({ id: text, title: text, here: text, ratio: text, band: text, because: text })).max(200),
})

export const comparisonCalls = {
  comparison: { input: comparisonRequest, output: comparisonAnswer },
  'comparison-choices': { input: z.null(), output: comparisonChoices },
  'comparison-why': { input: z.object({ run: z.string().max(128).nullable(), instance: z.string().max(200), terms: z.enum(terms), entered }), output: instanceWhy },
  /** Each benchmark of the run on one device of an instance. */
  'comparison-benchmarks': { input: z.object({ run: z.string().max(128).nullable(), instance: z.string().max(200) }), output: benchmarkRatiosView },
} as const
