import { z } from 'zod'
import { precisionNames, resourceNames, resultUnits } from '../benchmark/definition'
import { measureSettings } from '../benchmark/settings'
import { sweepSchema } from '../benchmark/sweep'
import { engineSchema, launchResult } from '../contract/worker-protocol'
import { gateValue } from '../gates/schema'
import { limitSchema } from '../limits/limit'
import { machineFacts } from '../machine/facts'

/**
 * A run file keeps what happened: raw samples, parameters, the machine's facts, versions and times. Medians and
 * intervals are worked out again when it is read, so yesterday's run benefits from today's understanding.
 */
export const runSchemaVersion = { name: 'groundspeed.run', major: 1, minor: 4 } as const

const short = z.string().max(256)
/** ISO 8601 in UTC, as Date.prototype.toISOString writes it. */
const instant = z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, 'not a time in UTC')

/** Why a benchmark has no number though nothing went wrong. */
export const skipReason = z.enum(['engine-missing', 'not-enough-memory', 'not-enough-disk', 'unsupported', 'not-selected', 'cancelled', 'not-valid'])

/** How a worker ended that should not have: each is a different event (STYLE, worker host). */
export const crashReason = z.enum(['crashed', 'hung', 'out-of-memory', 'check-failed', 'failed'])

/** What the worker measured, and what the machine did meanwhile. Runs of minor 0 have no gates. */
export const storedLaunch = launchResult.extend({
  gates: z.array(gateValue).max(32).optional(),
  /** Energy of the watched stretch (warm-up and samples), J, where a sensor gives it, and its length; the length since minor 2. */
  energyJoules: z.number().nonnegative().nullable().optional(),
  watchedSeconds: z.number().nonnegative().nullable().optional(),
  /** Of that, the GPUs' alone, J: known too where the processor's is not, and then no part of a sum; since minor 4. */
  gpuEnergyJoules: z.number().nonnegative().nullable().optional(),
  /** How often it was measured again because a gate was broken; the best attempt is kept. */
  reruns: z.number().int().nonnegative().max(10).optional(),
})
export type StoredLaunch = z.infer<typeof storedLaunch>

export const outcomeSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending') }),
  z.object({ state: z.literal('measured'), launches: z.array(storedLaunch).min(1).max(32) }),
  z.object({ state: z.literal('skipped'), because: skipReason, detail: z.string().max(512) }),
  z.object({
    state: z.literal('crashed'),
    because: crashReason,
    detail: z.string().max(1000),
    /** The last of what the worker printed. */
    log: z.string().max(8000),
    /** Launches that ended before the crash. */
    launches: z.array(storedLaunch).max(32),
  }),
])
export type Outcome = z.infer<typeof outcomeSchema>

export const benchmarkRecord = z.object({
  id: short,
  unit: z.enum(resultUnits),
  better: z.enum(['higher', 'lower']),
  resource: z.enum(resourceNames),
  precision: z.enum(precisionNames),
  params: z.record(z.string().max(64), z.number()),
  /** Work of one iteration in the unit's numerator. */
  work: z.number().positive(),
  /** Arithmetic and least memory traffic of one iteration, and what the device cannot exceed; since minor 2. */
  flops: z.number().positive().nullable().optional(),
  bytes: z.number().positive().nullable().optional(),
  limit: limitSchema.nullable().optional(),
  /** Launches at the most, and whether the last third of the samples is the value; since minor 2. */
  launches: z.number().int().positive().optional(),
  lasting: z.boolean().optional(),
  /** What its launches' points count; since minor 3. */
  sweep: sweepSchema.optional(),
  engine: engineSchema,
  outcome: outcomeSchema,
})
export type BenchmarkRecord = z.infer<typeof benchmarkRecord>

export const runFile = z.object({
  schema: z.object({ name: z.literal(runSchemaVersion.name), major: z.literal(1), minor: z.number().int().nonnegative() }),
  id: z.string().regex(/^[0-9a-z-]{8,64}$/),
  name: short.nullable(),
  startedAt: instant,
  finishedAt: instant.nullable(),
  state: z.enum(['running', 'finished', 'interrupted']),
  mode: z.enum(['quick', 'standard', 'publish']),
  seed: z.number().int().nonnegative(),
  launches: z.number().int().positive(),
  settings: z.object({ default: measureSettings, storage: measureSettings, /** Since minor 2. */ network: measureSettings.optional() }),
  producer: z.object({ app: short, version: short, node: short, electron: short.nullable(), launcher: z.enum(['child-process', 'utility-process', 'in-process']) }),
  engine: z.object({ id: engineSchema, version: short.nullable(), devices: z.array(short).max(64), replayOf: short.nullable(), fallbackBecause: z.string().max(1000).nullable() }),
  /** Environment variables that change results, as the workers had them. */
  environment: z.record(z.string().max(128), z.string().max(512)),
  machine: machineFacts,
  /** Every gate before anything of ours ran. */
  idle: z.array(gateValue).max(32).optional(),
  benchmarks: z.array(benchmarkRecord).max(200),
})
export type RunFile = z.infer<typeof runFile>
