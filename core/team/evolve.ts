import { type z } from 'zod'
import { guardedJson } from './guard'
import { knownMinor, teamMajor } from './schema'

export type Evolved<T> =
  | { readonly state: 'ok'; readonly value: T; /** Written by a newer minor: fields we do not know were passed over. */ readonly newerMinor: boolean }
  | { readonly state: 'newer'; readonly version: string }
  | { readonly state: 'malformed'; readonly because: string }

/** A schema is compiled when it is first used: one that is made anew for each file is compiled for each file. */
const stricts = new WeakMap<z.ZodObject, z.ZodObject>()
function strictOf(schema: z.ZodObject): z.ZodObject {
  const ready = stricts.get(schema) ?? schema.strict()
  stricts.set(schema, ready)
  return ready
}

const whole = (value: unknown): number | null => (typeof value === 'number' && Number.isSafeInteger(value) ? value : null)

/**
 * A payload by its schema. A minor that we know may hold nothing but its fields; a newer one may hold more.
 * @param schema of major 1; its `schema` field names the kind @param name the kind
 */
export function evolve<T>(text: string, schema: z.ZodObject & z.ZodType<T>, name: string): Evolved<T> {
  const json = guardedJson(text)
  if (!json.ok) return { state: 'malformed', because: json.because }
  const head = (json.value as { schema?: { name?: unknown; major?: unknown; minor?: unknown } } | null)?.schema
  const [major, minor] = [whole(head?.major), whole(head?.minor)]
  if (head?.name !== name) return { state: 'malformed', because: `it is no ${name}` }
  if (major !== null && major > teamMajor) return { state: 'newer', version: String(major) }
  const newerMinor = minor !== null && minor > knownMinor
  const parsed = (newerMinor ? schema : strictOf(schema)).safeParse(json.value)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    return { state: 'malformed', because: `${issue?.path.join('.') || 'content'}: ${issue?.message ?? 'unexpected'}`.slice(0, 200) }
  }
  return { state: 'ok', value: parsed.data as T, newerMinor }
}
