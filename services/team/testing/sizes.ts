import fs from 'node:fs'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { childDriver } from '../../runner/child-driver'
import { type WorkerDriver } from '../../runner/driver'
import { joinTeam } from '../joining'
import { gather } from '../gather'
import { membershipOf, readMarks } from '../membership'
import { readerPool } from '../reader-pool'
import { scanTeam } from '../scan'
import { benchTools } from './publisher'
import { exampleTeamRun } from './rig'
import { payloadOf } from './sealed'
import { identityFor } from '../identity'
import { teamCrypto } from '../crypto'
import { resultPath } from '../../../core/team/layout'

/** Large folders for `npm run bench:team`: made quickly, then read as a person's program reads them. */

const machines = 100
/** Rows of a table that fill a window. */
const firstScreen = 25

/** Fills a share with results of a hundred machines over ten months. */
export async function fill(share: string, dataDir: string, count: number): Promise<void> {
  const { membership } = await joinTeam(benchTools(dataDir), { folder: share, name: 'Filler', team: 'Bench', fresh: false })
  const folder = membership.joined.id
  const root = path.join(share, 'groundspeed-v1')
  const identities = Array.from({ length: machines }, (_, i) => identityFor(new Uint8Array(32).fill(i + 1), folder))
  for (const [i, identity] of identities.entries()) {
    const key = { schema: { name: 'groundspeed.team-key', major: 1, minor: 0 }, folder, machine: { id: identity.machineId, name: `Machine ${i}`, key: identity.keyBase64 }, createdAt: '2026-01-01T00:00:00Z' }
    fs.writeFileSync(path.join(root, 'keys', `${identity.keyId}.json`), identity.seal('key', JSON.stringify(key)))
  }
  const templates = identities.map((identity, i) => JSON.stringify(payloadOf(exampleTeamRun(1), { identity, folder, name: `Machine ${i}` })))
  for (let n = 0; n < count; n++) {
    const i = n % machines
    const at = new Date(Date.parse('2026-01-01T00:00:00Z') + n * (26_000_000_000 / count)).toISOString()
    const end = new Date(Date.parse(at) + 60_000).toISOString()
    const payload = templates[i]!.replace(/"startedAt":"[^"]*"/g, `"startedAt":"${at}"`).replace(/"finishedAt":"[^"]*"/, `"finishedAt":"${end}"`).replace('20261120-080000-000001', `20260101-000000-${n.toString(36).padStart(6, '0')}`)
    const bytes = identities[i]!.seal('result', payload)
    const file = path.join(share, resultPath(at, identities[i]!.machineId, teamCrypto.sha256(bytes)))
    if (n % 1000 === 0 || !fs.existsSync(path.dirname(file))) fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, bytes)
  }
}

/** readdir + read + JSON.parse, and nothing else, s. */
export function raw(share: string): number {
  const started = process.hrtime.bigint()
  const results = path.join(share, 'groundspeed-v1/results')
  for (const month of fs.readdirSync(results)) for (const name of fs.readdirSync(path.join(results, month))) JSON.parse(fs.readFileSync(path.join(results, month, name), 'utf8'))
  return Number(process.hrtime.bigint() - started) / 1e9
}

export interface Timed {
  /** s until there are rows to show, and until all is read. */
  readonly firstPaint: number
  readonly whole: number
  /** CPU time until then of the process that took most, s: what the first paint would take on cores of its own. 0 where the system does not tell. */
  readonly firstPaintCpu: number
  readonly results: number
  readonly memoryMiB: number
  /** CPU time of this process and its readers, s: what a machine that others use as well does not change much. 0 where the system does not tell. */
  readonly cpuSeconds: number
  /** Longest time for which this process did nothing else, ms. */
  readonly blockedMs: number
  /** The most CPU time that its main thread took in one go, ms: what would block it with cores of its own, without the waits of collecting garbage. 0 where the system does not tell. */
  readonly blockedCpuMs: number
}

/** User and system time of a process, s (Linux alone: ticks of 10 ms). */
function cpuOf(pid: number): number {
  try {
    const [user, system] = fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13).map(Number)
    return (user! + system!) / 100
  } catch {
    return 0
  }
}

/** CPU time of the main thread of this process, ns (Linux alone). */
function mainThreadNs(): number {
  try {
    return Number(fs.readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0])
  } catch {
    return 0
  }
}

/** Watches how much CPU time the main thread takes from one turn of a timer to the next. @returns what ends the watch and gives the most, ms */
function watchMainThread(): () => number {
  let [last, most] = [mainThreadNs(), 0]
  const look = () => {
    const now = mainThreadNs()
    most = Math.max(most, now - last)
    last = now
  }
  const timer = setInterval(look, 2)
  return () => {
    clearInterval(timer)
    look()
    return most / 1e6
  }
}

/** The usual driver, which remembers whom it started. */
function counting(pids: number[]): WorkerDriver {
  const start: WorkerDriver['start'] = (file, env) => {
    const handle = childDriver.start(file, env)
    if (handle.pid !== undefined) pids.push(handle.pid)
    return handle
  }
  return { name: 'child-process', start }
}

/** One look at the share from a start of the program. @param parser the built reading process */
export async function timed(share: string, dataDir: string, parser: string): Promise<Timed> {
  const pids: number[] = [process.pid]
  const tools = { ...benchTools(dataDir), reader: readerPool(counting(pids), parser, { PATH: process.env['PATH'] ?? '' }) }
  const { membership: { joined } } = await joinTeam(tools, { folder: share, name: 'Reader', team: 'Bench', fresh: false })
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const watched = watchMainThread()
  const started = process.hrtime.bigint()
  const seconds = () => Number(process.hrtime.bigint() - started) / 1e9
  const membership = await membershipOf(tools, joined)
  await membership.index.load()
  const marks = await readMarks(tools, membership)
  const before = cpuOf(process.pid)
  const mostCpu = () => Math.max(...pids.map((pid) => cpuOf(pid) - (pid === process.pid ? before : 0)))
  let firstPaint: number | null = null
  let firstPaintCpu = 0
  const painted = () => {
    if (firstPaint !== null) return
    firstPaint = seconds()
    firstPaintCpu = mostCpu()
  }
  if (membership.index.lines.size > 0) {
    await gather(tools, membership, marks)
    painted()
  }
  let painting: Promise<void> | null = null
  await scanTeam({
    port: tools.port,
    clock: tools.clock,
    root: share,
    folderId: joined.id,
    index: membership.index,
    reader: tools.reader,
    fresh: false,
    onProgress: (done) => {
      if (firstPaint !== null || painting || done < machines + firstScreen) return
      painting = gather(tools, membership, marks).then(({ fleet }) => {
        if (fleet.results > 0) painted()
      })
    },
  })
  await painting
  const { fleet } = await gather(tools, membership, marks)
  const whole = seconds()
  delay.disable()
  const blockedCpuMs = watched()
  const cpuSeconds = pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
  tools.reader.close()
  return { firstPaint: firstPaint ?? whole, whole, firstPaintCpu, results: fleet.results, memoryMiB: process.memoryUsage().rss / 2 ** 20, cpuSeconds, blockedMs: delay.max / 1e6, blockedCpuMs }
}
