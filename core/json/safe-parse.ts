/** Keys that would reach an object's prototype when copied carelessly. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype'])

export interface JsonLimits {
  depth: number
  /** Most keys in all objects together. */
  keys: number
}

export type JsonAnswer = { ok: true; value: unknown } | { ok: false; because: string }

/**
 * Parses JSON that somebody else wrote. A scanner looks first: depth, number of keys, duplicate and prototype keys,
 * which JSON.parse would take without a word (it accepts a million nested arrays and keeps the last duplicate).
 */
export function safeJsonParse(text: string, limits: JsonLimits = { depth: 32, keys: 100_000 }): JsonAnswer {
  if (text.charCodeAt(0) === 0xfeff) return { ok: false, because: 'it starts with a byte order mark' }
  const complaint = scan(text, limits)
  if (complaint) return { ok: false, because: complaint }
  try {
    return { ok: true, value: JSON.parse(text) as unknown }
  } catch {
    return { ok: false, because: 'it is not JSON' }
  }
}

/** One pass over the characters; strings are skipped, or read where they are keys. */
function scan(text: string, limits: JsonLimits): string | null {
  const stack: (Set<string> | null)[] = []
  let keys = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '{' || c === '[') {
      if (stack.length >= limits.depth) return `it is nested deeper than ${limits.depth}`
      stack.push(c === '{' ? new Set() : null)
    } else if (c === '}' || c === ']') stack.pop()
    else if (c === '\0') return 'it holds a NUL character'
    else if (c === '"') {
      const end = stringEnd(text, i)
      if (end === null) return 'a string does not end'
      const owner = stack[stack.length - 1]
      if (owner && isKey(text, end)) {
        const key = decodeKey(text.slice(i, end + 1))
        if (key === null) return 'a key is not valid'
        if (forbidden.has(key)) return `it has the key '${key}'`
        if (owner.has(key)) return `the key '${key.slice(0, 40)}' stands twice`
        owner.add(key)
        if (++keys > limits.keys) return `it has more than ${limits.keys} keys`
      }
      i = end
    }
  }
  return null
}

function stringEnd(text: string, start: number): number | null {
  for (let i = start + 1; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === '"') return i
  }
  return null
}

function isKey(text: string, end: number): boolean {
  for (let i = end + 1; i < text.length; i++) {
    const c = text[i]
    if (c === ':') return true
    if (c !== ' ' && c !== '\n' && c !== '\r' && c !== '\t') return false
  }
  return false
}

function decodeKey(literal: string): string | null {
  try {
    return JSON.parse(literal) as string
  } catch {
    return null
  }
}
