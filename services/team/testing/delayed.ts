import fs from 'node:fs'
import path from 'node:path'
import { seededRandom } from '../../../core/statistics/random'
import { type FsPort } from '../fs-port'
import { nodeFs } from '../node-fs'
import { failWith, faultFs } from './fault-fs'
import { exampleTeamRun, fakeClock, makeRig } from './rig'

/** A share as a client of NFS or SMB sees it: files turn up late and in any order, and give back nothing for a moment. */
export function staleShare(clock: ReturnType<typeof fakeClock>, seed: number): FsPort {
  const random = seededRandom(seed)
  const from = new Map<string, number>()
  const empty = new Set<string>()
  const visible = (file: string): boolean => {
    if (!from.has(file)) from.set(file, clock.now() + random() * 60_000)
    return clock.now() >= from.get(file)!
  }
  return {
    ...nodeFs,
    list: async (folder) => (await nodeFs.list(folder)).filter((name) => !name.endsWith('.json') || visible(path.join(folder, name))).sort(() => random() - 0.5),
    open: async (file) => {
      const open = await nodeFs.open(file)
      if (!file.includes('results') || empty.has(file)) return open
      empty.add(file)
      return { ...open, read: async () => 0 }
    },
  }
}

/** A share that knows no links and fails now and then, before or after the deed. */
function flakyShare(share: string, seed: number): FsPort {
  const random = seededRandom(seed)
  const flaky = (after: boolean) => (_n: number, _call: string, file: string) => (file.startsWith(share) && random() < (after ? 0.003 : 0.007) ? 'EIO' : null)
  const noLinks: FsPort = { ...nodeFs, link: (from, to) => (to.startsWith(share) ? Promise.reject(failWith('EOPNOTSUPP')) : nodeFs.link(from, to)) }
  return faultFs(faultFs(noLinks, { at: flaky(false) }).port, { at: flaky(true), after: true }).port
}

export interface DelayedAnswer {
  readonly queued: number
  /** Results that each peer has at the end. */
  readonly peers: readonly number[]
  readonly rounds: number
  readonly corrupt: number
  readonly seconds: number
}

/** Eight writers on a flaky share, three peers that see it late, until all see all. @param each results of a writer */
export async function delayedModel(each: number): Promise<DelayedAnswer> {
  const started = process.hrtime.bigint()
  const rig = makeRig()
  const writers = await Promise.all(
    Array.from({ length: 8 }, async (_, i) => {
      const plain = rig.machine()
      // One after another: the first makes the folder.
      if (i > 0) while (!fs.existsSync(path.join(rig.share, 'groundspeed-v1/folder.json'))) await new Promise((resolve) => setTimeout(resolve, 5))
      await plain.join(`Machine ${i}`)
      return rig.machine({ dataDir: plain.dataDir, port: flakyShare(rig.share, i + 1) })
    }),
  )
  await Promise.all(
    writers.map(async (writer, i) => {
      for (let n = 0; n < each; n += 10) {
        await writer.queue(...Array.from({ length: Math.min(10, each - n) }, (_, k) => exampleTeamRun(i * 10_000 + n + k)))
        await writer.flush()
      }
      for (let tries = 0; tries < 100 && (await writer.flush()).waiting.length > 0; tries++);
    }),
  )
  let [rounds, corrupt] = [0, 0]
  const peers: number[] = []
  for (const seed of [1, 2, 3]) {
    const clock = fakeClock()
    const peer = rig.machine({ port: staleShare(clock, seed), clock })
    await peer.join(`Peer ${seed}`)
    let seen = 0
    for (let look = 0; look < 40 && seen < 8 * each; look++, rounds++) {
      const { gathered } = await peer.sync()
      corrupt += gathered.problems.filter(({ state }) => state !== 'pending').length
      seen = gathered.fleet.results
      clock.pass(10_000)
    }
    peers.push(seen)
  }
  rig.close()
  return { queued: 8 * each, peers, rounds, corrupt, seconds: Number(process.hrtime.bigint() - started) / 1e9 }
}
