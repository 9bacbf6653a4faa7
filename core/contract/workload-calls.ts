import { z } from 'zod'
import { workloadFile } from '../workload/schema'

const text = z.string().max(4000)

/** A workload as the window shows it. */
export const workloadView = z.object({
  workload: workloadFile,
  /** "train ResNet-50, mixed precision" */
  work: text,
  /** "3 epochs of 1.28 million images a week" */
  amount: text,
  /** "images" */
  units: text,
})

export const workloadsView = z.object({
  current: workloadView,
  /** Whether somebody chose it, or it holds until then. */
  chosen: z.boolean(),
  /** A damaged file that was set aside. */
  notice: text.nullable(),
  listed: z.array(z.object({ id: text, origin: z.enum(['preset', 'saved']), view: workloadView.nullable() })).max(1000),
  /** What the fields may name. */
  networks: z.array(z.object({ id: text, title: text })).max(200),
  models: z.array(text).max(1000),
  quantizations: z.array(text).max(200),
  /** Regions and providers of the catalog. */
  regions: z.array(text).max(2000),
})
export type WorkloadsView = z.infer<typeof workloadsView>

/** What is wrong with what somebody typed, by field; or the workload that it makes. */
export const workloadCheck = z.object({
  errors: z.record(z.string(), text),
  view: workloadView.nullable(),
  /** A saved one has this name: saving replaces it. */
  replaces: z.boolean(),
})

/** What the user runs: chosen once, answered for on every page. */
export const workloadCalls = {
  workloads: { input: z.null(), output: workloadsView },
  /** Reads a form as it is typed; fields as core/workload/fields.ts names them. */
  'workload-check': { input: z.object({ draft: z.record(z.string().max(40), z.string().max(2000)) }), output: workloadCheck },
  /** Makes it the one that every page answers for. */
  'workload-use': { input: workloadFile, output: workloadsView },
  'workload-save': { input: workloadFile, output: workloadsView },
  'workload-remove': { input: z.object({ id: text }), output: workloadsView },
} as const
