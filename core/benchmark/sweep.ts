import { z } from 'zod'

/**
 * A benchmark that is measured at 1, 2, 4, … workers or processes, up to one for each processor or GPU. Its value is
 * that of all of them; the points below stay in the run beside it, so that a reader sees the absolute base and every
 * step (Hoefler & Belli 2015, rule 1), not a speed-up alone.
 */
export const sweepSchema = z.object({
  /** The parameter that counts them: `workers` share one process, `processes` are started together behind a barrier. */
  of: z.enum(['workers', 'processes']),
  each: z.enum(['processor', 'gpu']),
})
export type Sweep = z.infer<typeof sweepSchema>

/** 1, 2, 4, … and `most` itself. @param most whole, at least 1 */
export function sweepPoints(most: number): number[] {
  const points: number[] = []
  for (let at = 1; at < most; at *= 2) points.push(at)
  return [...points, most]
}
