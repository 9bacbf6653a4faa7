import { usageError } from '../../core/errors/user-error'
import { readMarks, writeMarks, type Membership, type TeamTools } from './membership'
import { findResult } from './publishing'

export interface HiddenResult {
  readonly sha256: string
  readonly run: string
  readonly machineName: string
  /** "2026-11-20" */
  readonly date: string
}

/** Hides a result of another machine on this one alone, or shows it again. @throws UserError usage */
export async function hide(tools: TeamTools, membership: Membership, reference: string, hidden: boolean): Promise<{ sha256: string; run: string; machineName: string; changed: boolean }> {
  await membership.index.load()
  const { sha256, machineId, machineName, run } = findResult(membership, reference)
  if (hidden && machineId === membership.identity.machineId) throw usageError(`Run ${run} is this machine's own: colleagues would see it all the same.`, 'Take it back for everybody: groundspeed team withdraw ID --why TEXT')
  const marks = await readMarks(tools, membership)
  const changed = marks.hidden.includes(sha256) !== hidden
  if (changed) await writeMarks(tools, membership, { ...marks, hidden: hidden ? [...marks.hidden, sha256] : marks.hidden.filter((each) => each !== sha256) })
  return { sha256, run, machineName, changed }
}

/** What is hidden here, of the results that are in the folder; newest first. @throws UserError when the marks cannot be read */
export async function hiddenHere(tools: TeamTools, membership: Membership): Promise<HiddenResult[]> {
  const hidden = new Set((await readMarks(tools, membership)).hidden)
  if (hidden.size === 0) return []
  const found = new Map<string, HiddenResult>()
  for (const { answer } of membership.index.lines.values()) {
    if (answer.state !== 'result' || !hidden.has(answer.entry.sha256)) continue
    const { sha256, run, machineName, startedAt } = answer.entry
    found.set(sha256, { sha256, run, machineName, date: startedAt.slice(0, 10) })
  }
  return [...found.values()].sort((a, b) => (a.date < b.date ? 1 : -1))
}
