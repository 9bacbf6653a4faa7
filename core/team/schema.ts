import { z } from 'zod'

/**
 * What stands in a team folder. A file is never rewritten: within a major version fields are only added, and a reader
 * passes over those it does not know; a higher major is listed as "needs a newer version" and never half read.
 */
export const teamMajor = 1

const text = z.string().max(256)
const hex = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`))
export const sha256Hex = hex(64)
export const machineIdHex = hex(16)
export const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/)
/** UTC; a machine whose clock says otherwise has no time worth listing. */
export const instant = z
  .string()
  .regex(/^20[2-9]\d-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?Z$/, 'not a time in UTC between 2020 and 2099')
  .refine((value) => !Number.isNaN(Date.parse(value)), 'not a time')
const schemaOf = (name: string) => z.object({ name: z.literal(name), major: z.literal(teamMajor), minor: z.number().int().nonnegative().max(10_000) })

/** Newest minor of each kind that this version knows all fields of. */
export const knownMinor = 0

export const folderSchema = z.object({ schema: schemaOf('groundspeed.team-folder'), id: uuid, name: text })
export type TeamFolder = z.infer<typeof folderSchema>

/** Which machine: stable within a folder, unlinkable across folders; its name is chosen by a person. */
const machine = z.object({
  id: machineIdHex,
  name: z.string().min(1).max(60),
  /** Ed25519 public key, 32 bytes in base64. */
  key: z.string().max(64),
})

/** What was worked out when it was published: a reader that cannot read the run lists this, and all others check it. */
const metric = z.object({
  id: text,
  unit: text,
  better: z.enum(['higher', 'lower']).catch('higher'),
  /** Hash of the work: results of different work are never set beside each other. */
  workload: hex(16),
  value: z.number().positive().max(1e21),
})
export type TeamMetric = z.infer<typeof metric>

export const resultSchema = z.object({
  schema: schemaOf('groundspeed.team-result'),
  producer: z.object({ app: text, version: text }),
  folder: uuid,
  machine,
  startedAt: instant,
  metrics: z.array(metric).max(200),
  /** The run, parsed on its own: it has a schema of its own. */
  run: z.record(z.string(), z.unknown()),
})
export type TeamResult = z.infer<typeof resultSchema>

export const keySchema = z.object({ schema: schemaOf('groundspeed.team-key'), folder: uuid, machine, createdAt: instant })
export const withdrawalSchema = z.object({ schema: schemaOf('groundspeed.team-withdrawal'), folder: uuid, machine, result: sha256Hex, why: text, at: instant })
export const receiptSchema = z.object({ schema: schemaOf('groundspeed.team-receipt'), folder: uuid, machine, result: sha256Hex, at: instant })
export type TeamKey = z.infer<typeof keySchema>
export type Withdrawal = z.infer<typeof withdrawalSchema>
export type Receipt = z.infer<typeof receiptSchema>
