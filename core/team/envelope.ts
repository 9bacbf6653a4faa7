import { z } from 'zod'
import { safeJsonParse } from '../json/safe-parse'
import { type TeamCrypto } from './crypto'

/**
 * DSSE (github.com/secure-systems-lab/dsse, envelope.md and protocol.md): what is signed are the exact bytes of the
 * payload and its type, so that no JSON has to be made canonical, and a payload cannot pass for one of another type.
 */
export const payloadTypes = {
  result: 'application/vnd.groundspeed.team-result+json',
  key: 'application/vnd.groundspeed.team-key+json',
  withdrawal: 'application/vnd.groundspeed.team-withdrawal+json',
  receipt: 'application/vnd.groundspeed.team-receipt+json',
} as const

const encoder = new TextEncoder()

/** Pre-authentication encoding: "DSSEv1" SP len(type) SP type SP len(body) SP body, lengths in bytes, in ASCII decimal. */
export function pae(type: string, body: Uint8Array): Uint8Array {
  const typeBytes = encoder.encode(type)
  const head = encoder.encode(`DSSEv1 ${typeBytes.length} `)
  const middle = encoder.encode(` ${body.length} `)
  const whole = new Uint8Array(head.length + typeBytes.length + middle.length + body.length)
  let at = 0
  for (const part of [head, typeBytes, middle, body]) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

const envelopeSchema = z.object({
  payload: z.string(),
  payloadType: z.string().max(256),
  signatures: z.array(z.object({ keyid: z.string().max(256).optional(), sig: z.string().max(256) })).max(8),
})

export interface Envelope {
  readonly type: string
  readonly payload: Uint8Array
  /** `keyid` is a hint that anybody can write; it decides nothing. */
  readonly signatures: readonly { readonly sig: Uint8Array }[]
}

export type EnvelopeAnswer = { readonly ok: true; readonly envelope: Envelope } | { readonly ok: false; readonly because: string }

const no = (because: string): EnvelopeAnswer => ({ ok: false, because })

/** An envelope from a file's text, which may hold anything. Never throws. */
export function parseEnvelope(text: string, crypto: Pick<TeamCrypto, 'fromBase64'>): EnvelopeAnswer {
  const json = safeJsonParse(text, { depth: 4, keys: 64 })
  if (!json.ok) return no(json.because)
  const parsed = envelopeSchema.safeParse(json.value)
  if (!parsed.success) return no('it is not a signed envelope')
  const payload = crypto.fromBase64(parsed.data.payload)
  const signatures = parsed.data.signatures.map(({ sig }) => crypto.fromBase64(sig))
  if (!payload) return no('its payload is not base64')
  if (signatures.includes(null)) return no('a signature is not base64')
  return { ok: true, envelope: { type: parsed.data.payloadType, payload, signatures: signatures.map((sig) => ({ sig: sig! })) } }
}

/** What is published: keys in order, one line, LF. */
export const printEnvelope = (type: string, payload: Uint8Array, signature: { keyId: string; sig: Uint8Array }, { toBase64 }: Pick<TeamCrypto, 'toBase64'>): string =>
  `${JSON.stringify({ payload: toBase64(payload), payloadType: type, signatures: [{ keyid: signature.keyId, sig: toBase64(signature.sig) }] })}\n`

/** Whether one of the signatures is this key's, over the exact payload and the type that is expected. */
export const signedBy = ({ payload, signatures }: Envelope, type: string, key: Uint8Array, { verify }: Pick<TeamCrypto, 'verify'>): boolean =>
  signatures.some(({ sig }) => verify(key, pae(type, payload), sig))

/** The text of a payload; null when it is not UTF-8. */
export function payloadText({ payload }: Envelope): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(payload)
  } catch {
    return null
  }
}
