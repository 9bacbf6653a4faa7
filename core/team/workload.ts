import { type BenchmarkRecord } from '../run/schema'
import { type TeamCrypto } from './crypto'

/** Names the work of a benchmark: results are set beside each other only where it is the same. 16 hex digits. */
export function workloadOf({ id, unit, precision, engine, work, params }: BenchmarkRecord, { sha256 }: Pick<TeamCrypto, 'sha256'>): string {
  const parts = Object.keys(params).sort().map((name) => `${name}=${params[name]}`)
  return sha256(new TextEncoder().encode([id, unit, precision, engine, work, ...parts].join('\n'))).slice(0, 16)
}
