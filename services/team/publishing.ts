import { resultPath, tombPath } from '../../core/team/layout'
import { leaksIn, type Leak } from '../../core/team/leaks'
import { preparePayload, printSorted } from '../../core/team/prepare'
import { parseEnvelope, payloadText } from '../../core/team/envelope'
import { failure, usageError } from '../../core/errors/user-error'
import { type RunFile } from '../../core/run/schema'
import { teamCrypto } from './crypto'
import { homeOf, readMarks, writeMarks, type Membership, type TeamTools } from './membership'
import { parseFile } from './parse-file'

/** What a run becomes in this folder: the exact bytes, and the JSON inside them for a person to read. */
export interface PreparedFile {
  readonly run: string
  readonly to: string
  readonly sha256: string
  readonly bytes: Uint8Array
  readonly payload: string
}

const leakWords = (leaks: readonly Leak[]): string => [...new Set(leaks.map(({ kind, encoding }) => `${kind} (${encoding})`))].join(', ')

/**
 * Makes the file, then looks at its final bytes as a stranger would: it must read back as a valid result, and nothing
 * that is known of this machine or its owner may be in it. @throws UserError when either fails
 */
export function prepareFile(tools: TeamTools, { joined, identity }: Membership, run: RunFile): PreparedFile {
  if (run.engine.replayOf !== null) throw usageError(`Run ${run.id} was replayed, not measured on this machine.`, 'Measure with `groundspeed run`, and publish that.')
  if (run.state === 'running') throw usageError(`Run ${run.id} is not over.`, 'Publish it when it is.')
  const known = tools.personal()
  const payload = preparePayload(run, { folder: joined.id, machine: { id: identity.machineId, name: joined.name, key: identity.keyBase64 }, version: tools.version }, known, teamCrypto)
  const bytes = identity.seal('result', payload)
  const sha256 = teamCrypto.sha256(bytes)
  const envelope = parseEnvelope(Buffer.from(bytes).toString('utf8'), teamCrypto)
  const inner = envelope.ok ? payloadText(envelope.envelope) : null
  const answer = parseFile('result', bytes, sha256)
  if (inner === null || answer.state !== 'result') throw failure(`Run ${run.id} does not make a file that others could read${answer.state === 'malformed' ? ` (${answer.because})` : ''}.`, 'Nothing was published. Please report this.')
  const leaks = leaksIn(inner, known, teamCrypto.toBase64)
  if (leaks.length > 0) throw failure(`The file would still hold something of this machine or its owner: ${leakWords(leaks)}.`, 'Nothing was published. Please report this, without the file.')
  return { run: run.id, to: resultPath(run.startedAt, identity.machineId, sha256), sha256, bytes, payload: inner }
}

export interface Queued {
  readonly file: PreparedFile
  /** The same bytes were handed over before. */
  readonly before: boolean
}

/** Puts runs into the outbox: from here on they are published whatever happens. @throws UserError when a run cannot be, before any is queued */
export async function queueRuns(tools: TeamTools, membership: Membership, runs: readonly RunFile[]): Promise<Queued[]> {
  const files = runs.map((run) => prepareFile(tools, membership, run))
  const sent = new Set(await membership.outbox.sent())
  const queued: Queued[] = []
  for (const file of files) {
    // Handed over before: it is looked for in the folder all the same, and put there again where it is missing.
    await membership.outbox.add({ kind: 'result', to: file.to, run: file.run, bytes: file.bytes })
    queued.push({ file, before: sent.has(file.sha256) })
  }
  return queued
}

/** Remembers that the person saw what is published and agreed. */
export async function agree(tools: TeamTools, { joined }: Membership): Promise<void> {
  if (joined.agreedAt === null) await homeOf(tools).join({ ...joined, agreedAt: new Date(tools.clock.now()).toISOString() })
}

/** One result of the folder by the start of its SHA-256 or its run. @throws UserError usage */
export function findResult({ index }: Membership, reference: string): { sha256: string; machineId: string; machineName: string; run: string } {
  const all = [...index.lines.values()].flatMap(({ answer }) => (answer.state === 'result' ? [answer.entry] : []))
  const unique = [...new Map(all.map((entry) => [entry.sha256, entry])).values()]
  const found = unique.filter(({ sha256, run }) => reference.length >= 4 && (sha256.startsWith(reference.toLowerCase()) || run.startsWith(reference)))
  if (found.length === 1) return found[0]!
  if (found.length > 1) throw usageError(`'${reference}' fits ${found.length} results.`, `Give more of the id: ${found.slice(0, 3).map(({ sha256 }) => sha256.slice(0, 12)).join(', ')}.`)
  throw usageError(`There is no result '${reference}' in the folder.`, '`groundspeed team list` shows the ids; give at least four characters.')
}

/**
 * Takes a result back. Our own: a signed withdrawal for everybody, since nothing is ever deleted. Somebody else's: it is
 * hidden on this machine alone.
 */
export async function withdraw(tools: TeamTools, membership: Membership, reference: string, why: string): Promise<{ sha256: string; run: string; own: boolean }> {
  await membership.index.load()
  const { identity, joined, outbox } = membership
  const { sha256, machineId, run } = findResult(membership, reference)
  if (machineId !== identity.machineId) {
    const marks = await readMarks(tools, membership)
    await writeMarks(tools, membership, { ...marks, hidden: [...new Set([...marks.hidden, sha256])] })
    return { sha256, run, own: false }
  }
  const payload = printSorted({
    schema: { name: 'groundspeed.team-withdrawal', major: 1, minor: 0 },
    folder: joined.id,
    machine: { id: identity.machineId, name: joined.name, key: identity.keyBase64 },
    result: sha256,
    why,
    at: new Date(tools.clock.now()).toISOString(),
  })
  await outbox.add({ kind: 'withdrawal', to: tombPath(sha256), run, bytes: identity.seal('withdrawal', payload) })
  return { sha256, run, own: true }
}
