import { z } from 'zod'

/** What the fleet of a team folder could run, what it costs, and what a better card would give (DESIGN 5). */
const text = z.string().max(4000)
const whole = z.number().int().nonnegative()

export const teamPlan = z.object({
  workload: text,
  runAnswer: text,
  /** One row for each kind of card. */
  kinds: z.array(z.object({ id: text, title: text, machines: whole, memory: text, models: text, runs: text, speed: text, qlora: text, lora: text, full: text })).max(500),
  /** Fastest first for the workload. */
  ranking: z.array(z.object({ id: text, machine: text, gpu: text, speed: text, band: text, kind: z.enum(['measured', 'predicted', 'unknown']), because: text })).max(500),
  upgradeAnswer: text,
  cards: z.array(z.object({ id: text, card: text, gain: text, gainBand: text, then: text, thenBand: text, memory: text, price: text, priced: text, because: text })).max(20),
  use: z.object({ hoursPerWeek: z.number(), usdPerKwh: z.number() }),
  /** What holds until something is entered, and why. */
  usual: z.object({ hoursPerWeek: z.number(), hoursBecause: text, usdPerKwh: z.number(), priceBecause: text }),
  notes: z.array(text).max(20),
})
export type TeamPlan = z.infer<typeof teamPlan>

export const teamPlanCalls = {
  /** Null: what is usual. */
  'team-plan': { input: z.object({ hoursPerWeek: z.number().min(0).max(168).nullable(), usdPerKwh: z.number().min(0).max(5).nullable() }), output: teamPlan.nullable() },
} as const
