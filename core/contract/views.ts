import { z } from 'zod'

/**
 * What the window shows, as values that cross the border. Texts are born in core (units, doubts, sentences), so that
 * window, terminal and report say the same; numbers travel beside them only where a chart draws them.
 */
const text = z.string().max(4000)
const interval = z.object({ low: z.number(), high: z.number() })

export const factRow = z.object({ name: text, value: text, source: text, known: z.boolean() })

export const benchmarkView = z.object({
  id: text,
  title: text,
  meaning: text,
  state: z.enum(['measured', 'skipped', 'crashed', 'pending']),
  /** "210 GFLOP/s", or why there is none. */
  value: text,
  /** "[203, 213]"; empty without an interval. */
  band: text,
  /** One value a launch, in base units, for the dots of a chart. */
  launches: z.array(z.number()).max(32),
  interval: interval.nullable(),
  doubts: z.array(z.object({ text, advice: text })).max(32),
  detail: text,
})

export const runView = z.object({
  id: text,
  name: text.nullable(),
  startedAt: text,
  mode: text,
  state: z.enum(['running', 'finished', 'interrupted']),
  answer: text,
  machine: text,
  benchmarks: z.array(benchmarkView).max(200),
})
export type RunView = z.infer<typeof runView>
export type BenchmarkView = z.infer<typeof benchmarkView>

export const runListItem = z.object({
  id: text,
  startedAt: text.nullable(),
  mode: text.nullable(),
  /** A damaged file is listed, never hidden and never a reason not to open. */
  state: z.enum(['running', 'finished', 'interrupted', 'damaged']),
  measured: z.number().int().nullable(),
  of: z.number().int().nullable(),
})
export type RunListItem = z.infer<typeof runListItem>

export const progressView = z.object({
  benchmark: text,
  phase: text,
  launch: z.number().int(),
  launches: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
  samples: z.number().int(),
  /** "43 s left"; empty while there is too little to go by. */
  timeLeft: text,
})
export type ProgressView = z.infer<typeof progressView>

export const measureStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('running'), progress: progressView.nullable(), notice: text.nullable() }),
])
export type MeasureStatus = z.infer<typeof measureStatus>

export const comparisonRow = z.object({
  id: text,
  instance: text,
  gpu: text,
  speed: text,
  band: text,
  price: text,
  perOwnHour: text,
  priced: text,
  stale: z.boolean(),
})
export const comparisonAnswer = z.object({ answer: text, machine: text, rows: z.array(comparisonRow).max(500), notes: z.array(text).max(50) })
export type ComparisonAnswer = z.infer<typeof comparisonAnswer>

/** What the main process tells the window unasked. */
export const appEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('measure'), status: measureStatus }),
  z.object({ type: z.literal('measured'), run: text }),
  z.object({ type: z.literal('measure-failed'), message: text }),
])
export type AppEvent = z.infer<typeof appEvent>
