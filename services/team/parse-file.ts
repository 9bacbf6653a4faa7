import path from 'node:path'
import { benchmarks } from '../../benchmarks/list'
import { type FileAnswer } from '../../core/team/index-line'
import { readNote } from '../../core/team/read-small'
import { readResult, type ReadContext } from '../../core/team/read-result'
import { limitFor } from '../runner/limits'
import { teamCrypto } from './crypto'
import { type FsPort } from './fs-port'
import { readWhole, type WholeFile } from './read-whole'

export const jobKinds = ['result', 'key', 'withdrawal', 'receipt'] as const

/** One file to be read. */
export interface ReadJob {
  readonly kind: (typeof jobKinds)[number]
  /** Below the team folder. */
  readonly path: string
  /** First 32 hex digits that the content must have; null where the name does not say. */
  readonly hash: string | null
}

/** A file's own word for what its device can do proves nothing: the limit comes from our catalog. */
export const readContext: ReadContext = {
  crypto: teamCrypto,
  limitOf: (record, machine, device) => {
    const definition = benchmarks.find(({ id }) => id === record.id)
    // Work of another version than ours cannot be judged by our formulas.
    if (!definition || definition.unit !== record.unit) return null
    try {
      return limitFor(definition, record, machine, device)
    } catch {
      return null
    }
  },
}

/** What the bytes of a file are. Never throws. */
export function parseFile(kind: ReadJob['kind'], bytes: Uint8Array, hash: string | null): FileAnswer {
  const sha256 = teamCrypto.sha256(bytes)
  if (hash !== null && !sha256.startsWith(hash)) return { state: 'altered', because: 'incomplete or altered: its content is not the one it is named after' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return { state: 'malformed', because: 'it is not UTF-8 text' }
  }
  if (kind !== 'result') {
    const read = readNote(kind, text, teamCrypto)
    return read.state === 'ok' ? { state: 'note', kind, note: { ...read.note } } : read
  }
  const read = readResult(text, sha256, readContext)
  return read.state === 'ok' ? { state: 'result', entry: read.entry } : read
}

/** A file from the shared folder, whatever it is, without a look inside. Never throws. */
export const readJob = (port: FsPort, root: string, job: ReadJob): Promise<WholeFile> => readWhole(port, path.join(root, job.path))

/** What was read of a file. Never throws. */
export function answerFor(job: ReadJob, read: WholeFile): FileAnswer {
  switch (read.state) {
    case 'read':
      return parseFile(job.kind, read.bytes, job.hash)
    case 'refused':
      return read
    case 'online-only':
      return read
    case 'changing':
      return { state: 'pending', because: 'it is still being copied' }
    case 'gone':
      return { state: 'pending', because: 'it vanished while it was read' }
    case 'failed':
      return { state: 'pending', because: `the share did not give it (${read.code})` }
  }
}
