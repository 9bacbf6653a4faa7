import { z } from 'zod'
import { failure } from '../errors/user-error'
import { safeJsonParse } from '../json/safe-parse'
import { harmlessTexts } from '../run/harmless-text'
import { nearest } from '../text/nearest'
import { assumptionKeys, assumptions, terms, type AssumptionKey, type AssumptionSpec } from './assumptions'
import { phase, wishes } from './phase-schema'

export const scenarioSchemaVersion = { name: 'groundspeed.scenario', major: 1, minor: 0 } as const

const source = z.string().min(1).max(2000)
const date = z.string().regex(/^20\d\d(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?|-Q[1-4])?$/, 'not a date (YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn)')

const text = (spec: AssumptionSpec): string => `${spec.means}; ${spec.unit}, ${spec.min} to ${spec.max}; left out: ${spec.default ?? 'asked for'} (${spec.why})`

/** One number with where it is from. `low` and `high` say how far it may be off, for the sensitivity. */
const assumptionOf = (spec: AssumptionSpec) => {
  const number = spec.whole ? z.number().int() : z.number()
  const within = number.min(spec.min).max(spec.max)
  return z
    .object({
      value: within.nullable(),
      unit: z.literal(spec.unit),
      /** "entered", "default", or the publication. */
      source: source.default('entered'),
      asOf: date.nullish(),
      low: within.optional(),
      high: within.optional(),
    })
    .refine(({ value, low, high }) => value === null || ((low ?? value) <= value && value <= (high ?? value)), 'low <= value <= high does not hold')
    .describe(text(spec))
}

export type Assumption = z.infer<ReturnType<typeof assumptionOf>>

const shape = Object.fromEntries(assumptionKeys.map((key) => [key, assumptionOf(assumptions[key]).optional()])) as Record<AssumptionKey, z.ZodOptional<ReturnType<typeof assumptionOf>>>

/** A question about owning or renting, with every assumption: saved, shared, compared and run again. */
export const scenarioFile = z.object({
  schema: z.object({ name: z.literal(scenarioSchemaVersion.name), major: z.literal(1), minor: z.number().int().min(0) }),
  name: z.string().min(1).max(120),
  description: z.string().max(2000).default(''),
  /** What the own machine is: a GPU's name; null: not said. */
  gpu: z.string().max(200).nullable().default(null),
  /** Of the own machine, for the plan by phase; null: that of the GPU. */
  memoryGiB: z.number().min(0).max(100_000).nullable().default(null),
  /** Where the own machine stands: a country or a US state; null: not said. */
  region: z.string().max(200).nullable().default(null),
  /** Catalog id of the instance to rent, provider:type:region; null: not said. */
  instance: z.string().max(200).nullable().default(null),
  terms: z.enum(terms).default('on-demand'),
  assumptions: z.object(shape),
  /** The work by phase of a model's life, for the plan that mixes; empty: one kind of work. */
  phases: z.array(phase).max(12).default([]),
  wishes: wishes.default({ dataMayLeave: true, offline: false, regions: [], spot: 'where-it-tolerates' }),
})
export type Scenario = z.infer<typeof scenarioFile>

/** @throws UserError that names the field, for text that is no scenario */
export function parseScenario(text: string, name: string): Scenario {
  const json = safeJsonParse(text)
  if (!json.ok) throw failure(`${name} is no scenario: ${json.because}.`, 'Save one with `groundspeed advise --preset startup --save FILE`.')
  const { value } = json
  const major = (value as { schema?: { major?: unknown } } | null)?.schema?.major
  if (typeof major === 'number' && major > scenarioSchemaVersion.major) throw failure(`${name} needs a newer version of Groundspeed.`, `It is of schema ${major}; this version reads ${scenarioSchemaVersion.major}.`)
  const unknown = unknownAssumption(value)
  if (unknown !== null) throw failure(`${name} has an assumption '${unknown}' that there is not.`, `Nearest: ${nearest(unknown, assumptionKeys).join(', ') || assumptionKeys.slice(0, 3).join(', ')}.`)
  const parsed = scenarioFile.safeParse(value)
  if (parsed.success) return harmlessTexts(parsed.data)
  const issue = parsed.error.issues[0]!
  throw failure(`${name} is no scenario: ${issue.path.join('.') || 'the file'}: ${issue.message}.`, 'docs/scenario.schema.json describes every field.')
}

/** A misspelt assumption would silently be its default; a later minor version may have more of them. */
function unknownAssumption(value: unknown): string | null {
  const { schema, assumptions: given } = (value ?? {}) as { schema?: { minor?: unknown }; assumptions?: unknown }
  if (typeof given !== 'object' || given === null || Number(schema?.minor) > scenarioSchemaVersion.minor) return null
  return Object.keys(given).find((key) => !Object.prototype.hasOwnProperty.call(assumptions, key)) ?? null
}

export const printScenario = (scenario: Scenario): string => `${JSON.stringify(scenario, null, 2)}\n`
