import { usageError } from '../errors/user-error'
import { nearest } from '../text/nearest'
import { keysByMachine, type Decided, type KnownKey, type Pins } from './trust'

/** A key as a person compares it over the telephone: "3fa9 10c2 …", the first 128 bits of its SHA-256. */
export const fingerprint = (keyId: string): string => (keyId.match(/.{1,4}/g) ?? []).join(' ')

export interface KeyOffer {
  readonly keyId: string
  /** How the key's own file calls the machine: anybody may write that. */
  readonly name: string
  /** What the key's own file says; empty where the file is gone. */
  readonly createdAt: string
  /** A person saw it when they chose. */
  readonly decided: boolean
}

/** A machine and the keys that claim to speak for it. */
export interface KeyChoice {
  readonly machineId: string
  readonly name: string
  /** The key that speaks for it here; null: two came at once, and neither does. */
  readonly now: KeyOffer | null
  readonly others: readonly KeyOffer[]
}

/** Every machine whose keys are known here. @param self this machine: nobody else may speak for it, so it is left out */
export function keyChoices(pins: Pins, keys: readonly KnownKey[], decided: Decided, self: string): KeyChoice[] {
  const byMachine = keysByMachine(keys)
  const machines = [...new Set([...Object.keys(pins), ...byMachine.keys()])].filter((id) => id !== self).sort()
  return machines.map((machineId) => {
    const own: ReadonlyMap<string, KnownKey> = byMachine.get(machineId) ?? new Map<string, KnownKey>()
    const offer = (keyId: string): KeyOffer => ({ keyId, name: own.get(keyId)?.name ?? '', createdAt: own.get(keyId)?.createdAt ?? '', decided: (decided[machineId] ?? []).includes(keyId) })
    const pinned = pins[machineId]
    const now = pinned === undefined ? null : offer(pinned)
    const others = [...own.keys()].filter((id) => id !== pinned).sort().map(offer)
    return { machineId, name: (now?.name || others[0]?.name) ?? '', now, others }
  })
}

/** The machine that a person means: its name in any case, or the start of its id. @throws UserError usage */
export function chooseMachine(choices: readonly KeyChoice[], reference: string): KeyChoice {
  const wanted = reference.trim().toLowerCase()
  const found = choices.filter(({ machineId, name, others }) => (wanted.length >= 4 && machineId.startsWith(wanted)) || [name, ...others.map((each) => each.name)].some((each) => each.toLowerCase() === wanted))
  if (found.length === 1) return found[0]!
  if (found.length > 1) throw usageError(`'${reference}' fits ${found.length} machines.`, `Give the id instead: ${found.slice(0, 3).map(({ machineId }) => machineId).join(', ')}.`)
  const near = nearest(reference, choices.map(({ name }) => name).filter(Boolean))
  throw usageError(`There is no machine '${reference}' in the folder.`, near.length > 0 ? `Nearest: ${near.join(', ')}.` : '`groundspeed team list` names them; this machine itself always speaks with its own key.')
}

/** The key that is to speak from now on: the one that was named, or the only one that nobody decided about. @throws UserError usage */
export function chooseKey({ name, machineId, now, others }: KeyChoice, named: string | null): KeyOffer {
  const wanted = (named ?? '').toLowerCase().replace(/[^0-9a-f]/g, '')
  const all = now ? [now, ...others] : others
  const found = named === null ? others.filter(({ decided }) => !decided) : all.filter(({ keyId }) => wanted.length >= 4 && keyId.startsWith(wanted))
  if (found.length === 1) return found[0]!
  const listed = `--key ${all.slice(0, 3).map(({ keyId }) => keyId.slice(0, 8)).join(', or --key ')}`
  if (named !== null) throw usageError(`${name || machineId} has no one key '${named}'.`, `There are: ${listed}.`)
  throw usageError(`${name || machineId} has ${others.length} keys beside the one that speaks for it: name one.`, `${listed}.`)
}
