import { z } from 'zod'
import { assumptionKeys, terms, type AssumptionKey } from '../advice/assumptions'
import { phase, wishes } from '../advice/phase-schema'
import { scenarioFile } from '../advice/scenario'
import { chartModel } from '../chart/model'
import { provenances } from '../result/provenance'
import { workloadFile } from '../workload/schema'
import { figure } from './views'

const text = z.string().max(4000)
const key = z.enum(assumptionKeys as [AssumptionKey, ...AssumptionKey[]])

/** What an advice was begun from: a run of this machine, a GPU's name, a preset, a file. */
const known = [
  z.object({ kind: z.literal('run'), run: z.string().max(128) }),
  z.object({ kind: z.literal('gpu'), name: z.string().max(200) }),
  z.object({ kind: z.literal('preset'), name: z.string().max(64) }),
] as const
export const adviceOrigin = z.discriminatedUnion('kind', [...known, z.object({ kind: z.literal('file'), name: z.string().max(255) })])
export type AdviceOrigin = z.infer<typeof adviceOrigin>

/** Far larger than any real scenario. */
export const largestScenarioText = 1024 * 1024
/** A scenario's text as it came from a file. */
export const scenarioText = z.string().max(largestScenarioText)
export const adviceSource = z.discriminatedUnion('kind', [...known, z.object({ kind: z.literal('text'), name: z.string().max(255), text: scenarioText })])
export type AdviceSource = z.infer<typeof adviceSource>

/** An advice being worked on: the scenario as it was begun, and as it is now; what differs was changed by a person. Speeds are told for the workload. */
export const adviceSession = z.object({ origin: adviceOrigin, start: scenarioFile, scenario: scenarioFile, workload: z.object({ said: workloadFile, chosen: z.boolean() }) })
export type AdviceSession = z.infer<typeof adviceSession>

export const choiceNames = ['gpu', 'memoryGiB', 'region', 'instance', 'terms'] as const
const choice = z.enum(choiceNames)
export type ChoiceName = z.infer<typeof choice>

/** One edit. Numbers come as they were typed, in the unit that the form shows. */
export const adviceChange = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('set'), key, typed: z.string().max(64) }),
  z.object({ kind: z.literal('reset'), key }),
  z.object({ kind: z.literal('choose'), what: choice, value: z.string().max(200) }),
  z.object({ kind: z.literal('unchoose'), what: choice }),
  z.object({ kind: z.literal('phases'), phases: z.array(phase).max(12) }),
  z.object({ kind: z.literal('wishes'), wishes }),
  z.object({ kind: z.literal('reset-all') }),
])
export type AdviceChange = z.infer<typeof adviceChange>

export const assumptionRow = z.object({
  key,
  title: text,
  means: text,
  unit: text,
  /** As a form shows it; empty where it is unknown. */
  value: text,
  min: z.number(),
  max: z.number(),
  whole: z.boolean(),
  kind: z.enum([...provenances, 'default', 'stated', 'unknown']),
  source: text,
  asOf: text.nullable(),
  /** A person changed it; `standard` is what it was. */
  changed: z.boolean(),
  standard: text,
  /** The answer waits for it. */
  needed: z.boolean(),
  doubt: text.nullable(),
})
export type AssumptionRow = z.infer<typeof assumptionRow>

export const choiceRow = z.object({ what: choice, title: text, value: text, changed: z.boolean(), standard: text, hint: text, options: z.array(z.object({ value: text, label: text })).max(10) })
export type ChoiceRow = z.infer<typeof choiceRow>

export const planView = z.object({
  answer: text,
  note: text,
  /** Mixed, all here, all in the cloud. */
  totals: z.array(z.object({ title: text, value: text, meaning: text, best: z.boolean() })).max(5),
  rows: z.array(z.object({ phase: text, hours: text, place: z.enum(['here', 'cloud', 'nowhere']), where: text, terms: text, perMonth: text, here: text, cloud: text, steps: z.array(text).max(20) })).max(12),
})
export type PlanView = z.infer<typeof planView>

export const yearView = z.object({ year: text, purchase: text, electricity: text, upkeep: text, admin: text, credit: text, resale: text, own: text, cloud: text, ownSoFar: text, cloudSoFar: text, depreciation: text, book: text })
export type YearView = z.infer<typeof yearView>

/** Everything that the Advise page and the report say of a scenario. */
export const adviceView = z.object({
  name: text,
  description: text,
  /** "From the run of …", "From the preset Startup". */
  origin: text,
  /** Which work the answer is for, and how much of it. */
  workload: text,
  answer: text,
  /** Something is asked for: there is no verdict yet. */
  asks: z.boolean(),
  doubts: z.array(z.object({ text, advice: text })).max(20),
  figures: z.array(figure).max(4),
  hours: z.object({ value: z.number(), typed: text, max: z.number() }),
  curve: chartModel.nullable(),
  cash: chartModel.nullable(),
  tornado: chartModel.nullable(),
  years: z.array(yearView).max(8),
  plan: planView.nullable(),
  /** What is in no other number: waiting people, grams. */
  apart: z.array(text).max(4),
  choices: z.array(choiceRow).max(8),
  groups: z.array(z.object({ title: text, changed: z.number().int(), needed: z.number().int(), rows: z.array(assumptionRow).max(20) })).max(20),
  phases: z.array(phase).max(12),
  wishes,
  terms: z.enum(terms),
  changed: z.number().int(),
  howWeKnow: z.array(text).max(20),
})
export type AdviceView = z.infer<typeof adviceView>

export const adviceAnswer = z.object({ session: adviceSession, view: adviceView })
export type AdviceAnswer = z.infer<typeof adviceAnswer>

/** What there is to choose from. */
export const adviceNames = z.object({
  gpus: z.array(text).max(2000),
  instances: z.array(z.object({ id: text, label: text })).max(5000),
  regions: z.array(z.object({ id: text, name: text })).max(1000),
  presets: z.array(z.object({ name: text, title: text, description: text })).max(20),
})
export type AdviceNames = z.infer<typeof adviceNames>

/** Two scenarios beside each other. */
export const adviceDiff = z.object({
  answer: text,
  before: z.object({ name: text, answer: text }),
  after: z.object({ name: text, answer: text }),
  rows: z.array(z.object({ what: text, before: text, after: text, unit: text })).max(100),
})
export type AdviceDiff = z.infer<typeof adviceDiff>
