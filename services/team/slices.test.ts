import { afterEach, beforeEach, expect, it } from 'vitest'
import { type TeamEntry } from '../../core/team/entry'
import { type Fleet, type FleetResult } from '../../core/team/fleet'
import { groupsInSteps } from '../../core/team/groups'
import { type IndexLine } from '../../core/team/index-line'
import { type FsPort } from './fs-port'
import { gather } from './gather'
import { TeamHome } from './home'
import { IndexStore } from './index-store'
import { listTeam } from './listing'
import { readMarks, type Membership, type TeamTools } from './membership'
import { nodeFs } from './node-fs'
import { parseFile } from './parse-file'
import { leaveReceipts } from './receipts'
import { readerHere } from './reader'
import { scanTeam } from './scan'
import { syncTeam } from './sync'
import { heartbeat, type Heartbeat } from './testing/heartbeat'
import { makeRig, type Rig } from './testing/rig'
import { payloadOf, sealed } from './testing/sealed'
import { inTurns, mostInARow } from './turn'

/**
 * A large folder holds up nobody: of some thousand entries no more than a slice are handled in one turn of the event loop.
 * What is counted is each look at an entry, whoever makes it; a slice has a few for each of its entries.
 */
const many = 5000
const month = 'groundspeed-v1/results/2026-11'

let rig: Rig
let tools: TeamTools
let member: Membership
let beats: Heartbeat
beforeEach(async () => {
  rig = makeRig()
  const machine = rig.machine()
  await machine.join('Ann')
  tools = machine.tools
  member = await machine.member()
  beats = heartbeat()
})
afterEach(() => {
  beats.end()
  rig.close()
})

const names = Array.from({ length: many }, (_, i) => `20261120t080000z_0123abcd_${((i * 7919) % many).toString(16).padStart(32, '0')}.groundspeed.json`)
const stat = { kind: 'file', size: 1, mtimeMs: 1, blocks: 8 } as const
const line = (name: string): IndexLine => ({ path: `${month}/${name}`, size: 1, mtimeMs: 1, answer: { state: 'malformed', because: 'x' }, attempts: 0, nextAtMs: 0 })

/** Looks at each entry in one turn: no more than `each` for every entry of a slice, of more than that in all. */
function expectSlices({ most, all }: ReturnType<Heartbeat['end']>, each: number): void {
  expect(all).toBeGreaterThanOrEqual(many)
  expect(most).toBeGreaterThan(0)
  expect(most).toBeLessThanOrEqual(each * mostInARow)
}

/** An object that tells whenever one of its fields is looked at. */
const watched = <T extends object>(object: T, field: keyof T): T => {
  const value = object[field]
  return Object.defineProperty({ ...object }, field, { enumerable: true, get: () => (beats.count(), value) })
}

it('the index is written in slices, as one file, and read back in slices', async () => {
  let [longest, handed] = [0, 0]
  const counted: FsPort = {
    ...nodeFs,
    create: async (file, mode) => {
      const open = await nodeFs.create(file, mode)
      return { ...open, write: (bytes, offset, length) => ((longest = Math.max(longest, length)), handed++, open.write(bytes, offset, length)) }
    },
  }
  const store = new IndexStore(new TeamHome(counted, tools.dataDir), 'f')
  // Characters of two bytes, so that what is read in one go ends in the middle of some.
  const lines = names.map((name) => ({ ...line(name), answer: { state: 'malformed' as const, because: 'ü'.repeat(150) } }))
  for (const each of lines) store.set(watched({ ...each, toJSON: () => (beats.count(), each) } as IndexLine, 'path'))
  beats = heartbeat()
  await store.save()
  expectSlices(beats.end(), 1)
  expect(handed).toBeGreaterThanOrEqual(many / mostInARow)
  expect(longest).toBeLessThan(256 * 1024)
  expect(await nodeFs.list(new TeamHome(nodeFs, tools.dataDir).place('f', 'index'))).toEqual(['2026-11.ndjson'])

  beats = heartbeat()
  const again = new IndexStore(new TeamHome(nodeFs, tools.dataDir), 'f')
  const set = again.lines.set.bind(again.lines)
  again.lines.set = (file, each) => (beats.count(), set(file, each))
  await again.load()
  expectSlices(beats.end(), 1)
  expect([...again.lines.values()]).toEqual(lines)
})

it('one month of many names is sorted and looked through in slices, newest first', async () => {
  const said = (name: string) => Object.assign(new String(name), { toString: () => (beats.count(), name), valueOf: () => (beats.count(), name) }) as unknown as string
  const port: FsPort = { ...nodeFs, list: async (folder) => (folder.endsWith('results') ? ['2026-11'] : folder.endsWith('2026-11') ? names.map(said) : []), stat: async (file) => (file.endsWith('2026-11') ? { ...stat, kind: 'folder' } : stat) }
  const { files } = await listTeam(port, rig.share)
  // Sorting a slice compares each of its names some ten times.
  expectSlices(beats.end(), 30)
  expect(files.map(({ job }) => job.path)).toEqual([...names].sort().reverse().map((name) => `${month}/${name}`))
})

it('a folder that is known is compared, and what is gone is forgotten, in slices', async () => {
  const there = names.slice(0, many / 2)
  const port: FsPort = { ...nodeFs, list: async (folder) => (folder.endsWith('2026-11') ? there : folder.endsWith('results') ? ['2026-11'] : []), stat: async (file) => (file.endsWith('.groundspeed.json') ? stat : file.endsWith('2026-11') ? { ...stat, kind: 'folder' } : nodeFs.stat(file)) }
  const { index, joined } = member
  for (const name of names) index.set(line(name))
  const { lines } = index
  const [get, remove] = [lines.get.bind(lines), lines.delete.bind(lines)]
  const keys = lines.keys.bind(lines)
  lines.get = (file) => (beats.count(), get(file))
  lines.delete = (file) => (beats.count(), remove(file))
  lines.keys = function* () {
    for (const key of keys()) {
      beats.count()
      yield key
    }
  } as typeof lines.keys
  const scan = await scanTeam({ port, clock: tools.clock, root: rig.share, folderId: joined.id, index, reader: readerHere(port), fresh: false })
  expectSlices(beats.end(), 2)
  expect(scan).toMatchObject({ state: 'scanned', files: there.length, read: 0 })
  expect(lines.size).toBe(there.length)
})

/** Results of one machine, or each of its own, that tell when a field of theirs is looked at. */
function results(machines = 1, field: keyof TeamEntry = 'startedAt'): TeamEntry[] {
  const answer = parseFile('result', sealed(payloadOf()), null)
  if (answer.state !== 'result') throw new Error('the example is no result')
  return names.map((name, i) => watched({ ...answer.entry, ...(machines === 1 ? {} : { machineId: name.slice(26, 58) }), sha256: name.slice(26, 58), run: name, startedAt: new Date(Date.parse('2026-01-01T00:00:00Z') + ((i * 7919) % many) * 1000).toISOString() }, field))
}

it.each([[1, 'startedAt', 50], [many, 'startedAt', 50], [many, 'machineId', 10]] as const)('many results of %i machines become a fleet in slices, newest machine and oldest result first (%s)', async (machines, field, each) => {
  for (const entry of results(machines, field)) member.index.lines.set(entry.run, { ...line(entry.run), answer: { state: 'result', entry } })
  const marks = await readMarks(tools, member)
  beats = heartbeat()
  const { fleet } = await gather(tools, member, marks)
  expectSlices(beats.end(), each)
  expect([fleet.machines.length, fleet.results]).toEqual([machines, many])
  const times = fleet.machines.flatMap((machine) => machine.results.map(({ entry }) => entry.startedAt))
  expect(machines === 1 ? times : times.reverse()).toEqual([...times].sort())
})

it('many results of one month are grouped in slices', async () => {
  const own = results().map((entry): FleetResult => ({ entry, trust: 'verified', counts: true, doubts: [] }))
  const machine = { id: 'a', machineId: own[0]!.entry.machineId, name: 'Ann', latest: own[0]!, results: own }
  beats = heartbeat()
  const rows = await inTurns(groupsInSteps({ machines: [machine], results: many, withdrawn: 0, hidden: 0, superseded: 0 }, { by: 'month', gpu: null, title: (id) => id }, mostInARow))
  expectSlices(beats.end(), 5)
  expect(rows).toMatchObject([{ id: '2026-01', machines: 1, results: many, counts: many, latest: '2026-01-01', members: 'Ann' }])
})

it('the newest results that want a receipt are found in slices, and twenty of them get one', async () => {
  const own = results().map((entry): FleetResult => ({ entry: { ...entry, machineId: 'b'.repeat(32) }, trust: 'verified', counts: true, doubts: [] }))
  const machines = own.map((result, i) => ({ id: String(i), machineId: result.entry.machineId, name: 'B', latest: result, results: [watched(result, 'entry')] }))
  const fleet: Fleet = { machines, results: many, withdrawn: 0, hidden: 0, superseded: 0 }
  beats = heartbeat()
  expect(await leaveReceipts(tools, member, fleet)).toBe(20)
  expectSlices(beats.end(), 10)
  const newest = own.sort((a, b) => (a.entry.startedAt < b.entry.startedAt ? 1 : -1)).slice(0, 20).map(({ entry }) => entry.sha256)
  const left = await Promise.all((await member.outbox.waiting()).map((sha256) => member.outbox.item(sha256)))
  expect(left.filter((item) => item?.kind === 'receipt').map((item) => item!.to.slice(-(32 + 5), -5)).sort()).toEqual(newest.sort())
})

it('own results that are in the folder no more are looked for in slices', async () => {
  await member.outbox.add({ kind: 'result', to: `${month}/${names[0]}`, run: 'a', bytes: sealed(payloadOf()) })
  for (const sha256 of await member.outbox.waiting()) await member.outbox.handedOver(sha256)
  const port: FsPort = { ...nodeFs, list: async (folder) => (folder.endsWith('2026-11') ? names : folder.endsWith('results') ? ['2026-11'] : folder.startsWith(rig.share) ? [] : nodeFs.list(folder)), stat: async (file) => (file.endsWith('.groundspeed.json') ? stat : file.endsWith('2026-11') ? { ...stat, kind: 'folder' } : nodeFs.stat(file)) }
  for (const name of names) member.index.lines.set(`${month}/${name}`, watched(line(name), 'answer'))
  beats = heartbeat()
  const { missing } = await syncTeam({ ...tools, port }, member, { now: false })
  expectSlices(beats.end(), 6)
  expect(missing).toHaveLength(1)
})
