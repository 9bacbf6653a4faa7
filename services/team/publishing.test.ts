import { afterEach, beforeEach, expect, it } from 'vitest'
import { exampleMatmul } from '../../core/run/testing/example-run'
import { exampleTeamRun, makeRig, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

it('D23 what the redaction does not know is found in the final bytes, and nothing is published', async () => {
  const machine = rig.machine({ personal: [{ kind: 'host name', text: 'secret-host' }] })
  await machine.join('Ann')
  const hidden = Buffer.from('secret-host').toString('hex')
  const skipped = exampleMatmul([], { id: 'triad', outcome: { state: 'skipped', because: 'unsupported', detail: `not on ${hidden}` } })
  const run = exampleTeamRun(1)
  await expect(machine.queue({ ...run, benchmarks: [...run.benchmarks, skipped] })).rejects.toThrow('would still hold something of this machine or its owner: host name (hexadecimal)')
  expect((await machine.flush()).published.map(({ relative }) => relative).filter((each) => each.includes('/results/'))).toEqual([])
  expect(rig.files('results')).toEqual([])
})
