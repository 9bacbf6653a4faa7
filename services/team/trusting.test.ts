import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { chooseKey, chooseMachine } from '../../core/team/key-choice'
import { keyPath, resultPath } from '../../core/team/layout'
import { printSorted } from '../../core/team/prepare'
import { teamCrypto } from './crypto'
import { hiddenHere, hide } from './hiding'
import { identityFor } from './identity'
import { keysHere, trustKey } from './trusting'
import { exampleTeamRun, makeRig, type Machine, type Rig } from './testing/rig'
import { payloadOf } from './testing/sealed'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

/** A machine that published one run. */
async function publisher(name: string): Promise<Machine> {
  const machine = rig.machine()
  await machine.join(name)
  await machine.queue(exampleTeamRun(1))
  await machine.flush()
  return machine
}

/** Another key, and a result under it, in the name of that machine. @returns the key's id */
async function claim(of: Machine, seed: number): Promise<string> {
  const { joined, identity } = await of.member()
  const thief = { ...identityFor(new Uint8Array(32).fill(seed), joined.id), machineId: identity.machineId }
  const machine = { id: identity.machineId, name: joined.name, key: thief.keyBase64 }
  fs.writeFileSync(path.join(rig.share, keyPath(thief.keyId)), thief.seal('key', printSorted({ schema: { name: 'groundspeed.team-key', major: 1, minor: 0 }, folder: joined.id, machine, createdAt: '2026-11-24T08:00:00.000Z' })))
  const run = exampleTeamRun(seed)
  const bytes = thief.seal('result', printSorted(payloadOf(run, { identity: thief, folder: joined.id, name: joined.name })))
  const file = path.join(rig.share, resultPath(run.startedAt, identity.machineId, teamCrypto.sha256(bytes)))
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, bytes)
  return thief.keyId
}

const seen = async (reader: Machine) => {
  const { gathered } = await reader.sync()
  return { gathered, states: gathered.fleet.machines.map(({ latest }) => [latest.entry.keyId, latest.trust] as const), keys: await keysHere(reader.tools, await reader.member(), gathered) }
}
const stateOf = ({ states }: Awaited<ReturnType<typeof seen>>, keyId: string) => states.find(([id]) => id === keyId)?.[1]

it('another key speaks for a machine only after a deliberate step, which the same step takes back', async () => {
  const ann = await publisher('Ann')
  const reader = rig.machine()
  await reader.join('Reader')
  await reader.sync()
  const old = (await ann.member()).identity.keyId
  const other = await claim(ann, 9)

  const before = await seen(reader)
  expect([stateOf(before, old), stateOf(before, other), before.gathered.pins.changed.length]).toEqual(['verified', 'key-changed', 1])
  const choice = chooseMachine(before.keys, 'ann')
  expect(choice).toMatchObject({ name: 'Ann', now: { keyId: old }, others: [{ keyId: other, decided: false }] })
  await trustKey(reader.tools, await reader.member(), choice, chooseKey(choice, null).keyId)

  const after = await seen(reader)
  expect([stateOf(after, old), stateOf(after, other), after.gathered.pins.changed]).toEqual(['key-changed', 'verified', []])
  const again = chooseMachine(after.keys, 'Ann')
  await trustKey(reader.tools, await reader.member(), again, chooseKey(again, old.slice(0, 8)).keyId)
  const back = await seen(reader)
  expect([stateOf(back, old), stateOf(back, other), back.gathered.pins.changed]).toEqual(['verified', 'key-changed', []])
})

it('a third key is news again, whatever was decided between the first two', async () => {
  const ann = await publisher('Ann')
  const reader = rig.machine()
  await reader.join('Reader')
  await reader.sync()
  await claim(ann, 9)
  const [choice] = (await seen(reader)).keys.filter(({ others }) => others.length > 0)
  await trustKey(reader.tools, await reader.member(), choice!, choice!.now!.keyId)
  expect((await seen(reader)).gathered.pins.changed).toEqual([])
  const third = await claim(ann, 10)
  expect((await seen(reader)).gathered.pins.changed).toEqual([{ machineId: choice!.machineId, keyIds: [third] }])
})

it('of two keys that came at once neither speaks until one is chosen by its fingerprint', async () => {
  const ann = await publisher('Ann')
  const other = await claim(ann, 9)
  const reader = rig.machine()
  await reader.join('Reader')
  const before = await seen(reader)
  const choice = chooseMachine(before.keys, 'Ann')
  expect(choice.now).toBeNull()
  expect(() => chooseKey(choice, null)).toThrow('2 keys')
  expect(() => chooseKey(choice, 'ffffffff')).toThrow('no one key')
  await trustKey(reader.tools, await reader.member(), choice, other)
  expect(stateOf(await seen(reader), other)).toBe('verified')
})

it('nobody else can come to speak for this machine itself', async () => {
  const ann = await publisher('Ann')
  await claim(ann, 9)
  const { gathered, keys } = await seen(ann)
  expect(gathered.pins.changed).toHaveLength(1)
  expect(() => chooseMachine(keys, 'Ann')).toThrow("There is no machine 'Ann'")
  const { identity } = await ann.member()
  const own = { machineId: identity.machineId, name: 'Ann', now: null, others: [] }
  await expect(trustKey(ann.tools, await ann.member(), own, 'ab')).rejects.toThrow('its own key')
})

it('a result of another machine is hidden here alone and shown again; an own one is not hidden', async () => {
  const ann = await publisher('Ann')
  const reader = rig.machine()
  await reader.join('Reader')
  const { gathered } = await reader.sync()
  const id = gathered.fleet.machines[0]!.latest.entry.sha256.slice(0, 12)
  expect(await hide(reader.tools, await reader.member(), id, true)).toMatchObject({ machineName: 'Ann', changed: true })
  expect((await reader.sync()).gathered.fleet).toMatchObject({ results: 0, hidden: 1 })
  const member = await reader.member()
  await member.index.load()
  expect(await hiddenHere(reader.tools, member)).toMatchObject([{ machineName: 'Ann', date: '2026-11-20' }])
  expect((await rig.machine({ dataDir: ann.dataDir }).sync()).gathered.fleet.results).toBe(1)
  await hide(reader.tools, await reader.member(), id, false)
  expect((await reader.sync()).gathered.fleet.results).toBe(1)
  await expect(hide(ann.tools, await ann.member(), id, true)).rejects.toThrow("this machine's own")
})
