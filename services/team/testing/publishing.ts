import fs from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { nodeFs } from '../node-fs'
import { parseFile } from '../parse-file'
import { faultFs } from './fault-fs'
import { exampleTeamRun, fakeClock, inFull, makeRig, type Machine, type Rig } from './rig'

/** What the tests of publishing share: a folder and its machines, one for each test. */
export let rig: Rig
export const openRig = (): Rig => (rig = makeRig())
export const closeRig = (): void => rig.close()

/** Every file call in full; every fifth, from another one on in each test, in CI. */
export const stride = inFull ? 1 : 5

/** No wrong file visible: everything under a final name is whole and valid. */
export function visible(): string[] {
  const results = rig.files('results').filter((file) => !path.basename(file).startsWith('.'))
  for (const file of results) {
    const bytes = fs.readFileSync(path.join(rig.share, 'groundspeed-v1/results', file))
    expect(parseFile('result', bytes, /_([0-9a-f]{32})/.exec(file)![1]!), file).toMatchObject({ state: 'result', entry: { signature: 'good' } })
  }
  return results
}
export const temporaries = () => rig.files().filter((file) => path.basename(file).startsWith('.~gs-'))
export const outboxOf = ({ dataDir }: Machine): string[] => fs.readdirSync(path.join(dataDir, 'team'), { recursive: true }).map(String).filter((file) => /outbox.*\.item$/.test(file))

export async function joined(): Promise<Machine> {
  const machine = rig.machine()
  await machine.join('Ann')
  await machine.flush()
  return machine
}

/** A machine of the same data folder whose file system fails by plan. */
export const failing = (machine: Machine, fault: Parameters<typeof faultFs>[1], clock = fakeClock()) => {
  const { port, calls, fired } = faultFs(nodeFs, fault)
  return { machine: rig.machine({ port, clock, dataDir: machine.dataDir }), calls, fired, clock }
}

/** How many calls a publication makes when nothing fails, from the queueing on. */
export async function callsOf(act: (machine: Machine) => Promise<unknown>): Promise<number> {
  const plain = await joined()
  const counted = failing(plain, { at: () => null })
  await act(counted.machine)
  const count = counted.calls.length
  rig.close()
  openRig()
  return count
}
export const publish = async (machine: Machine) => {
  await machine.queue(exampleTeamRun(1))
  return machine.flush()
}
