import { type TeamCrypto, keyIdOf } from './crypto'
import { parseEnvelope, payloadText, payloadTypes, signedBy } from './envelope'
import { evolve, type Evolved } from './evolve'
import { keySchema, receiptSchema, withdrawalSchema } from './schema'

/** A key, a withdrawal or a receipt, whose signature fits the key that it carries. */
export interface SignedNote {
  readonly folder: string
  readonly machineId: string
  readonly machineName: string
  readonly keyId: string
  /** SHA-256 of the result that it is about; empty for a key. */
  readonly result: string
  readonly why: string
  readonly at: string
}
export type ReadNote = { readonly state: 'ok'; readonly note: SignedNote } | { readonly state: 'newer'; readonly version: string } | { readonly state: 'malformed'; readonly because: string }

interface Parts {
  readonly folder: string
  readonly machine: { readonly id: string; readonly name: string; readonly key: string }
  readonly result?: string
  readonly why?: string
  readonly at: string
}

const kinds = {
  key: (text: string): Evolved<Parts> => {
    const answer = evolve(text, keySchema, 'groundspeed.team-key')
    return answer.state === 'ok' ? { ...answer, value: { ...answer.value, at: answer.value.createdAt } } : answer
  },
  withdrawal: (text: string): Evolved<Parts> => evolve(text, withdrawalSchema, 'groundspeed.team-withdrawal'),
  receipt: (text: string): Evolved<Parts> => evolve(text, receiptSchema, 'groundspeed.team-receipt'),
}
export type NoteKind = keyof typeof kinds

/** A small signed file from its text, which may hold anything. One whose signature does not fit says nothing. Never throws. */
export function readNote(kind: NoteKind, text: string, crypto: TeamCrypto): ReadNote {
  const answer = parseEnvelope(text, crypto)
  if (!answer.ok) return { state: 'malformed', because: answer.because }
  const inner = payloadText(answer.envelope)
  if (inner === null) return { state: 'malformed', because: 'its payload is not UTF-8' }
  const parsed = kinds[kind](inner)
  if (parsed.state !== 'ok') return parsed
  const { folder, machine, result = '', why = '', at } = parsed.value
  const key = crypto.fromBase64(machine.key)
  if (!key || key.length !== 32) return { state: 'malformed', because: 'its key is not one' }
  if (answer.envelope.type !== payloadTypes[kind] || !signedBy(answer.envelope, payloadTypes[kind], key, crypto)) return { state: 'malformed', because: 'its signature does not fit' }
  return { state: 'ok', note: { folder, machineId: machine.id, machineName: machine.name, keyId: keyIdOf(crypto, key), result, why, at } }
}
