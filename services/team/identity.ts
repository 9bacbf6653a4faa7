import crypto from 'node:crypto'
import path from 'node:path'
import { keyIdOf } from '../../core/team/crypto'
import { payloadTypes, pae, printEnvelope } from '../../core/team/envelope'
import { failure } from '../../core/errors/user-error'
import { signingKey, teamCrypto, type SigningKey } from './crypto'
import { codeOf, type FsPort } from './fs-port'
import { makeFolders, writeLocal } from './local-file'
import { readWhole } from './read-whole'

/**
 * Who this machine is in one folder. Both the id and the key come from one random secret that never leaves this machine
 * and the folder's UUID: stable in a folder, and two folders cannot find out that they know the same machine.
 */
export interface Identity {
  /** First 16 hex digits of HMAC-SHA-256(secret, folder UUID). */
  readonly machineId: string
  readonly key: SigningKey
  readonly keyBase64: string
  readonly keyId: string
  /** An envelope around this payload, signed. */
  seal(kind: keyof typeof payloadTypes, payload: string): Uint8Array
}

const secretFile = (dataDir: string): string => path.join(dataDir, 'team', 'secret')

/** @param secret 32 bytes */
export function identityFor(secret: Uint8Array, folder: string): Identity {
  const hmac = (text: string) => crypto.createHmac('sha256', secret).update(text).digest()
  const key = signingKey(hmac(`groundspeed team key ${folder}`))
  const keyId = keyIdOf(teamCrypto, key.publicKey)
  return {
    machineId: hmac(folder).toString('hex').slice(0, 16),
    key,
    keyBase64: teamCrypto.toBase64(key.publicKey),
    keyId,
    seal(kind, payload) {
      const type = payloadTypes[kind]
      const body = Buffer.from(payload, 'utf8')
      return Buffer.from(printEnvelope(type, body, { keyId, sig: key.sign(pae(type, body)) }, teamCrypto), 'utf8')
    },
  }
}

/** The secret of this machine, made at the first call. @throws UserError when it cannot be read: a new one would be another machine */
export async function machineSecret(port: FsPort, dataDir: string): Promise<Uint8Array> {
  const file = secretFile(dataDir)
  const found = await readWhole(port, file, 1024)
  const text = found.state === 'read' ? Buffer.from(found.bytes).toString('utf8').trim() : ''
  if (/^[0-9a-f]{64}$/.test(text)) return Buffer.from(text, 'hex')
  if (found.state !== 'gone') throw failure(`The secret of this machine, ${file}, cannot be read.`, 'Restore it from a copy, or remove it: this machine is then a new one to its team.')
  const secret = crypto.randomBytes(32)
  try {
    await makeFolders(port, path.dirname(file))
    await writeLocal(port, file, Buffer.from(`${secret.toString('hex')}\n`), { mode: 0o600, exclusive: true })
  } catch (error) {
    // The window and the command line may start at the same time: the first one's counts.
    if (codeOf(error) === 'EEXIST') return machineSecret(port, dataDir)
    throw error
  }
  return secret
}
