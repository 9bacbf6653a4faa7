import { AskError, type AskCode, type AskWorld } from './kind'
import { kinds } from './kinds'

/** A line's worth of JSON; longer ones are not questions. */
const longestLine = 1024 * 1024

/** Answers one line. Never throws: what is wrong is an answer with a code. */
export function answerLine(line: string, world: AskWorld): Record<string, unknown> {
  const refuse = (code: AskCode, message: string, id?: unknown) => ({ ok: false, code, message, ...(id === undefined ? {} : { id }) })
  if (line.length > longestLine) return refuse('bad-question', 'the line is longer than 1 MiB')
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return refuse('bad-json', 'the line is not JSON')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse('bad-question', 'a question is a JSON object')
  const { id, ask } = value as { id?: unknown; ask?: unknown }
  const kind = kinds.find((each) => each.ask === ask)
  if (!kind) return refuse('bad-question', `"ask" must be one of ${kinds.map((each) => each.ask).join(', ')}`, id)
  const parsed = kind.fields.safeParse(value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!
    const outside = issue.code === 'too_small' || issue.code === 'too_big'
    return refuse(outside ? 'out-of-range' : 'bad-question', `${issue.path.join('.') || 'question'}: ${issue.message}; for example ${JSON.stringify(kind.example)}`, id)
  }
  try {
    return { ok: true, ...kind.answer(parsed.data, world), ...(id === undefined ? {} : { id }) }
  } catch (error) {
    if (error instanceof AskError) return refuse(error.code, error.message, id)
    throw error
  }
}
