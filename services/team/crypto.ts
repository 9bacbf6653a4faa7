import crypto, { type KeyObject } from 'node:crypto'
import { type TeamCrypto } from '../../core/team/crypto'

/** DER around a raw Ed25519 key (RFC 8410): what comes before the 32 bytes. */
const publicHead = Buffer.from('302a300506032b6570032100', 'hex')
const privateHead = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Importing a key costs as much as using it, and a folder has few. */
const imported = new Map<string, KeyObject>()
const mostImported = 1000

function publicKey(raw: Uint8Array): KeyObject {
  const id = Buffer.from(raw).toString('hex')
  const ready = imported.get(id)
  if (ready) return ready
  const key = crypto.createPublicKey({ key: Buffer.concat([publicHead, raw]), format: 'der', type: 'spki' })
  if (imported.size >= mostImported) imported.clear()
  imported.set(id, key)
  return key
}

export const teamCrypto: TeamCrypto = {
  sha256: (bytes) => crypto.createHash('sha256').update(bytes).digest('hex'),
  verify(key, message, signature) {
    if (key.length !== 32 || signature.length !== 64) return false
    try {
      return crypto.verify(null, message, publicKey(key), signature)
    } catch {
      return false
    }
  },
  fromBase64(text) {
    const bytes = Buffer.from(text, 'base64')
    // Node passes over what is not base64; what it would not write itself is refused.
    return bytes.toString('base64') === text ? bytes : null
  },
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
}

export interface SigningKey {
  /** 32 raw bytes. */
  readonly publicKey: Uint8Array
  sign(message: Uint8Array): Uint8Array
}

/** An Ed25519 key from its 32-byte seed. */
export function signingKey(seed: Uint8Array): SigningKey {
  const key = crypto.createPrivateKey({ key: Buffer.concat([privateHead, seed]), format: 'der', type: 'pkcs8' })
  const spki = crypto.createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { publicKey: spki.subarray(spki.length - 32), sign: (message) => crypto.sign(null, message, key) }
}
