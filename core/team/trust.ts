import { type TeamEntry } from './entry'
import { type TeamKey } from './schema'

/**
 * Who a file is from, as far as its signature says. Only `verified` counts in ranks, peers and anchors. It proves which
 * key wrote these bytes, not that the run was honest.
 */
export const trustStates = ['verified', 'unknown-key', 'key-changed', 'unsigned', 'bad-signature', 'wrong-type', 'other-folder'] as const
export type Trust = (typeof trustStates)[number]

/** A key that was published here and signs itself. */
export interface KnownKey {
  readonly keyId: string
  readonly machineId: string
  readonly name: string
  readonly createdAt: string
}

/** The key that speaks for a machine, as this reader first saw it: machine id to key id. */
export type Pins = Readonly<Record<string, string>>

export const keyOf = (key: TeamKey, keyId: string): KnownKey => ({ keyId, machineId: key.machine.id, name: key.machine.name, createdAt: key.createdAt })

export interface PinAnswer {
  readonly pins: Pins
  /** Machines for which a key turned up that is not the pinned one, or for which two came at once. */
  readonly changed: readonly { readonly machineId: string; readonly keyIds: readonly string[] }[]
}

/** Keys of a machine between which a person chose: none of them is news any more. */
export type Decided = Readonly<Record<string, readonly string[]>>

/** By machine and key, in the order of machine ids: a folder may hold very many. */
export function keysByMachine(keys: readonly KnownKey[]): ReadonlyMap<string, ReadonlyMap<string, KnownKey>> {
  const machines = new Map<string, Map<string, KnownKey>>()
  for (const key of [...keys].sort((a, b) => (a.machineId < b.machineId ? -1 : a.machineId > b.machineId ? 1 : 0))) {
    const own = machines.get(key.machineId)
    if (own) own.set(key.keyId, key)
    else machines.set(key.machineId, new Map([[key.keyId, key]]))
  }
  return machines
}

/** Trust on first use: one key for a machine nobody knew is pinned; of two that come at once neither is. */
export function pinKeys(pins: Pins, keys: readonly KnownKey[], decided: Decided = {}): PinAnswer {
  const next: Record<string, string> = { ...pins }
  const changed: { machineId: string; keyIds: string[] }[] = []
  for (const [machineId, own] of keysByMachine(keys)) {
    const ids = [...own.keys()].sort()
    const pinned = next[machineId]
    if (pinned === undefined && ids.length === 1) next[machineId] = ids[0]!
    else if (pinned === undefined) changed.push({ machineId, keyIds: ids })
    else {
      const news = ids.filter((id) => id !== pinned && !(decided[machineId] ?? []).includes(id))
      if (news.length > 0) changed.push({ machineId, keyIds: news })
    }
  }
  return { pins: next, changed }
}

/** @param folder the UUID that this reader joined @param keyIds of the keys that were published here */
export function trustOf({ signature, folder: of, machineId, keyId }: Pick<TeamEntry, 'signature' | 'folder' | 'machineId' | 'keyId'>, folder: string, pins: Pins, keyIds: ReadonlySet<string>): Trust {
  if (signature === 'wrong-type') return 'wrong-type'
  if (signature === 'none') return 'unsigned'
  if (signature === 'bad') return 'bad-signature'
  if (of !== folder) return 'other-folder'
  const pinned = pins[machineId]
  if (pinned !== undefined && pinned !== keyId) return 'key-changed'
  if (!keyIds.has(keyId)) return 'unknown-key'
  return pinned === keyId ? 'verified' : 'key-changed'
}

/** Words for a reader, and what to do. */
export const trustWords: Readonly<Record<Trust, { readonly short: string; readonly text: string }>> = {
  verified: { short: 'verified', text: 'Signed by the key that this machine was first seen with, or that you chose for it. That proves who wrote it, not that the run was honest.' },
  'unknown-key': { short: 'unknown key', text: 'Signed by a key that nobody published in this folder. It may still be on its way.' },
  'key-changed': { short: 'key changed', text: 'Signed by another key than the one that speaks for this machine here. Ask its owner before you believe it.' },
  unsigned: { short: 'unsigned', text: 'Nobody signed it: anybody may have written it.' },
  'bad-signature': { short: 'bad signature', text: 'Its signature does not fit its bytes: it was altered, or made by hand.' },
  'wrong-type': { short: 'wrong type', text: 'Signed as something else than a result: it was put together from other files.' },
  'other-folder': { short: 'other folder', text: 'Signed for another team folder and copied here.' },
}
