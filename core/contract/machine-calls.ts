import { z } from 'zod'

const text = z.string().max(4000)
const done = z.object({ done: z.boolean() })

export const doctorView = z.object({
  answer: text,
  findings: z
    .array(z.object({ id: text, title: text, severity: z.enum(['ok', 'warning', 'blocker']), available: z.enum(['yes', 'no', 'unknown']), sees: text, advice: text }))
    .max(100),
})
export type DoctorView = z.infer<typeof doctorView>

/** The machine's facts corrected, and its faults looked for. */
export const machineCalls = {
  /** @throws no such fact, or no value for it */
  'fact-set': { input: z.object({ id: z.string().max(120), text: z.string().min(1).max(256) }), output: done },
  'fact-unset': { input: z.object({ id: z.string().max(120) }), output: done },
  /** Takes some seconds: a worker loads TensorFlow, as a run would. */
  doctor: { input: z.null(), output: doctorView },
} as const
