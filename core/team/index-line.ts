import { z } from 'zod'
import { teamEntry } from './entry'

/** What is known of one file: kept on this machine by path, size and time, and made anew whenever it is missing. */
const text = z.string().max(600)

const note = z.object({ folder: text, machineId: text, machineName: text, keyId: text, result: text, why: text, at: text })

export const fileAnswer = z.discriminatedUnion('state', [
  z.object({ state: z.literal('result'), entry: teamEntry }),
  z.object({ state: z.literal('note'), kind: z.enum(['key', 'withdrawal', 'receipt']), note }),
  z.object({ state: z.literal('newer'), version: text }),
  /** It is what its writer wrote, and no result. */
  z.object({ state: z.literal('malformed'), because: text }),
  /** Its bytes are not the ones it is named after: half copied, or changed. */
  z.object({ state: z.literal('altered'), because: text }),
  /** Being copied, or not given back by the share just now. */
  z.object({ state: z.literal('pending'), because: text }),
  z.object({ state: z.literal('refused'), because: text }),
  z.object({ state: z.literal('online-only') }),
])
export type FileAnswer = z.infer<typeof fileAnswer>

export const indexLine = z.object({
  /** Below the team folder. */
  path: text,
  size: z.number(),
  mtimeMs: z.number(),
  answer: fileAnswer,
  /** Reads so far that found it altered, and when to look again. */
  attempts: z.number().int().nonnegative(),
  nextAtMs: z.number(),
})
export type IndexLine = z.infer<typeof indexLine>

/** After an altered read: half a minute, 2 min, 10 min, 1 h; then it is quarantined, which deletes nothing (METHOD C3). ms */
export const rereadAfterMs: readonly number[] = [30_000, 120_000, 600_000, 3_600_000]

export const isQuarantined = ({ answer, attempts }: Pick<IndexLine, 'answer' | 'attempts'>): boolean => answer.state === 'altered' && attempts > rereadAfterMs.length

/** Whether a file must be read though it looks as it did. */
export function wantsReread(line: IndexLine, nowMs: number): boolean {
  if (line.answer.state === 'pending') return true
  return line.answer.state === 'altered' && !isQuarantined(line) && line.nextAtMs <= nowMs
}

/** The line after another read. */
export function nextLine(before: IndexLine | undefined, file: { path: string; size: number; mtimeMs: number }, answer: FileAnswer, nowMs: number): IndexLine {
  const same = before !== undefined && before.size === file.size && before.mtimeMs === file.mtimeMs
  const attempts = answer.state === 'altered' ? (same ? before.attempts : 0) + 1 : 0
  return { ...file, answer, attempts, nextAtMs: answer.state === 'altered' ? nowMs + (rereadAfterMs[attempts - 1] ?? 0) : 0 }
}
