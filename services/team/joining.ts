import { keyPath } from '../../core/team/layout'
import { printSorted } from '../../core/team/prepare'
import { harmless } from '../../core/run/harmless-text'
import { usageError } from '../../core/errors/user-error'
import { openOrCreate } from './folder'
import { type Joined } from './home'
import { homeOf, membershipOf, type Membership, type TeamTools } from './membership'

export interface JoinInput {
  /** Absolute. */
  readonly folder: string
  /** How this machine is to be called; null gives it a name that says nothing of it. */
  readonly name: string | null
  /** The team's name, where the folder is made now. */
  readonly team: string | null
  /** Start a new team where another was joined and is away. */
  readonly fresh: boolean
}

/** A name that a person chose, as it goes into files. @throws UserError usage */
export function displayName(name: string, what: string, longest = 60): string {
  const plain = harmless(name.normalize('NFC')).replace(/\ufffd/g, '').replace(/\s+/g, ' ').trim()
  if (plain === '' || plain.length > longest) throw usageError(`${what} needs 1 to ${longest} characters that can be shown.`)
  return plain
}

/** Joins a team folder, and makes it when it is none yet. Nothing but this machine's public key goes there. @throws UserError */
export async function joinTeam(tools: TeamTools, input: JoinInput): Promise<{ membership: Membership; created: boolean }> {
  const home = homeOf(tools)
  const before = await home.joined()
  const name = input.name === null ? null : displayName(input.name, '--name')
  const team = displayName(input.team ?? 'team', '--team')
  const sameFolder = before?.folder === input.folder ? before : null
  const { team: found, created } = await openOrCreate({ port: tools.port, clock: tools.clock, root: input.folder, name: team, windows: tools.windows }, input.fresh ? null : sameFolder)
  const again = before?.id === found.id ? before : null
  const joined: Joined = { folder: input.folder, id: found.id, team: found.name, name: name ?? again?.name ?? 'machine', agreedAt: again?.agreedAt ?? null, receipts: again?.receipts ?? true }
  let membership = await membershipOf(tools, joined)
  if (name === null && !again) membership = { ...membership, joined: { ...joined, name: `machine-${membership.identity.machineId.slice(0, 8)}` } }
  await queueKey(tools, membership)
  await home.join(membership.joined)
  return { membership, created }
}

/** The public key that others check this machine's results with; the same for as long as its name is. */
async function queueKey({ clock }: TeamTools, { identity, joined, outbox }: Membership): Promise<void> {
  const to = keyPath(identity.keyId)
  for (const from of ['waiting', 'sent'] as const) {
    const known = from === 'waiting' ? await outbox.waiting() : await outbox.sent()
    for (const sha256 of known) {
      const item = await outbox.item(sha256, from)
      if (item?.kind !== 'key') continue
      if (from === 'sent') await outbox.again(sha256)
      return
    }
  }
  const payload = printSorted({
    schema: { name: 'groundspeed.team-key', major: 1, minor: 0 },
    folder: joined.id,
    machine: { id: identity.machineId, name: joined.name, key: identity.keyBase64 },
    createdAt: new Date(clock.now()).toISOString(),
  })
  await outbox.add({ kind: 'key', to, run: null, bytes: identity.seal('key', payload) })
}
