import { failure, type UserError } from '../errors/user-error'
import { safeJsonParse } from '../json/safe-parse'
import { runFile, runSchemaVersion, type RunFile } from './schema'

/** A run file of any real size is far below this. */
export const runFileLimitBytes = 8 * 1024 * 1024

/**
 * A run from a file's text, which may hold anything. `name` is only for the message.
 * @throws UserError that says in one line what is wrong
 */
export function parseRun(text: string, name: string): RunFile {
  const damaged = (why: string): UserError => failure(`${name} is not a readable run: ${why}.`, 'It was left as it is.')
  const json = safeJsonParse(text)
  if (!json.ok) throw damaged(json.because)
  const schema = (json.value as { schema?: { name?: unknown; major?: unknown } } | null)?.schema
  if (schema?.name !== runSchemaVersion.name) throw damaged('it is not a Groundspeed run')
  if (typeof schema.major === 'number' && schema.major > runSchemaVersion.major) {
    throw failure(`${name} was written by a newer Groundspeed (schema ${schema.major}).`, 'Update Groundspeed to read it.')
  }
  const parsed = runFile.safeParse(json.value)
  if (!parsed.success) {
    const first = parsed.error.issues[0]
    throw damaged(`${first?.path.join('.') || 'content'}: ${first?.message ?? 'unexpected'}`)
  }
  return parsed.data
}

/** The text that is stored: two-space JSON with a final line end; keys in the schema's order. */
export const printRun = (run: RunFile): string => `${JSON.stringify(run, null, 1)}\n`
