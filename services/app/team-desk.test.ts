import { afterEach, beforeEach, expect, it } from 'vitest'
import { childDriver } from '../runner/child-driver'
import { exampleTeamRun, makeRig, type Machine, type Rig } from '../team/testing/rig'
import { TeamDesk } from './team-desk'
import { groupsOf } from './team-groups'

let rig: Rig
let ann: Machine
let desk: TeamDesk
beforeEach(async () => {
  rig = makeRig()
  ann = rig.machine()
  await ann.join('Ann')
  await ann.queue(exampleTeamRun(1), exampleTeamRun(2))
  await ann.sync()
  await ann.sync()
  desk = new TeamDesk({ paths: { dataDir: ann.dataDir, cacheDir: ann.dataDir }, version: '0.1.0', workerFile: '', driver: childDriver, env: {} }, () => undefined)
})
afterEach(() => {
  desk.close()
  rig.close()
})

it('a page that asks many times at once has the fleet put together once, and its groups too', async () => {
  const fleets = await Promise.all([1, 2, 3, 4, 5].map(() => desk.fleet()))
  expect(fleets[0]).toMatchObject({ results: 2 })
  expect(new Set(fleets).size).toBe(1)
  const fleet = fleets[0]!
  const [rows, again, other] = [groupsOf(fleet, 'month', null), groupsOf(fleet, 'month', null), groupsOf(fleet, 'gpu', 'no such card')]
  expect(again).toBe(rows)
  expect([await rows, await other, await groupsOf(fleet, null, null)]).toMatchObject([[{ id: '2026-11', results: 2 }], [], []])
})

it('what is hidden while the fleet is put together is not in what the next one is told', async () => {
  const ben = rig.machine()
  await ben.join('Ben')
  await ben.queue(exampleTeamRun(3))
  await ben.sync()
  const all = (await ann.sync()).gathered.fleet
  expect(all.results).toBe(3)
  const under = desk.fleet()
  await desk.hide(all.machines.find(({ name }) => name === 'Ben')!.latest.entry.sha256, true)
  expect([(await under)?.results, (await desk.fleet())?.results]).toEqual([3, 2])
})
