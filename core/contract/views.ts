import { z } from 'zod'
import { chartModel } from '../chart/model'
import { provenances } from '../result/provenance'
import { modeNames } from '../run/modes'
import { settingsSchema } from '../settings/schema'

/**
 * What the window shows, as values that cross the border. Texts are born in core (units, doubts, sentences), so that
 * window, terminal and report say the same; numbers travel beside them only where a chart draws them.
 */
const text = z.string().max(4000)

/** @property id its name when it is corrected; `entered`: it was; `otherwise`: what another source says */
export const factRow = z.object({ id: text, name: text, value: text, source: text, known: z.boolean(), entered: z.boolean(), otherwise: text })

/** One of the up to four numbers at the head of a page. */
export const figure = z.object({
  id: text,
  label: text,
  /** "210" */
  value: text,
  unit: text,
  /** "[203, 213]"; empty without an interval. */
  band: text,
  provenance: z.enum(provenances),
  date: text.nullable(),
  meaning: text,
  /** Stands next to the number. */
  doubt: text.nullable(),
})
export type Figure = z.infer<typeof figure>

export const machineView = z.object({
  answer: text,
  figures: z.array(z.object({ id: text, label: text, value: text, meaning: text, known: z.boolean() })).max(4),
  facts: z.array(factRow).max(2000),
  /** Some facts are still being read: an event tells when they are there. */
  partial: z.boolean(),
})

/** One number for a machine, parts first; or why there is none. */
export const score = z.object({
  known: z.boolean(),
  value: text,
  band: text,
  because: text,
  parts: z.array(z.object({ title: text, value: text })).max(20),
})

/** @property modes that run it when nothing is chosen */
export const benchmarkChoice = z.object({ id: text, title: text, meaning: text, modes: z.array(z.enum(modeNames)) })

export const benchmarkView = z.object({
  id: text,
  title: text,
  meaning: text,
  state: z.enum(['measured', 'skipped', 'crashed', 'pending']),
  /** "210 GFLOP/s", or why there is none. */
  value: text,
  /** "[203, 213]"; empty without an interval. */
  band: text,
  /** "0.15 %" within a launch. */
  spread: text,
  samples: text,
  doubts: z.array(z.object({ text, advice: text })).max(32),
  detail: text,
  /** What the validity gates saw while it was measured, worst launch; empty for runs without. */
  gates: z.array(z.object({ title: text, text, state: z.enum(['ok', 'flagged', 'rejected', 'unknown']), threshold: text })).max(32),
  /** Samples of each launch; null without any. */
  chart: chartModel.nullable(),
})

export const runView = z.object({
  id: text,
  name: text.nullable(),
  startedAt: text,
  mode: text,
  state: z.enum(['running', 'finished', 'interrupted']),
  /** The shipped recording that can be explored before anything is measured. */
  sample: z.boolean(),
  answer: text,
  machine: text,
  figures: z.array(figure).max(4),
  score,
  chart: chartModel.nullable(),
  benchmarks: z.array(benchmarkView).max(200),
  howWeKnow: z.array(text).max(20),
})
export type RunView = z.infer<typeof runView>
export type BenchmarkView = z.infer<typeof benchmarkView>

export const runListItem = z.object({
  id: text,
  name: text.nullable(),
  startedAt: text.nullable(),
  mode: text.nullable(),
  /** A damaged file is listed, never hidden and never a reason not to open. */
  state: z.enum(['running', 'finished', 'interrupted', 'damaged']),
  measured: z.number().int().nullable(),
  of: z.number().int().nullable(),
  replayed: z.boolean(),
  /** What changed from this run on. */
  marks: z.array(text).max(200),
})
export type RunListItem = z.infer<typeof runListItem>

/** Is the machine fit to be measured now: what is seen, and what is advised. */
export const readinessView = z.object({
  sentence: text,
  checks: z.array(z.object({ id: text, title: text, state: z.enum(['ok', 'warn', 'block', 'unknown']), sees: text, advises: text })).max(50),
})

/** What a mode will take, told before it is started. */
export const modePlan = z.object({ mode: text, meaning: text, seconds: z.number().positive(), text, basis: text })
export type ModePlanView = z.infer<typeof modePlan>

export const progressView = z.object({
  benchmark: text,
  title: text,
  phase: text,
  launch: z.number().int(),
  launches: z.number().int(),
  done: z.number().int(),
  total: z.number().int(),
  /** Of the run's time, 0 to 1. */
  share: z.number(),
  samples: z.number().int(),
  /** Seconds of the newest samples of this launch, oldest first. */
  recent: z.array(z.number().positive()).max(60),
  /** "43 s left"; empty while there is too little to go by. */
  timeLeft: text,
})
export type ProgressView = z.infer<typeof progressView>

export const measureStatus = z.discriminatedUnion('state', [
  z.object({ state: z.literal('idle') }),
  z.object({ state: z.literal('running'), run: text.nullable(), progress: progressView.nullable(), notice: text.nullable(), cancelling: z.boolean() }),
])
export type MeasureStatus = z.infer<typeof measureStatus>

/** Two runs beside each other: a verdict for each benchmark, or why there is none. */
export const diffView = z.object({
  answer: text,
  before: z.object({ id: text, name: text }),
  after: z.object({ id: text, name: text }),
  /** Why the two cannot be compared at all; empty when they can. */
  refusals: z.array(z.object({ text, advice: text })).max(50),
  /** What differs between the machines or programs that measured. */
  warnings: z.array(z.object({ text, advice: text })).max(50),
  chart: chartModel.nullable(),
  rows: z
    .array(
      z.object({
        id: text,
        title: text,
        before: text,
        after: text,
        /** "12 % faster [9, 15] %" */
        sentence: text,
        verdict: z.enum(['faster', 'slower', 'equivalent', 'small-difference', 'no-significant-difference', 'refused']),
        /** Why it is doubtful or refused; empty otherwise. */
        because: text,
      }),
    )
    .max(200),
  notes: z.array(text).max(20),
})
export type DiffView = z.infer<typeof diffView>

export const settingsAnswer = z.object({
  settings: settingsSchema,
  /** A damaged file that was set aside: which, and where it is now. */
  notice: text.nullable(),
})

export const reportFormatView = z.object({ id: text, title: text, extension: text, meaning: text })
export const reportFile = z.object({ name: text, type: text, text: z.string().max(8_000_000) })

export const aboutView = z.object({
  version: text,
  /** "Electron 22.3.25 (Chromium 108)", or "browser mode". */
  host: text,
  node: text,
  dataFolder: text,
  notes: z.array(text).max(10),
})

/** What the main process tells the window unasked. */
export const appEvent = z.discriminatedUnion('type', [
  /** The rest of the machine's facts is there. */
  z.object({ type: z.literal('machine') }),
  z.object({ type: z.literal('measure'), status: measureStatus }),
  z.object({ type: z.literal('measured'), run: text }),
  z.object({ type: z.literal('measure-failed'), message: text }),
  /** A file that the person saved; `id` opens it. */
  /** Something of the team folder is new: the page asks again. */
  z.object({ type: z.literal('team') }),
  z.object({ type: z.literal('saved'), id: text, name: text }),
])
export type AppEvent = z.infer<typeof appEvent>
