import path from 'node:path'
import { receiptPath, receiptsArea } from '../../core/team/layout'
import { nextLine } from '../../core/team/index-line'
import { printSorted } from '../../core/team/prepare'
import { type Fleet, type FleetResult } from '../../core/team/fleet'
import { type Membership, type TeamTools } from './membership'
import { type ReadJob } from './parse-file'
import { slicer, turn } from './turn'

/** Small files cost a share as much as large ones: a look leaves so many at the most, for the newest results. */
const mostAtOnce = 20

/** The newest of a fleet that want a note, newest first: a hundred thousand are not sorted for twenty. */
async function newestDue({ machines }: Fleet, wants: (result: FleetResult) => boolean): Promise<FleetResult[]> {
  const full = slicer()
  const newest: FleetResult[] = []
  for (const { results } of machines) {
    // Of each machine from its newest on: one that is older than all that were found ends it.
    for (let i = results.length - 1; i >= 0; i--) {
      if (full()) await turn()
      const result = results[i]!
      const last = newest[newest.length - 1]
      if (newest.length === mostAtOnce && result.entry.startedAt <= last!.entry.startedAt) break
      if (!wants(result)) continue
      const at = newest.findIndex(({ entry }) => entry.startedAt < result.entry.startedAt)
      newest.splice(at === -1 ? newest.length : at, 0, result)
      if (newest.length > mostAtOnce) newest.pop()
    }
  }
  return newest
}

/** Notes "seen and verified" for results of others, in the outbox. @returns how many */
export async function leaveReceipts(tools: TeamTools, { joined, identity, outbox }: Membership, fleet: Fleet): Promise<number> {
  if (!joined.receipts) return 0
  const known = new Set<string>()
  for (const from of ['sent', 'waiting'] as const) {
    for (const sha256 of await (from === 'sent' ? outbox.sent() : outbox.waiting())) {
      const item = await outbox.kindOf(sha256, from)
      if (item?.kind === 'receipt') known.add(item.to)
    }
  }
  const due = await newestDue(fleet, ({ trust, entry }) => trust === 'verified' && entry.machineId !== identity.machineId && !known.has(receiptPath(identity.machineId, entry.sha256)))
  for (const { entry } of due) {
    const payload = printSorted({
      schema: { name: 'groundspeed.team-receipt', major: 1, minor: 0 },
      folder: joined.id,
      machine: { id: identity.machineId, name: joined.name, key: identity.keyBase64 },
      result: entry.sha256,
      at: new Date(tools.clock.now()).toISOString(),
    })
    await outbox.add({ kind: 'receipt', to: receiptPath(identity.machineId, entry.sha256), run: null, bytes: identity.seal('receipt', payload) })
  }
  return due.length
}

/** Looks for receipts of our own results and remembers what they say in the index. Never throws. @param own SHA-256 of what we handed over */
export async function readReceipts(tools: TeamTools, { joined, identity, index }: Membership, own: ReadonlySet<string>): Promise<void> {
  const area = path.join(joined.folder, receiptsArea)
  const jobs: { job: ReadJob; size: number; mtimeMs: number }[] = []
  for (const peer of await tools.port.list(area).catch(() => [])) {
    if (!/^[0-9a-f]{8}$/.test(peer) || identity.machineId.startsWith(peer)) continue
    for (const name of await tools.port.list(path.join(area, peer)).catch(() => [])) {
      if (!own.has(name.slice(0, 64)) || !/^[0-9a-f]{64}(_[2-9])?\.json$/.test(name)) continue
      const relative = `${receiptsArea}/${peer}/${name}`
      const stat = await tools.port.stat(path.join(joined.folder, relative)).catch(() => null)
      const known = index.lines.get(relative)
      if (!stat || (known && known.answer.state === 'note' && known.size === stat.size && known.mtimeMs === stat.mtimeMs)) continue
      jobs.push({ job: { kind: 'receipt', path: relative, hash: null }, size: stat.size, mtimeMs: stat.mtimeMs })
    }
  }
  const slice = jobs.slice(0, 500)
  await tools.reader.read(joined.folder, slice.map(({ job }) => job), (i, answer) => {
    const { job, size, mtimeMs } = slice[i]!
    index.set(nextLine(index.lines.get(job.path), { path: job.path, size, mtimeMs }, answer, tools.clock.now()))
  })
  await index.save()
}

/** How many machines say that they saw each of our results. @param trusted whether a key speaks for a machine */
export function seenBy({ index, joined }: Membership, trusted: (machineId: string, keyId: string) => boolean): Map<string, number> {
  const peers = new Map<string, Set<string>>()
  for (const { answer } of index.lines.values()) {
    if (answer.state !== 'note' || answer.kind !== 'receipt') continue
    const { folder, result, machineId, keyId } = answer.note
    if (folder === joined.id && trusted(machineId, keyId)) peers.set(result, (peers.get(result) ?? new Set()).add(machineId))
  }
  return new Map([...peers].map(([result, machines]) => [result, machines.size]))
}
