import { afterEach, beforeEach, expect, it } from 'vitest'
import { fleetCsv } from '../../core/team/fleet-csv'
import { resultNamed } from '../../core/team/reference'
import { teamRun } from './team-run'
import { exampleTeamRun, makeRig, type Machine, type Rig } from './testing/rig'

let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

async function publisher(name: string, ...runs: number[]): Promise<void> {
  const machine = rig.machine()
  await machine.join(name)
  await machine.queue(...runs.map((n) => exampleTeamRun(n)))
  await machine.flush()
}
async function reader(): Promise<{ machine: Machine; gathered: Awaited<ReturnType<Machine['sync']>>['gathered'] }> {
  const machine = rig.machine()
  await machine.join('Reader')
  return { machine, gathered: (await machine.sync()).gathered }
}

it("a machine's name means its latest result, and the run says who measured it and when", async () => {
  await publisher('Ada', 1, 3)
  const { machine, gathered } = await reader()
  const member = await machine.member()
  await member.index.load()
  const { run, result } = await teamRun(machine.tools, member, gathered, 'ada')
  expect(run).toMatchObject({ id: exampleTeamRun(3).id, name: 'measured by Ada on 2026-11-20' })
  expect(result.counts).toBe(true)
  expect((await teamRun(machine.tools, member, gathered, result.entry.sha256.slice(0, 12))).run.id).toBe(run.id)
  expect((await teamRun(machine.tools, member, gathered, exampleTeamRun(1).id)).run.id).toBe(exampleTeamRun(1).id)
})

it('two machines of one name, a beginning that fits several and one that fits none are errors, never guesses', async () => {
  await publisher('Ada', 1)
  await publisher('Ada', 2)
  const { gathered: { fleet } } = await reader()
  expect(() => resultNamed(fleet, 'Ada')).toThrow("'team:Ada' fits 2 results")
  expect(() => resultNamed(fleet, '20261120')).toThrow('fits 2 results')
  expect(() => resultNamed(fleet, 'Adda')).toThrow(expect.objectContaining({ advice: 'Nearest machines: Ada.' }))
  expect(() => resultNamed(fleet, 'abc')).toThrow('There is no result')
})

it.each(['=HYPERLINK("http://x","y")', '+1+1', '-1', '@SUM(A1)', '"=1+1', '\uff1d1+1', "'=1"])('D20 a machine named %j starts no formula in the table for spreadsheets', async (name) => {
  await publisher(name, 1)
  const { gathered: { fleet } } = await reader()
  const [, line] = fleetCsv(fleet).split('\r\n')
  expect(line).toMatch(/^"?'/)
  // Numbers stay numbers: the value in base units.
  expect(line).toContain(',matmul-fp32,99900099900.0999,')
})
