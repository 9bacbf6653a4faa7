/** What the protocol needs of cryptography, passed in: core has none of its own. */
export interface TeamCrypto {
  /** Lower-case hex. */
  sha256(bytes: Uint8Array): string
  /** Ed25519 (RFC 8032). False for anything that is not a valid signature, a key of the wrong length included. @param key 32 raw bytes */
  verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean
  /** Null unless it is base64 as this module writes it: padded, with no other characters. */
  fromBase64(text: string): Uint8Array | null
  toBase64(bytes: Uint8Array): string
}

/** A key's name: the first 32 hex digits of the SHA-256 of its 32 bytes. */
export const keyIdOf = (crypto: Pick<TeamCrypto, 'sha256'>, key: Uint8Array): string => crypto.sha256(key).slice(0, 32)
