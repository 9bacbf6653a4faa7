import { z } from 'zod'
import { measureSettings } from '../benchmark/settings'

/**
 * The one page of all that crosses between the process that owns a run and the worker that measures. A worker runs
 * one launch: one block of benchmarks in the order given, each from its own message to its own answer.
 */
const finite = z.number().refine(Number.isFinite)
const short = z.string().max(512)

export const engineSchema = z.enum(['tensorflow', 'wasm', 'host'])

/** Host to worker. */
export const hostMessage = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('open'),
    engine: engineSchema,
    /** Folder with the TensorFlow library; only for that engine. */
    libraryFolder: z.string().max(4096).nullable(),
    device: short.nullable(),
    threads: z.number().int().positive().nullable(),
  }),
  z.object({
    type: z.literal('measure'),
    benchmark: short,
    /** Shapes and sizes, as the plan chose them. */
    params: z.record(z.string().max(64), finite),
    seed: z.number().int().nonnegative(),
    settings: measureSettings,
    /** Iterations per sample found in an earlier launch; null calibrates. The same K on both sides of a comparison. */
    iterations: z.number().int().positive().nullable(),
    folder: z.string().max(4096),
  }),
  /** Prepares, checks and warms up a benchmark that several workers will do at the same time. */
  z.object({
    type: z.literal('join'),
    benchmark: short,
    params: z.record(z.string().max(64), finite),
    seed: z.number().int().nonnegative(),
    warmUpSeconds: finite.nonnegative(),
    folder: z.string().max(4096),
  }),
  /** So many iterations from `at` on, s of the monotonic clock that all processes of a machine share. */
  z.object({ type: z.literal('round'), iterations: z.number().int().positive(), at: finite }),
  z.object({ type: z.literal('close') }),
])
export type HostMessage = z.infer<typeof hostMessage>

const computedAs = z.enum(['fp32', 'tf32'])

export const launchResult = z.object({
  iterations: z.number().int().positive(),
  coldStartSeconds: finite.nonnegative(),
  warmUpIterations: z.number().int().nonnegative(),
  /** Seconds of each sample of `iterations` iterations, in the order taken. */
  samples: z.array(finite.positive()).min(1).max(3000),
  checksum: finite,
  device: short,
  check: short,
  notes: z.array(short).max(32),
  /** What fp32 products really are there; since minor 3 of the run file. */
  computedAs: computedAs.optional(),
  /** Of a sweep, the steps below its top: how many (workers, processes), the work of an iteration there, and the seconds of each sample. */
  points: z.array(z.object({ at: z.number().int().positive(), work: finite.positive(), samples: z.array(finite.positive()).min(1).max(3000) })).max(32).optional(),
  flags: z.array(z.enum(['no_steady_state', 'ci_not_reached', 'short_sample', 'drift', 'autocorrelated'])),
})
export type LaunchResult = z.infer<typeof launchResult>
export type LaunchFlag = LaunchResult['flags'][number]

/** A failure that the worker itself survived and could name. */
export const workerErrorCode = z.enum([
  'library-missing',
  'library-unusable',
  'symbol-missing',
  'cuda-library-missing',
  'device-unknown',
  'out-of-memory',
  'check-failed',
  'unsupported',
  'no-space',
  'failed',
])
export type WorkerErrorCode = z.infer<typeof workerErrorCode>

/** Worker to host. */
export const workerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('hello'), pid: z.number().int() }),
  z.object({
    type: z.literal('opened'),
    engine: engineSchema,
    version: short,
    devices: z.array(z.object({ name: short, type: short, memoryBytes: finite.nullable() })).max(64),
    openSeconds: finite.nonnegative(),
  }),
  /** Sent between samples: proof of life, and the live picture. */
  z.object({
    type: z.literal('progress'),
    benchmark: short,
    phase: z.enum(['preparing', 'checking', 'warming-up', 'calibrating', 'sampling']),
    samples: z.number().int().nonnegative(),
    lastSeconds: finite.nullable(),
  }),
  z.object({ type: z.literal('joined'), benchmark: short, check: short, device: short, notes: z.array(short).max(32), coldStartSeconds: finite.nonnegative(), warmUpIterations: z.number().int().nonnegative(), iterationSeconds: finite.positive(), computedAs: computedAs.optional() }),
  /** When a round began and ended here, s of that clock. */
  z.object({ type: z.literal('round-done'), startedAt: finite, endedAt: finite, checksum: finite }),
  z.object({ type: z.literal('measured'), benchmark: short, result: launchResult }),
  z.object({ type: z.literal('failed'), benchmark: short.nullable(), code: workerErrorCode, message: z.string().max(4000) }),
  z.object({ type: z.literal('closed') }),
])
export type WorkerMessage = z.infer<typeof workerMessage>
