import fs from 'node:fs'
import path from 'node:path'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul } from '../../../core/run/testing/example-run'
import { type BenchmarkRecord, type RunFile } from '../../../core/run/schema'
import { keyPath, resultPath } from '../../../core/team/layout'
import { printSorted } from '../../../core/team/prepare'
import { teamCrypto } from '../crypto'
import { identityFor } from '../identity'
import { joinTeam } from '../joining'
import { type Membership } from '../membership'
import { queueRuns } from '../publishing'
import { syncTeam } from '../sync'
import { benchTools } from './publisher'
import { exampleTeamRun } from './rig'
import { payloadOf } from './sealed'

/** One machine of the showcase: round numbers near what such cards do. */
interface Shown {
  readonly name: string
  /** As the driver writes it; null: none. */
  readonly gpu: string | null
  readonly gpus?: number
  readonly memoryGiB?: number
  readonly watts?: number
  readonly teraflops: number
  readonly gigabytes: number
}

const rtx4090 = { gpu: 'NVIDIA GeForce RTX 4090', memoryGiB: 24, watts: 450, teraflops: 71, gigabytes: 920 }
/** A lab: five of one card, one of them slow and saying why, others, one without a card, and a name that is no name. */
export const showcaseMachines: readonly Shown[] = [
  { ...rtx4090, name: "Ann's workstation", teraflops: 71.4 },
  { ...rtx4090, name: 'atlas', teraflops: 71.9 },
  { ...rtx4090, name: 'borealis', teraflops: 70.8 },
  { ...rtx4090, name: 'cygnus', teraflops: 71.2 },
  { ...rtx4090, name: 'draco', watts: 320, teraflops: 60.9, gigabytes: 905 },
  { name: 'eridanus', gpu: 'NVIDIA GeForce RTX 3090', gpus: 2, memoryGiB: 24, watts: 350, teraflops: 32.5, gigabytes: 860 },
  { name: 'fornax', gpu: 'NVIDIA A100-SXM4-80GB', memoryGiB: 80, watts: 400, teraflops: 118, gigabytes: 1790 },
  { name: 'grus', gpu: 'Tesla T4', memoryGiB: 16, watts: 70, teraflops: 7.4, gigabytes: 255 },
  { name: 'hydra', gpu: null, teraflops: 0.21, gigabytes: 21 },
  { name: '<img src=x onerror="document.title=1">', gpu: 'NVIDIA GeForce RTX 3090', memoryGiB: 24, watts: 350, teraflops: 32.9, gigabytes: 868 },
]

const said = (value: number) => ({ known: true as const, value, source: 'nvidia-smi', at: '2026-11-20T08:00:00.000Z' })

/** The n-th run of a machine. */
export function showcaseRun({ gpu, gpus = 1, memoryGiB = 24, watts = 300, teraflops, gigabytes }: Shown, n: number): RunFile {
  const device = gpu ? 'GPU:0' : 'CPU:0'
  const launches = (perSecond: number) => [1, 1.002, 0.998].map((factor) => exampleLaunch((factor * 2e12) / perSecond, { device }))
  const record = (over: Partial<BenchmarkRecord>, perSecond: number) => exampleMatmul(launches(perSecond), { work: 1e12, ...over })
  const drift = 1 - 0.004 * (n % 3)
  const card = gpu ? { ...exampleGpu(gpu), memoryTotalBytes: said(memoryGiB * 2 ** 30), powerLimitWatts: said(watts) } : null
  const run = exampleTeamRun(n * 1440, { benchmarks: [record({ params: { n: 8192 } }, teraflops * 1e12 * drift), record({ id: 'triad', unit: 'B/s', resource: 'memory', params: { words: 268_435_456 } }, gigabytes * 1e9 * drift)] })
  return { ...run, machine: exampleMachine({ gpus: card ? Array.from({ length: gpus }, () => card) : [] }), engine: { ...run.engine, devices: [device] } }
}

async function publish(share: string, dataDir: string, shown: Shown, runs: number): Promise<Membership> {
  const tools = benchTools(dataDir)
  const { membership } = await joinTeam(tools, { folder: share, name: shown.name, team: 'The lab', fresh: false })
  await queueRuns(tools, membership, Array.from({ length: runs }, (_, n) => showcaseRun(shown, n)))
  await syncTeam(tools, membership, { now: true })
  return membership
}

/** A stranger's key and result in the name of a machine of the folder. */
function impostor(share: string, { joined, identity }: Membership): void {
  const thief = { ...identityFor(new Uint8Array(32).fill(99), joined.id), machineId: identity.machineId }
  const machine = { id: identity.machineId, name: joined.name, key: thief.keyBase64 }
  const key = printSorted({ schema: { name: 'groundspeed.team-key', major: 1, minor: 0 }, folder: joined.id, machine, createdAt: '2026-11-24T08:00:00.000Z' })
  fs.writeFileSync(path.join(share, keyPath(thief.keyId)), thief.seal('key', key))
  const run = exampleTeamRun(6000)
  const bytes = thief.seal('result', printSorted(payloadOf(run, { identity: thief, folder: joined.id, name: joined.name })))
  const file = path.join(share, resultPath(run.startedAt, identity.machineId, teamCrypto.sha256(bytes)))
  fs.writeFileSync(file, bytes)
}

/**
 * A team folder worth looking at, for screenshots and tests of the window: ten machines, one that stands out, one whose
 * key changed, one file that is cut off. @param dataDir of the first machine, whose window is looked at
 */
export async function showcase(share: string, dataDir: string, scratch: string): Promise<void> {
  fs.mkdirSync(share, { recursive: true })
  const members: Membership[] = []
  for (const [i, shown] of showcaseMachines.entries()) members.push(await publish(share, i === 0 ? dataDir : path.join(scratch, `machine-${i}`), shown, i < 2 ? 4 : 1))
  // Everybody's keys are pinned by the first machine before the stranger's comes.
  const tools = benchTools(dataDir)
  await syncTeam(tools, members[0]!, { now: true })
  impostor(share, members[5]!)
  const results = path.join(share, 'groundspeed-v1/results/2026-11')
  const [first] = fs.readdirSync(results).sort()
  fs.writeFileSync(path.join(results, first!.replace(/_[0-9a-f]{32}/, `_${'ab'.repeat(16)}`)), fs.readFileSync(path.join(results, first!)).subarray(0, 500))
}
