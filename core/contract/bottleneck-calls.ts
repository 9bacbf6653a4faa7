import { z } from 'zod'
import { parts, sureness } from '../bottleneck/finding'
import { chartModel } from '../chart/model'
import { provenances } from '../result/provenance'
import { figure } from './views'

const text = z.string().max(4000)
const part = z.enum(parts)

/** A number that a finding stands on, as a reader sees it. */
const evidenceView = z.object({ text, value: text, kind: z.enum(provenances), benchmark: text })

export const bottleneckView = z.object({
  verdict: z.enum(['found', 'nothing-stands-out', 'cannot-say']),
  answer: text,
  /** Which work it is for. */
  workload: text,
  /** Nobody chose that work: it is the one that holds until somebody does. */
  byDefault: z.boolean(),
  figures: z.array(figure).max(4),
  /** Where the time of a unit of work goes; null: it is not known. */
  chart: chartModel.nullable(),
  findings: z
    .array(
      z.object({
        id: part,
        title: text,
        text,
        /** "likely: the whole step was measured; …" */
        sure: z.enum(sureness),
        why: text,
        gain: text,
        doubled: text,
        next: text,
        remedies: z.array(text).max(10),
        evidence: z.array(evidenceView).max(20),
      }),
    )
    .max(8),
  looked: z.array(z.object({ id: part, name: text, state: z.enum(['holds-back', 'has-room', 'does-not-apply', 'unknown']), stateText: text, time: text, text, evidence: z.array(evidenceView).max(20) })).max(8),
  /** Benchmarks that would tell what is unknown. */
  measure: z.array(z.object({ id: text, title: text })).max(20),
  /** Those with the ones that this run has: one run must hold them all. */
  together: z.array(text).max(40),
  notes: z.array(text).max(20),
})
export type BottleneckView = z.infer<typeof bottleneckView>

/** What holds the user's work back: part of Measure and of Advise. */
export const bottleneckCalls = {
  bottleneck: { input: z.object({ run: z.string().max(128).nullable() }), output: bottleneckView },
} as const
