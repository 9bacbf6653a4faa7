import { ownWords, type PersonalText } from './personal'

export interface Leak {
  readonly kind: PersonalText['kind']
  readonly encoding: string
}

const encoder = new TextEncoder()
const hexOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
const percentOf = (bytes: Uint8Array): string => Array.from(bytes, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')
const escapedOf = (text: string): string => Array.from({ length: text.length }, (_, i) => `\\u${text.charCodeAt(i).toString(16).padStart(4, '0')}`).join('')

/** The middle of a text's base64, whose ends depend on what stands beside it, at each of the three places it may start. */
function base64Cores(bytes: Uint8Array, toBase64: (bytes: Uint8Array) => string): string[] {
  return [0, 1, 2].map((shift) => {
    const shifted = new Uint8Array(shift + bytes.length)
    shifted.set(bytes, shift)
    const [start, end] = [Math.ceil((8 * shift) / 6), Math.floor((8 * (shift + bytes.length)) / 6)]
    return toBase64(shifted).slice(start, end)
  })
}

/** Base64 of fewer letters than this is found in any long text by chance. */
const shortestBase64 = 8
/** Texts shorter than this are looked for as words alone. */
const shortestAnywhere = 4

interface Texts {
  /** Names of fields, our own closed words, hardware, and the name that the person chose: what may look like a name by chance. */
  readonly words: string[]
  /** All other texts. */
  readonly free: string[]
}

function textsOf(payload: unknown): Texts {
  const texts: Texts = { words: [], free: [] }
  const hardware = new Set<unknown>()
  const { machine, run } = payload as { machine?: { name?: unknown }; run?: { machine?: { cpu?: { model?: unknown }; gpus?: { name?: unknown }[] } } }
  for (const fact of [run?.machine?.cpu?.model, ...(run?.machine?.gpus ?? []).map(({ name }) => name)]) hardware.add(fact)
  const walk = (value: unknown, key: string, isWord: boolean): void => {
    if (typeof value === 'string') (isWord || ownWords.has(key) ? texts.words : texts.free).push(value)
    else if (Array.isArray(value)) for (const each of value) walk(each, key, isWord)
    else if (value !== null && typeof value === 'object') {
      for (const [name, each] of Object.entries(value)) {
        texts.words.push(name)
        walk(each, name, isWord || (hardware.has(value) && name === 'value') || (value === machine && name === 'name'))
      }
    }
  }
  walk(payload, '', false)
  return texts
}

/**
 * Which of the known personal texts the final text still holds: as it is, percent-encoded, escaped, in hex or in
 * base64, in any case. A secret that is a word of hardware, of ours, or of the name that the person chose is looked for
 * in all other texts. @param text the payload's JSON, read from the final bytes
 */
export function leaksIn(text: string, known: readonly PersonalText[], toBase64: (bytes: Uint8Array) => string): Leak[] {
  const { words, free } = textsOf(JSON.parse(text))
  const vocabulary = words.join('\n').toLowerCase()
  const found: Leak[] = []
  for (const { kind, text: secret } of known) {
    if (secret.length < 2) continue
    const wanted = secret.toLowerCase()
    const haystack = vocabulary.includes(wanted) ? free.join('\n') : `${text}\n${free.join('\n')}`
    for (const encoding of encodingsIn(haystack, secret, toBase64)) found.push({ kind, encoding })
  }
  return found
}

function encodingsIn(haystack: string, secret: string, toBase64: (bytes: Uint8Array) => string): string[] {
  const [lower, wanted] = [haystack.toLowerCase(), secret.toLowerCase()]
  if (secret.length < shortestAnywhere) {
    const word = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u')
    return word.test(lower) ? ['as it is'] : []
  }
  const bytes = [secret, wanted].map((form) => encoder.encode(form))
  const lookups: [encoding: string, there: boolean][] = [
    ['as it is', lower.includes(wanted) || lower.includes(JSON.stringify(wanted).slice(1, -1))],
    ['percent-encoded', bytes.some((each) => lower.includes(percentOf(each))) || (encodeURIComponent(secret) !== secret && lower.includes(encodeURIComponent(secret).toLowerCase()))],
    ['escaped', [secret, wanted].some((form) => lower.includes(escapedOf(form)))],
    ['hexadecimal', bytes.some((each) => lower.includes(hexOf(each)))],
    ['base64', [...bytes, encoder.encode(secret.toUpperCase())].some((each) => base64Cores(each, toBase64).some((core) => core.length >= shortestBase64 && haystack.includes(core)))],
  ]
  return lookups.filter(([, there]) => there).map(([encoding]) => encoding)
}
