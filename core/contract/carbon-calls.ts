import { z } from 'zod'
import { chartModel } from '../chart/model'
import { provenances } from '../result/provenance'
import { figure } from './views'

const text = z.string().max(4000)
const named = z.string().max(200).nullable().default(null)
const number = (low: number, high: number) => z.number().min(low).max(high).nullable().default(null)

/** What may differ, with its range; null: as it is. The Carbon page, the command line and the docs read these ranges. */
export const carbonRanges = {
  /** g CO2e a kWh: the dirtiest grid of the list is at 1300. */
  gramsPerKwh: { low: 0, high: 2000, unit: 'g/kWh' },
  pue: { low: 1, high: 5, unit: '' },
  hoursPerWeek: { low: 0, high: 168, unit: 'h/week' },
  idleHoursPerWeek: { low: 0, high: 168, unit: 'h/week' },
  utilisation: { low: 0, high: 100, unit: '%' },
  lifeYears: { low: 0.5, high: 20, unit: 'years' },
  watts: { low: 0, high: 100_000, unit: 'W' },
  idleWatts: { low: 0, high: 100_000, unit: 'W' },
  embodiedKg: { low: 0, high: 100_000, unit: 'kg' },
} as const
export type CarbonNumber = keyof typeof carbonRanges

const numberOf = (key: CarbonNumber) => number(carbonRanges[key].low, carbonRanges[key].high)

/** What somebody says of the machine: it holds before what is measured and published. */
export const carbonGiven = z.object({
  /** A country, a bidding zone or a cloud region, as a person writes it. */
  region: named,
  gramsPerKwh: numberOf('gramsPerKwh'),
  pue: numberOf('pue'),
  hoursPerWeek: numberOf('hoursPerWeek'),
  idleHoursPerWeek: numberOf('idleHoursPerWeek'),
  watts: numberOf('watts'),
  idleWatts: numberOf('idleWatts'),
  utilisation: numberOf('utilisation'),
  lifeYears: numberOf('lifeYears'),
  /** Making all of it; null: what is published of its parts. */
  embodiedKg: numberOf('embodiedKg'),
  /** A workstation of the list that the cards sit in. */
  workstation: named,
})
export type CarbonGiven = z.infer<typeof carbonGiven>

/** What would be different; null: as it is. */
export const carbonChanges = z.object({
  region: named,
  pue: numberOf('pue'),
  hoursPerWeek: numberOf('hoursPerWeek'),
  idleHoursPerWeek: numberOf('idleHoursPerWeek'),
  utilisation: numberOf('utilisation'),
  lifeYears: numberOf('lifeYears'),
  /** Another card, by its name. */
  gpu: named,
})
export type CarbonChanges = z.infer<typeof carbonChanges>

export const carbonRequest = z.object({
  run: z.string().max(128).nullable(),
  /** A card by its name in place of the run's machine. */
  gpu: named,
  given: carbonGiven.prefault({}),
  change: carbonChanges.prefault({}),
})
export type CarbonRequest = z.infer<typeof carbonRequest>

const kind = z.enum(provenances).nullable()

export const carbonView = z.object({
  answer: text,
  machine: text,
  /** Which work it answers for. */
  workload: text,
  doubts: z.array(z.object({ text, advice: text })).max(20),
  figures: z.array(figure).max(4),
  /** Where it comes from; null while nothing is known. */
  chart: chartModel.nullable(),
  parts: z.array(z.object({ id: text, title: text, perMonth: text, band: text, perYear: text, kind, from: text })).max(12),
  /** Each further count of the same grams: an hour, a unit of work, this run, the plan's horizon. */
  counts: z.array(z.object({ title: text, value: text, band: text, kind })).max(8),
  places: z.object({
    answer: text,
    chart: chartModel.nullable(),
    rows: z.array(z.object({ id: text, place: text, what: text, grid: text, kg: text, made: text, usd: text, marks: z.array(text).max(4), why: text, order: z.object({ kg: z.number().nullable(), usd: z.number().nullable() }) })).max(200),
  }),
  plan: z
    .object({
      answer: text,
      totals: z.array(z.object({ title: text, perMonth: text, horizon: text })).max(3),
      rows: z.array(z.object({ phase: text, where: text, kg: text, here: text, cloud: text, note: text })).max(12),
    })
    .nullable(),
  /** What would be different; null: nothing is asked. */
  whatIf: z.object({ answer: text, rows: z.array(z.object({ title: text, before: text, after: text, difference: text })).max(8) }).nullable(),
  inputs: z.array(z.object({ name: text, value: text, kind, from: text })).max(30),
  /** What holds where nobody said otherwise, for the boxes of a form; null: unknown. */
  taken: z.object({ region: text, gramsPerKwh: z.number().nullable(), pue: z.number(), hoursPerWeek: z.number(), idleHoursPerWeek: z.number(), watts: z.number().nullable(), lifeYears: z.number(), utilisation: z.number().nullable() }),
  notes: z.array(text).max(30),
})
export type CarbonView = z.infer<typeof carbonView>

export const carbonAnswer = carbonView.extend({ sample: z.boolean() })
export type CarbonAnswer = z.infer<typeof carbonAnswer>

/** The Carbon page. */
export const carbonCalls = {
  carbon: { input: carbonRequest, output: carbonAnswer },
  'carbon-choices': { input: z.null(), output: z.object({ regions: z.array(text).max(1000), gpus: z.array(text).max(2000), workstations: z.array(text).max(100) }) },
} as const
