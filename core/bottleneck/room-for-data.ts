import { type MachineFacts } from '../machine/facts'
import { valueOr } from '../result/known'

/** Memory that can hold data after they were read once, bytes: what is available, within the container's limit; null: not known. */
export function roomForData({ memory }: MachineFacts): number | null {
  const there = valueOr(memory.availableBytes, valueOr(memory.totalBytes, null))
  const limit = valueOr(memory.limitBytes, Infinity)
  return there === null ? (Number.isFinite(limit) ? limit : null) : Math.min(there, limit)
}
