import fs from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { anchorsOf } from '../../core/team/anchors'
import { outliers, peerGroups, placeOf } from '../../core/team/peers'
import { exampleGpu, exampleLaunch, exampleMachine, exampleMatmul } from '../../core/run/testing/example-run'
import { cardsIn } from './anchors'
import { parseFile } from './parse-file'
import { exampleTeamRun, makeRig, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

const card = (watts: number) => ({ ...exampleGpu('NVIDIA GeForce RTX 4090'), powerLimitWatts: { known: true as const, value: watts, source: 'nvidia-smi', at: '2026-11-24T09:00:00.000Z' } })
async function machine(name: string, seconds: number, watts = 450): Promise<void> {
  const one = rig.machine()
  await one.join(name)
  await one.queue(exampleTeamRun(1, { machine: exampleMachine({ gpus: [card(watts)] }), benchmarks: [exampleMatmul([seconds, seconds * 1.001, seconds * 0.999].map((each) => exampleLaunch(each, { device: 'GPU:0' })))] }))
  await one.flush()
}
const look = async () => {
  const reader = rig.machine()
  await reader.join('Reader')
  return (await reader.sync()).gathered.fleet
}

it('a card that is slower than its peers stands out, and the power limit is named', async () => {
  for (const [i, name] of ['atlas', 'borealis', 'cygnus', 'eridanus'].entries()) await machine(name, 0.02 * (1 + i / 500))
  await machine('draco', 0.02 * 1.17, 320)
  const groups = peerGroups(await look())
  expect(outliers(groups)).toMatchObject([{ machine: { name: 'draco' }, benchmark: 'matmul-fp32', words: '14 % under its peers', reason: 'power limit 320 W, theirs 450 W', peers: 4 }])
  const draco = groups[0]!.machines.find(({ name }) => name === 'draco')!
  expect(placeOf(draco, groups[0]!, 'matmul-fp32')).toMatchObject({ place: 5, of: 5 })
})

it('three machines are too few to call one of them slow, and equal ones do not stand out', async () => {
  for (const name of ['a', 'b']) await machine(name, 0.02)
  await machine('c', 0.03)
  expect(outliers(peerGroups(await look()))).toEqual([])
})

it('results of colleagues are anchors with their name, date and trust', async () => {
  await machine('atlas', 0.02)
  expect(anchorsOf(await look())).toEqual([{ gpuName: 'RTX 4090', benchmarkId: 'matmul-fp32', workload: expect.stringMatching(/^[0-9a-f]{16}$/), value: expect.closeTo(1e11, -6), unit: 'FLOP/s', by: 'atlas', at: '2026-11-20', trust: 'verified' }])
})

it('what colleagues measured is read from what is kept of the folder, and is nothing before and without one', async () => {
  await machine('atlas', 0.02)
  const reader = rig.machine()
  expect(await cardsIn(reader.tools)).toEqual([])
  await reader.join('Reader')
  expect(await cardsIn(reader.tools)).toEqual([])
  await reader.sync()
  expect(await cardsIn(reader.tools)).toEqual([{ gpuId: 'rtx-4090', by: 'atlas on 2026-11-20', values: { 'matmul-fp32': expect.closeTo(1e11, -6) } }])
})

it('D21 a file of the first released format gives the numbers that it gave then', () => {
  const bytes = fs.readFileSync(path.resolve(__dirname, '../../fixtures/team/result-1.0.groundspeed.json'))
  expect(parseFile('result', bytes, null)).toMatchObject({ state: 'result', entry: { signature: 'good', validity: 'valid', machineName: 'Ann', run: '20261120-080000-000000', values: [{ id: 'matmul-fp32', value: expect.closeTo(1e11, 0), workload: '54b6d7941313e2b9' }] } })
})
