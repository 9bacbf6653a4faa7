/** A value, or null for what is not JSON. Depth is bounded by the engine, which throws, size by the caller. */
export function safeParse(text: string): unknown {
  try {
    return JSON.parse(text.trim().replace(/^\uFEFF/, '')) as unknown
  } catch {
    return null
  }
}

const token = /\s*(?:([[\]{}:,])|"((?:[^"\\]|\\.){0,4000})"|'((?:[^'\\]|\\.){0,4000})'|(-?\d[\d.eE+-]*)|(<[^>\n]{0,80}>)|([A-Za-z_$][\w$]*))/y
const words: Readonly<Record<string, unknown>> = { true: true, false: false }

/**
 * The value among other lines: prompts ("[me@host ~]$ …") and warnings before it, a prompt after it. It begins with the
 * first line that looks like a beginning and no other, so that a part of a cut list is not taken for the whole.
 */
export function parseWithin(text: string): unknown {
  const value = safeParse(text)
  const start = value === null ? text.search(/^[ \t]*(\[[ \t]*($|[[{"\]])|\{[ \t]*($|["}]))/m) : -1
  if (start < 0) return value
  const after = text.slice(start)
  const ends = [...after.matchAll(/[\]}][ \t]*$/gm)]
  return ends.length === 0 ? null : safeParse(after.slice(0, ends[ends.length - 1]!.index + 1))
}

/** The text ends where a value should go on. */
class End extends Error {}

/**
 * JSON, or an object as Node prints it: names without quotes, strings in either, commas before the end, `undefined` and
 * `NaN` (both null here). Of a text that ends too soon, the items that it tells whole: a half record is none, but for the
 * outermost. Null for anything else. Linear in the text.
 */
export function looseParse(text: string): unknown {
  const strict = safeParse(text)
  if (strict !== null) return strict
  token.lastIndex = 0
  const whole = text.trimEnd().length
  const next = (): RegExpExecArray => {
    if (token.lastIndex >= whole) throw new End()
    const match = token.exec(text)
    if (!match) throw new SyntaxError()
    return match
  }
  /** @returns whether the text goes on behind what was filled in */
  const filled = (fill: () => void): boolean => {
    try {
      fill()
      return true
    } catch (error) {
      if (error instanceof End) return false
      throw error
    }
  }
  const value = (match: RegExpExecArray, depth: number): unknown => {
    if (depth > 40) throw new SyntaxError()
    const [, sign, double, single, number, , word] = match
    if (sign === '[') {
      const list: unknown[] = []
      filled(() => {
        for (let item = next(); item[1] !== ']'; item = next()) if (item[1] !== ',') list.push(value(item, depth + 1))
      })
      return list
    }
    if (sign === '{') {
      const record: Record<string, unknown> = {}
      const isWhole = filled(() => {
        for (let key = next(); key[1] !== '}'; key = next()) {
          if (key[1] === ',') continue
          if (next()[1] !== ':') throw new SyntaxError()
          const name = key[2] ?? key[3] ?? key[6]
          if (name === undefined) throw new SyntaxError()
          Object.defineProperty(record, name, { value: value(next(), depth + 1), enumerable: true, configurable: true, writable: true })
        }
      })
      if (!isWhole && depth > 0) throw new End()
      return record
    }
    if (sign !== undefined) throw new SyntaxError()
    if (double !== undefined || single !== undefined) return (double ?? single)!.replace(/\\(.)/g, '$1')
    if (number !== undefined) return Number.isFinite(Number(number)) ? Number(number) : null
    return word === undefined ? null : (words[word] ?? null)
  }
  try {
    return value(next(), 0)
  } catch {
    return null
  }
}
