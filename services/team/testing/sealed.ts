import { type payloadTypes } from '../../../core/team/envelope'
import { resultPath } from '../../../core/team/layout'
import { preparePayload, printSorted } from '../../../core/team/prepare'
import { type RunFile } from '../../../core/run/schema'
import { teamCrypto } from '../crypto'
import { identityFor, type Identity } from '../identity'
import { exampleTeamRun } from './rig'

export const testFolder = '11111111-2222-4333-8444-555555555555'
export const testIdentity = (n = 1, folder = testFolder): Identity => identityFor(new Uint8Array(32).fill(n), folder)

/** The payload of an example run, as a value that a test may change. */
export function payloadOf(run: RunFile = exampleTeamRun(), { identity = testIdentity(), folder = testFolder, name = 'Ann' } = {}): Record<string, unknown> {
  return JSON.parse(preparePayload(run, { folder, machine: { id: identity.machineId, name, key: identity.keyBase64 }, version: '0.1.0' }, [], teamCrypto)) as Record<string, unknown>
}

/** A signed file around any payload, value or text. */
export const sealed = (payload: unknown, identity = testIdentity(), kind: keyof typeof payloadTypes = 'result'): Uint8Array => identity.seal(kind, typeof payload === 'string' ? payload : printSorted(payload))

/** Where a file of these bytes belongs. */
export const pathFor = (bytes: Uint8Array, startedAt = '2026-11-20T08:00:00.000Z', machineId = testIdentity().machineId): string => resultPath(startedAt, machineId, teamCrypto.sha256(bytes))
