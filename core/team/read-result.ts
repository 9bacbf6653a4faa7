import { type BenchmarkRecord, type RunFile, runSchemaVersion } from '../run/schema'
import { runOf } from '../run/parse'
import { type Limit } from '../limits/limit'
import { type MachineFacts } from '../machine/facts'
import { type TeamCrypto, keyIdOf } from './crypto'
import { parseEnvelope, payloadText, payloadTypes, signedBy, type Envelope } from './envelope'
import { type TeamEntry } from './entry'
import { entryOf, entryOfClaims } from './entry-of'
import { evolve } from './evolve'
import { resultSchema, type TeamResult } from './schema'

export type ReadResult =
  | { readonly state: 'ok'; readonly entry: TeamEntry; /** Null where a newer version wrote what this one cannot read. */ readonly run: RunFile | null }
  | { readonly state: 'newer'; readonly version: string }
  | { readonly state: 'malformed'; readonly because: string }

export interface ReadContext {
  readonly crypto: TeamCrypto
  /** What a benchmark cannot exceed on a machine, by our own catalog: a file's own word for it proves nothing. */
  readonly limitOf: (record: BenchmarkRecord, machine: MachineFacts, device: string) => Limit | null
}

const malformed = (because: string): ReadResult => ({ state: 'malformed', because })

function signatureOf(envelope: Envelope, key: Uint8Array, crypto: TeamCrypto): TeamEntry['signature'] {
  if (envelope.type !== payloadTypes.result) return 'wrong-type'
  if (envelope.signatures.length === 0) return 'none'
  return signedBy(envelope, payloadTypes.result, key, crypto) ? 'good' : 'bad'
}

/** A month is the longest run that anybody would wait for, ms. */
const longestRunMs = 31 * 86_400_000

/** What the envelope of times may not be. */
function timeComplaint({ startedAt, run }: TeamResult): string | null {
  if (run['startedAt'] !== startedAt) return 'its times do not agree'
  const end = run['finishedAt']
  const took = typeof end === 'string' ? Date.parse(end) - Date.parse(startedAt) : 0
  return took >= 0 && took <= longestRunMs ? null : 'it ended before it began, or ran for more than a month'
}

/**
 * A result from the text of a file, which may hold anything. Never throws. The signature is looked at over the same
 * bytes that are parsed afterwards. @param sha256 of the file's bytes
 */
export function readResult(text: string, sha256: string, { crypto, limitOf }: ReadContext): ReadResult {
  const answer = parseEnvelope(text, crypto)
  if (!answer.ok) return malformed(answer.because)
  const inner = payloadText(answer.envelope)
  if (inner === null) return malformed('its payload is not UTF-8')
  const evolved = evolve(inner, resultSchema, 'groundspeed.team-result')
  if (evolved.state !== 'ok') return evolved
  const { value: result } = evolved
  const key = crypto.fromBase64(result.machine.key)
  if (!key || key.length !== 32) return malformed('its key is not one')
  const wrongTime = timeComplaint(result)
  if (wrongTime !== null) return malformed(wrongTime)
  const head = { sha256, keyId: keyIdOf(crypto, key), signature: signatureOf(answer.envelope, key, crypto), result }
  const version = (result.run['schema'] as { major?: unknown; minor?: unknown } | undefined) ?? {}
  if (typeof version.major === 'number' && version.major > runSchemaVersion.major) return { state: 'newer', version: `run ${version.major}` }
  try {
    // `evolve` refused every text that acts.
    const run = runOf(result.run, 'the run', true)
    return { state: 'ok', entry: entryOf(head, run, limitOf, crypto), run }
  } catch (error) {
    // A newer version may use words that this one does not know: its claims can be listed, and are not ranked.
    if (typeof version.minor === 'number' && version.minor > runSchemaVersion.minor) return { state: 'ok', entry: entryOfClaims(head), run: null }
    return malformed((error as Error).message.slice(0, 200))
  }
}
