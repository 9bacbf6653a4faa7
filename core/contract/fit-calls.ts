import { z } from 'zod'
import { chartModel } from '../chart/model'
import { fitVerdicts } from '../fit/verdict'
import { methods } from '../fit/plan'
import { figure } from './views'

const text = z.string().max(4000)
const count = (most: number) => z.number().int().min(1).max(most)
const verdict = z.enum(fitVerdicts)

/** What a model would have to fit into: a card by name, or this machine. */
const target = { gpu: z.string().max(200).nullable() }

export const fitRequest = z.object({
  ...target,
  /** A second card to set beside it. */
  other: z.string().max(200).nullable().default(null),
  /** null: the current workload's. */
  model: z.string().max(200).nullable(),
  /** The text of a model's config.json, which wins over `model`. */
  config: z.string().max(1_000_000).nullable().default(null),
  /** null: the workload's, or what people usually run. */
  method: z.enum(methods).nullable(),
  quantization: z.string().max(60).nullable(),
  contextTokens: count(100_000_000).nullable(),
  batch: count(65_536).nullable(),
})
export type FitRequest = z.infer<typeof fitRequest>

export const fitDetailView = z.object({
  answer: text,
  /** Which work it answers for. */
  workload: text,
  verdict,
  verdictText: text,
  /** What was taken, so that inputs can show it. */
  taken: z.object({ model: text, method: z.enum(methods), quantization: text, contextTokens: z.number(), batch: z.number() }),
  figures: z.array(figure).max(4),
  chart: chartModel,
  parts: z.array(z.object({ id: text, title: text, size: text, share: text, why: text })).max(12),
  /** What would let it run, or what room is left. */
  remediesTitle: text,
  remedies: z.array(z.object({ change: text, need: text, verdict, verdictText: text })).max(30),
  notes: z.array(text).max(30),
})
export type FitDetailView = z.infer<typeof fitDetailView>

export const fitMatrixView = z.object({
  answer: text,
  /** What everything is held to: "RTX 3090, 23.5 GiB" */
  target: text,
  columns: z.array(z.object({ id: text, title: text })).max(12),
  families: z.array(text).max(200),
  rows: z.array(z.object({ id: text, name: text, params: text, family: text, cells: z.array(z.object({ verdict: verdict.nullable(), verdictText: text, need: text, more: text })).max(12) })).max(1000),
  notes: z.array(text).max(30),
})
export type FitMatrixView = z.infer<typeof fitMatrixView>

/** The Fit page. */
export const fitCalls = {
  'fit-matrix': { input: z.object(target), output: fitMatrixView },
  'fit-detail': { input: fitRequest, output: fitDetailView },
  'fit-choices': { input: z.null(), output: z.object({ gpus: z.array(text).max(2000), models: z.array(text).max(2000), quantizations: z.array(text).max(100) }) },
} as const
