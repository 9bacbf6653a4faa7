import { expect, it } from 'vitest'
import { type Handlers } from '../../core/contract/app-api'
import { usageError } from '../../core/errors/user-error'
import { exampleTeamRun } from '../team/testing/rig'
import { type TeamRun } from '../team/team-run'
import { TeamRuns } from './team-runs'

const found = { run: exampleTeamRun(1), result: {} } as unknown as TeamRun
let asked: string[] = []
let now = 0
function runs() {
  asked = []
  const colleagues = new TeamRuns(
    async (reference) => {
      asked.push(reference)
      if (reference === 'gone') throw usageError('There is no such result.')
      if (reference === 'broken') throw new Error('a defect')
      return found
    },
    () => now,
  )
  const echo = async (input: unknown) => input
  return { colleagues, handlers: colleagues.before({ 'run-view': echo, 'advise-keep': echo } as unknown as Handlers) as unknown as Record<string, (input: unknown) => Promise<unknown>> }
}

it('reads the runs of the folder that a call names, at any depth, before it is answered', async () => {
  const { colleagues, handlers } = runs()
  const input = { session: { origin: { kind: 'run', run: 'team:ann' } }, run: 'latest', other: ['team:ben', 'team:ann'] }
  expect(await handlers['advise-keep']!(input)).toBe(input)
  expect(asked.sort()).toEqual(['ann', 'ben'])
  expect([colleagues.get('team:ann'), colleagues.get('team:ben')]).toEqual([found, found])
})

it('reads nothing for runs of this machine, and tells who asks for what was never named', async () => {
  const { colleagues, handlers } = runs()
  await handlers['run-view']!({ run: '20261120-080000-abc' })
  await handlers['run-view']!(null)
  expect(asked).toEqual([])
  expect(() => colleagues.get('team:ann')).toThrow("There is no run 'team:ann'")
})

it('tells who needs a run that is not there, and nobody else', async () => {
  const { colleagues, handlers } = runs()
  expect(await handlers['run-view']!({ name: 'team:gone' })).toEqual({ name: 'team:gone' })
  expect(() => colleagues.get('team:gone')).toThrow('There is no such result.')
  await expect(handlers['run-view']!({ run: 'team:broken' })).rejects.toThrow('a defect')
})

it('reads a run again after ten seconds, and one that was not there at once', async () => {
  const { handlers } = runs()
  for (const at of [0, 9000, 11_000]) {
    now = at
    await handlers['run-view']!({ run: 'team:ann' })
    await handlers['run-view']!({ run: 'team:gone' })
  }
  expect(asked.filter((each) => each === 'ann')).toHaveLength(2)
  expect(asked.filter((each) => each === 'gone')).toHaveLength(3)
})
