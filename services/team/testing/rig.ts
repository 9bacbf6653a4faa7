import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { type PersonalText } from '../../../core/team/personal'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul, exampleRun } from '../../../core/run/testing/example-run'
import { type RunFile } from '../../../core/run/schema'
import { flushOutbox, type FlushAnswer } from '../flush'
import { type Clock, type FsPort } from '../fs-port'
import { joinTeam } from '../joining'
import { membershipOf, homeOf, requireMembership, type Membership, type TeamTools } from '../membership'
import { nodeFs } from '../node-fs'
import { queueRuns } from '../publishing'
import { readerHere } from '../reader'
import { syncTeam, type SyncAnswer } from '../sync'

/** Whether tests of faults run in full (`npm run test:faults`) or in the seconds that CI has. */
export const inFull = process.env['GROUNDSPEED_FAULTS'] === 'full'

/** A test in full may take its time, also on a machine that others use; ms. */
export const limitMs = inFull ? 2_400_000 : 600_000

/** What a test saw, for the table of `npm run test:faults`. */
export const report = (id: string, text: string): void => {
  const file = process.env['GROUNDSPEED_FAULTS_REPORT']
  if (file) fs.appendFileSync(file, `${JSON.stringify({ id, text })}\n`)
}

/** Time that passes only when somebody sleeps. */
export function fakeClock(start = Date.parse('2026-11-25T12:00:00Z')): Clock & { pass(ms: number): void } {
  let now = start
  return {
    now: () => now,
    sleep: async (ms) => {
      now += ms
    },
    random: () => 0.5,
    pass: (ms) => {
      now += ms
    },
  }
}

/** The n-th run of a machine: round numbers, a time and an id of its own. */
export function exampleTeamRun(n = 0, over: Partial<RunFile> = {}): RunFile {
  const at = new Date(Date.parse('2026-11-20T08:00:00.000Z') + n * 60_000).toISOString()
  const seconds = 0.02 * (1 + (n % 7) / 1000)
  return exampleRun({
    id: `20261120-080000-${n.toString(36).padStart(6, '0')}`,
    startedAt: at,
    finishedAt: new Date(Date.parse(at) + 60_000).toISOString(),
    machine: exampleMachine({ gpus: [exampleGpu('NVIDIA GeForce RTX 4090')] }),
    benchmarks: [exampleMatmul([exampleLaunch(seconds), exampleLaunch(seconds * 1.001), exampleLaunch(seconds * 0.999)])],
    ...over,
  })
}

export interface Machine {
  readonly tools: TeamTools
  readonly dataDir: string
  member(): Promise<Membership>
  join(name: string): Promise<void>
  queue(...runs: RunFile[]): Promise<void>
  flush(now?: boolean): Promise<FlushAnswer>
  sync(fresh?: boolean): Promise<SyncAnswer>
}

export interface Rig {
  /** The shared folder. */
  readonly share: string
  machine(options?: { port?: FsPort; clock?: Clock; dataDir?: string; writer?: TeamTools['writer']; personal?: readonly PersonalText[] }): Machine
  /** Files below the share's groundspeed-v1, sorted. */
  files(area?: string): string[]
  close(): void
}

const below = (folder: string, at = ''): string[] =>
  fs.existsSync(path.join(folder, at)) ? fs.readdirSync(path.join(folder, at), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? below(folder, path.join(at, entry.name)) : [path.join(at, entry.name)])) : []

let writers = 0

/** A file system in memory, where there is one: thousands of syncs cost nothing there. */
const memoryFolder = (): string => (process.platform === 'linux' && fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir())

/** A share and machines around it, on the real file system unless a port is given. */
export function makeRig(): Rig {
  const folder = fs.mkdtempSync(path.join(memoryFolder(), 'groundspeed-team-'))
  const share = path.join(folder, 'share')
  fs.mkdirSync(share)
  let machines = 0
  return {
    share,
    machine({ port = nodeFs, clock = fakeClock(), dataDir = path.join(folder, `machine-${++machines}`), writer, personal = [] } = {}) {
      const own = `writer-${++writers}`
      const tools: TeamTools = { port, clock, dataDir, reader: readerHere(port), writer: writer ?? { id: own, alive: () => false }, version: '0.1.0', windows: false, personal: () => personal }
      const member = () => requireMembership(tools)
      return {
        tools,
        dataDir,
        member,
        join: async (name) => {
          await joinTeam(tools, { folder: share, name, team: 'The lab', fresh: false })
        },
        queue: async (...runs) => {
          await queueRuns(tools, await member(), runs)
        },
        flush: async (now = true) => {
          const joined = await homeOf(tools).joined()
          const { outbox, temporaries } = await membershipOf(tools, joined!)
          return flushOutbox({ port, clock, outbox, temporaries, root: joined!.folder, folderId: joined!.id, windows: false, now })
        },
        sync: async (fresh = false) => syncTeam(tools, await member(), { now: true, fresh }),
      }
    },
    files: (area = '') => below(path.join(share, 'groundspeed-v1', area)).sort(),
    close: () => fs.rmSync(folder, { recursive: true, force: true }),
  }
}
