import { z } from 'zod'

/** What the schemas of the kinds are made of. */
export const text = z.string().max(1000)
export const finite = z.number().refine(Number.isFinite)
export const interval = z.object({ low: finite, high: finite })

export const axis = z.object({
  /** With its unit: "Deviation from the benchmark's own median, %". */
  label: text,
  scale: z.enum(['linear', 'log']),
})
export type Axis = z.infer<typeof axis>

/** What every chart says in words. */
export const said = {
  /** States the finding. */
  title: text,
  summary: text,
}

/** A thin line with its name: this machine, a limit. */
export const reference = z.object({ value: finite, label: text }).nullable()
