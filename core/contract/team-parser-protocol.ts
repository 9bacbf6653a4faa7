import { z } from 'zod'
import { fileAnswer } from '../team/index-line'

/** What crosses between the program and the process that reads other people's files. */
export const parserRequest = z.object({
  type: z.literal('read'),
  root: z.string().max(4000),
  /** Files in the order they are to be read. */
  jobs: z.array(z.object({ kind: z.enum(['result', 'key', 'withdrawal', 'receipt']), path: z.string().max(600), hash: z.string().max(64).nullable() })).max(2000),
})
export type ParserRequest = z.infer<typeof parserRequest>

export const parserMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  /** The answer to the job of this number, in order. */
  z.object({ type: z.literal('answer'), job: z.number().int().nonnegative(), answer: fileAnswer }),
  /** A share is slow; the process itself is not stuck. */
  z.object({ type: z.literal('waiting'), job: z.number().int().nonnegative() }),
])
export type ParserMessage = z.infer<typeof parserMessage>
