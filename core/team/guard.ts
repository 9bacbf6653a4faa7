import { safeJsonParse, type JsonAnswer } from '../json/safe-parse'
import { acts } from '../run/harmless-text'

/** METHOD C3: what no field of a shared file may exceed. */
const longestText = 256
const longestArray = 10_000

function numberComplaint(value: number): string | null {
  if (!Number.isFinite(value)) return 'a number is not finite'
  if (Object.is(value, -0)) return 'a number is minus zero'
  if (value !== 0 && Math.abs(value) < 1e-300) return 'a number is too small to be one'
  // 9007199254740993 is read as ...992: a whole number beyond 2^53 has lost digits, unless it was a round one.
  if (Number.isInteger(value) && Math.abs(value) > Number.MAX_SAFE_INTEGER && value % 1e6 !== 0) return 'a whole number is beyond 2^53'
  return null
}

const textComplaint = (text: string): string | null => (text.length > longestText ? `a text is longer than ${longestText} characters` : acts(text) ? 'a text holds control or bidirectional characters' : null)

function complaintOf(value: unknown): string | null {
  if (typeof value === 'number') return numberComplaint(value)
  if (typeof value === 'string') return textComplaint(value)
  if (value === null || typeof value !== 'object') return null
  if (Array.isArray(value)) {
    if (value.length > longestArray) return `a list is longer than ${longestArray}`
    return first(value, complaintOf)
  }
  return first(Object.keys(value), (key) => textComplaint(key) ?? complaintOf((value as Record<string, unknown>)[key]))
}

function first<T>(list: readonly T[], complain: (each: T) => string | null): string | null {
  for (const each of list) {
    const found = complain(each)
    if (found !== null) return found
  }
  return null
}

/**
 * Parses the payload of a shared file. The scanner looks before the parser (depth, keys, duplicates, prototype keys,
 * BOM, NUL); then every text, list and number must be one that can be shown and calculated with.
 */
export function guardedJson(text: string): JsonAnswer {
  const parsed = safeJsonParse(text, { depth: 32, keys: 50_000 })
  if (!parsed.ok) return parsed
  const because = complaintOf(parsed.value)
  return because === null ? parsed : { ok: false, because }
}
