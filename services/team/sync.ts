import { flushOutbox, type FlushAnswer } from './flush'
import { gather, type Gathered } from './gather'
import { leaveReceipts, readReceipts } from './receipts'
import { readMarks, writeMarks, type Membership, type TeamTools } from './membership'
import { scanTeam, type ScanAnswer } from './scan'
import { slicer, turn } from './turn'

export interface SyncOptions {
  /** Asked for by a person: what waits is tried now. */
  readonly now: boolean
  /** Read every file again. */
  readonly fresh?: boolean
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface SyncAnswer {
  readonly flush: FlushAnswer
  readonly scan: ScanAnswer
  readonly gathered: Gathered
  /** Own results that were handed over and are in the folder no more, though it is there. */
  readonly missing: readonly string[]
}

const flush = ({ port, clock, windows }: TeamTools, { joined, outbox, temporaries }: Membership, { now, signal }: SyncOptions): Promise<FlushAnswer> =>
  flushOutbox({ port, clock, outbox, temporaries, root: joined.folder, folderId: joined.id, windows, now, signal })

/** Of what was handed over, the results that a whole look did not find. */
async function missingOf({ outbox, index }: Membership, scan: ScanAnswer): Promise<string[]> {
  if (scan.state !== 'scanned' || scan.partial || scan.cut || scan.unreadable.length > 0) return []
  const lacking = new Set(await outbox.sent())
  const full = slicer()
  for (const { answer } of lacking.size === 0 ? [] : index.lines.values()) {
    if (full()) await turn()
    if (answer.state === 'result') lacking.delete(answer.entry.sha256)
  }
  const found: string[] = []
  for (const sha256 of lacking) {
    const item = await outbox.kindOf(sha256, 'sent')
    if (item?.kind === 'result') found.push(sha256)
  }
  return found
}

/** Hands over what waits, looks at the folder, pins new keys, leaves receipts. @throws UserError when this machine's own files fail */
export async function syncTeam(tools: TeamTools, membership: Membership, options: SyncOptions): Promise<SyncAnswer> {
  const flushed = await flush(tools, membership, options)
  const { port, clock, reader } = tools
  const { joined, index, outbox } = membership
  const scan = await scanTeam({ port, clock, root: joined.folder, folderId: joined.id, index, reader, fresh: options.fresh === true, onProgress: options.onProgress, signal: options.signal })
  const marks = await readMarks(tools, membership)
  const gathered = await gather(tools, membership, marks)
  if (scan.state !== 'scanned') return { flush: flushed, scan, gathered, missing: [] }
  const news = Object.entries(gathered.pins.pins).filter(([machineId]) => marks.pins[machineId] === undefined)
  if (news.length > 0) {
    // Somebody may have decided about a key in the meantime, here or at the command line: that stands.
    const latest = await readMarks(tools, membership)
    await writeMarks(tools, membership, { ...latest, pins: { ...Object.fromEntries(news), ...latest.pins } })
  }
  await readReceipts(tools, membership, new Set(await outbox.sent()))
  const left = await leaveReceipts(tools, membership, gathered.fleet)
  if (left > 0) await flush(tools, membership, { ...options, now: false })
  return { flush: flushed, scan, gathered, missing: await missingOf(membership, scan) }
}
