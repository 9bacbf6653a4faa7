import { failure, type UserError } from '../errors/user-error'
import { safeJsonParse } from '../json/safe-parse'
import { harmless, harmlessTexts } from './harmless-text'
import { implausible } from './plausible'
import { runFile, runSchemaVersion, type RunFile } from './schema'

/** A run file of any real size is far below this. */
export const runFileLimitBytes = 8 * 1024 * 1024

/**
 * A run from a file's text, which may hold anything. Its texts come back harmless to show, its numbers possible.
 * `name` is only for the message.
 * @throws UserError that says in one line what is wrong
 */
export function parseRun(text: string, name: string): RunFile {
  const json = safeJsonParse(text)
  if (!json.ok) throw damagedRun(name, json.because)
  return runOf(json.value, name)
}

const damagedRun = (name: string, why: string): UserError => failure(`${name} is not a readable run: ${harmless(why)}.`, 'It was left as it is.')

/**
 * A run from JSON that `safeJsonParse` let through. @param guarded every text was looked at already, and none acts
 * @throws UserError as `parseRun`
 */
export function runOf(value: unknown, name: string, guarded = false): RunFile {
  const damaged = (why: string): UserError => damagedRun(name, why)
  const newer = (version: string): UserError =>
    failure(`${name} needs a newer version of Groundspeed (its schema is ${version}, this one reads ${runSchemaVersion.major}.${runSchemaVersion.minor}).`, 'Update Groundspeed to read it.')
  const { name: kind, major, minor } = schemaOf(value)
  if (kind !== runSchemaVersion.name) throw damaged('it is not a Groundspeed run')
  if (major !== null && major > runSchemaVersion.major) throw newer(String(major))
  const parsed = runFile.safeParse(value)
  if (!parsed.success) {
    // Fields that a newer minor adds are passed over; a new word in a closed list cannot be.
    if (minor !== null && minor > runSchemaVersion.minor) throw newer(`${major}.${minor}`)
    const first = parsed.error.issues[0]
    throw damaged(`${first?.path.join('.') || 'content'}: ${first?.message ?? 'unexpected'}`)
  }
  const impossible = implausible(parsed.data)
  if (impossible !== null) throw damaged(impossible)
  return guarded ? parsed.data : harmlessTexts(parsed.data)
}

const whole = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null)

function schemaOf(value: unknown): { name: unknown; major: number | null; minor: number | null } {
  const schema = (value as { schema?: { name?: unknown; major?: unknown; minor?: unknown } | null } | null)?.schema
  return { name: schema?.name, major: whole(schema?.major), minor: whole(schema?.minor) }
}

/** The text that is stored: JSON, one field a line, with a final line end; keys in the order they were recorded. */
export const printRun = (run: RunFile): string => `${JSON.stringify(run, null, 1)}\n`
