import { z } from 'zod'
import { type UnknownReason } from '../result/known'

/** A fact is a value, or the reason it is unknown, with where it was read and when. */
const provenance = {
  /** What was read, as a person would type it: "/proc/cpuinfo", "nvidia-smi --query-gpu=name". */
  source: z.string().max(256),
  /** ISO 8601, UTC. */
  at: z.string().max(40),
}

/** What a second source said, where it says something else. */
const otherwise = z.array(z.object({ value: z.string().max(300), source: z.string().max(256) })).max(8)

const unknownReason = z.enum(['not-installed', 'no-permission', 'unreadable', 'not-reported', 'not-applicable', 'timed-out', 'not-asked'])

export const factOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion('known', [
    z.object({
      known: z.literal(true),
      value,
      ...provenance,
      /** Corrected by the user; `otherwise` then holds what the machine says. */
      entered: z.literal(true).optional(),
      otherwise: otherwise.optional(),
    }),
    z.object({ known: z.literal(false), because: unknownReason, detail: z.string().max(512).optional(), ...provenance }),
  ])

export const text = z.string().max(256)
export const count = z.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)
export const amount = z.number().nonnegative().max(1e18)

type Provenance = { source: string; at: string }

/** One fact: known or not, and from where. */
export type Fact<T> = (
  | { known: true; value: T; entered?: true | undefined; otherwise?: { value: string; source: string }[] | undefined }
  | { known: false; because: UnknownReason; detail?: string | undefined }
) &
  Provenance

/** What a run file of an earlier version says of a fact that did not exist then. */
export const notAsked: Fact<never> = { known: false, because: 'not-asked', source: '', at: '' }

/** A fact that later versions ask for, unknown where it was not asked. */
export const asked = <T>(fact: Fact<T> | undefined): Fact<T> => fact ?? notAsked
