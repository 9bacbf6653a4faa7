import { type PersonalText } from './personal'

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

/**
 * Which of the known personal texts the final text still holds: as it is, percent-encoded, escaped, in hex or in
 * base64, in any case. @param allowed texts that may hold them all the same, such as a processor's name and the name that the person chose
 */
export function leaksIn(text: string, known: readonly PersonalText[], allowed: readonly string[], toBase64: (bytes: Uint8Array) => string): Leak[] {
  const rest = allowed.filter((each) => each !== '').reduce((left, each) => left.split(JSON.stringify(each).slice(1, -1)).join('\u0001'), text)
  const lower = rest.toLowerCase()
  const found: Leak[] = []
  for (const { kind, text: secret } of known) {
    if (secret.length < 2) continue
    const wanted = secret.toLowerCase()
    const bytes = encoder.encode(secret)
    if (secret.length < shortestAnywhere) {
      const word = new RegExp(`(?<![\\p{L}\\p{N}])${wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u')
      if (word.test(lower)) found.push({ kind, encoding: 'as it is' })
      continue
    }
    const lookups: [encoding: string, there: boolean][] = [
      ['as it is', lower.includes(wanted) || lower.includes(JSON.stringify(wanted).slice(1, -1))],
      ['percent-encoded', lower.includes(percentOf(bytes)) || lower.includes(encodeURIComponent(secret).toLowerCase())],
      ['escaped', lower.includes(escapedOf(secret)) || lower.includes(escapedOf(wanted))],
      ['hexadecimal', lower.includes(hexOf(bytes)) || lower.includes(hexOf(encoder.encode(wanted)))],
      ['base64', [secret, wanted, secret.toUpperCase()].some((form) => base64Cores(encoder.encode(form), toBase64).some((core) => core.length >= shortestBase64 && rest.includes(core)))],
    ]
    for (const [encoding, there] of lookups) if (there) found.push({ kind, encoding })
  }
  return found
}
