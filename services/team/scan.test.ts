import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nodeFs } from './node-fs'
import { failWith } from './testing/fault-fs'
import { exampleTeamRun, makeRig, type Machine, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

async function published(): Promise<Machine> {
  const machine = rig.machine()
  await machine.join('Ann')
  await machine.queue(exampleTeamRun(1), exampleTeamRun(2))
  await machine.flush()
  expect((await machine.sync()).gathered.fleet.results).toBe(2)
  return machine
}

it('a month that would not be listed just now keeps what is known of it; a file that is gone is forgotten', async () => {
  const machine = await published()
  const list = async (folder: string) => (folder.endsWith('2026-11') ? Promise.reject(failWith('EIO')) : nodeFs.list(folder))
  const { gathered, scan } = await rig.machine({ port: { ...nodeFs, list }, dataDir: machine.dataDir }).sync()
  expect([gathered.fleet.results, scan.state === 'scanned' && scan.unreadable]).toEqual([2, ['groundspeed-v1/results/2026-11']])
  const results = path.join(rig.share, 'groundspeed-v1/results/2026-11')
  fs.unlinkSync(path.join(results, fs.readdirSync(results)[0]!))
  expect((await machine.sync()).gathered.fleet.results).toBe(1)
})
