import { usageError } from '../../core/errors/user-error'
import { keyChoices, type KeyChoice } from '../../core/team/key-choice'
import { type Gathered } from './gather'
import { readMarks, writeMarks, type Membership, type TeamTools } from './membership'

/** Which keys claim to speak for which machine, and what was decided before. @throws UserError when the pins cannot be read */
export async function keysHere(tools: TeamTools, membership: Membership, { pins, keys }: Gathered): Promise<KeyChoice[]> {
  const { decided } = await readMarks(tools, membership)
  return keyChoices(pins.pins, keys, decided, membership.identity.machineId)
}

/**
 * Lets another key speak for a machine, here alone. The old one stays known, so that the same step brings it back; its
 * results no longer count. A third key that turns up later is news again. @throws UserError
 */
export async function trustKey(tools: TeamTools, membership: Membership, { machineId, now, others }: KeyChoice, keyId: string): Promise<void> {
  if (machineId === membership.identity.machineId) throw usageError('This machine speaks with its own key.', 'Nothing was changed.')
  const known = [...(now ? [now] : []), ...others].map((each) => each.keyId)
  if (!known.includes(keyId)) throw usageError('That key is not in the folder any more.', 'Look again.')
  const marks = await readMarks(tools, membership)
  const decided = [...new Set([...(marks.decided[machineId] ?? []), ...known])]
  await writeMarks(tools, membership, { ...marks, pins: { ...marks.pins, [machineId]: keyId }, decided: { ...marks.decided, [machineId]: decided } })
}
