import fs from 'node:fs'
import path from 'node:path'
import { processExists, processStart } from '../../storage/process-start'
import { flushOutbox } from '../flush'
import { systemClock } from '../fs-port'
import { joinTeam } from '../joining'
import { membershipOf, homeOf, type TeamTools } from '../membership'
import { nodeFs } from '../node-fs'
import { queueRuns } from '../publishing'
import { readerHere } from '../reader'
import { syncTeam } from '../sync'
import { exampleTeamRun } from './rig'

export { delayedModel } from './delayed'

/**
 * The processes of `npm run bench:team`, bundled into one file: they publish for as long as they are let, and read what
 * came of it. Real file system, real clock.
 */
export const benchTools = (dataDir: string): TeamTools => ({
  port: nodeFs,
  clock: systemClock,
  dataDir,
  reader: readerHere(nodeFs),
  writer: {
    id: JSON.stringify([process.pid, processStart(process.pid)]),
    alive: (id) => {
      const [pid, start] = JSON.parse(id) as [number, string | null]
      return processExists(pid) && processStart(pid) === start
    },
  },
  version: '0.1.0',
  windows: false,
  personal: () => [],
})

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** Publishes runs `from` to `to`, starting again where the killed one before it stopped: `progress` holds what was queued. */
export async function publishAll(share: string, dataDir: string, name: string, from: number, to: number): Promise<void> {
  const tools = benchTools(dataDir)
  const joined = await homeOf(tools).joined()
  const membership = joined ? await membershipOf(tools, joined) : (await joinTeam(tools, { folder: share, name, team: 'Bench', fresh: false })).membership
  const flush = () => flushOutbox({ port: tools.port, clock: tools.clock, outbox: membership.outbox, temporaries: membership.temporaries, root: share, folderId: membership.joined.id, windows: false, now: true })
  const progress = path.join(dataDir, 'progress')
  let next = fs.existsSync(progress) ? Number(fs.readFileSync(progress, 'utf8')) || from : from
  await flush()
  while (next < to) {
    const batch = Math.min(10, to - next)
    await queueRuns(tools, membership, Array.from({ length: batch }, (_, i) => exampleTeamRun(next + i)))
    next += batch
    // Only after it lasts in the outbox: what is lost from here on is our loss.
    fs.writeFileSync(`${progress}.tmp`, String(next))
    fs.renameSync(`${progress}.tmp`, progress)
    await flush()
  }
  for (let tries = 0; tries < 200 && (await flush()).waiting.length > 0; tries++) await later(100)
}

export interface Seen {
  readonly results: readonly string[]
  readonly problems: readonly { path: string; state: string; because: string }[]
  readonly skipped: number
}

/** Everything that a reader of the folder sees, as a machine of its own. */
export async function readAll(share: string, dataDir: string): Promise<Seen> {
  const tools = benchTools(dataDir)
  const { membership } = await joinTeam(tools, { folder: share, name: 'Reader', team: 'Bench', fresh: false })
  const { gathered, scan } = await syncTeam(tools, { ...membership, joined: { ...membership.joined, receipts: false } }, { now: true })
  const results = gathered.fleet.machines.flatMap((machine) => machine.results.filter(({ trust }) => trust === 'verified').map(({ entry }) => `${entry.machineName} ${entry.run}`))
  return { results: results.sort(), problems: gathered.problems, skipped: scan.state === 'scanned' ? scan.skipped.length : -1 }
}
