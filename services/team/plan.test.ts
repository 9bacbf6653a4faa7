import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { groupRows } from '../../core/team/groups'
import { teamViewOf } from '../../core/team/view'
import { type Fleet } from '../../core/team/fleet'
import { workloadOf } from '../../core/workload/schema'
import { workloadPresets } from '../../core/workload/presets'
import { requireMembership } from './membership'
import { syncTeam } from './sync'
import { benchTools } from './testing/publisher'
import { showcase } from './testing/showcase'
import { teamPlan } from './plan'

let folder: string
let fleet: Fleet
beforeAll(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-plan-'))
  await showcase(path.join(folder, 'share'), path.join(folder, 'ann'), path.join(folder, 'others'))
  const tools = benchTools(path.join(folder, 'ann'))
  fleet = (await syncTeam(tools, await requireMembership(tools), { now: true })).gathered.fleet
}, 240_000)
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

const usual = { hoursPerWeek: null, usdPerKwh: null }
const resnet = workloadPresets.find(({ id }) => id === 'resnet50')!.workload
const chat = workloadPresets.find(({ id }) => id === 'llama-70b-chat')!.workload

it('says what each kind of card could run and fine-tune, without summing the memory of two', async () => {
  const { kinds, runAnswer } = await teamPlan(fleet, resnet, usual)
  expect(kinds.map(({ title, machines }) => [title, machines])).toEqual(expect.arrayContaining([['GeForce RTX 4090', 5], ['2 x GeForce RTX 3090', 1], ['GeForce RTX 3090', 1]]))
  const one = kinds.find(({ title }) => title === 'GeForce RTX 3090')!
  const two = kinds.find(({ title }) => title === '2 x GeForce RTX 3090')!
  expect([two.memory, two.runs, two.qlora]).toEqual([one.memory, one.runs, one.qlora])
  expect(runAnswer).toMatch(/^The largest language model that one GPU of the fleet could run in four bits is .*A100.*fornax \(A100-SXM4-80GB\) is the fastest: about [\d.]+ images\/s\.$/)
})

it('ranks machines for the work, says who cannot do it, and names a card in the weakest one\'s place', async () => {
  const plan = await teamPlan(fleet, chat, usual)
  expect(plan.ranking[0]).toMatchObject({ machine: 'fornax', kind: 'predicted' })
  const last = plan.ranking[plan.ranking.length - 1]!
  expect(last).toMatchObject({ kind: 'unknown', speed: 'cannot', band: '' })
  expect(plan.upgradeAnswer).toContain(`cannot do 'Answer with Llama 3.1 70B': ${last.because}`)
  expect(plan.cards.length).toBeGreaterThan(0)
  for (const { gain, gainBand, thenBand } of plan.cards) expect([gain, gainBand, thenBand.startsWith('[')]).toEqual(['from none', '', true])
})

it('counts only machines whose result can be verified and is valid', async () => {
  const { ranking } = await teamPlan(fleet, resnet, usual)
  expect(fleet.machines).toHaveLength(11)
  expect(ranking).toHaveLength(10)
})

it('what the fleet costs follows hours and price, and says how many machines are in it', async () => {
  const work = workloadOf({ name: 'Chat', work: { kind: 'serve', model: 'Llama 3.1 8B' }, amount: { per: 'hours', perWeek: 40 } })
  const cost = async (hoursPerWeek: number, usdPerKwh: number) => Number(/\$([\d,]+(?:\.\d+)?) of electricity \(9 of 10 machines\)/.exec((await teamPlan(fleet, work, { hoursPerWeek, usdPerKwh })).upgradeAnswer)![1]!.replace(/,/g, ''))
  const base = await cost(40, 0.3)
  // By TDP and 100 W for a host: 5 x 550, 450, 800, 500 and 170 W, 40 h in each of 52.18 weeks.
  expect(base).toBe(Math.round(4.67 * 40 * (365.25 / 7) * 0.3))
  expect((await cost(80, 0.3)) / base).toBeCloseTo(2, 2)
  expect((await cost(40, 0.6)) / base).toBeCloseTo(2, 2)
  expect((await teamPlan(fleet, work, usual)).usual).toMatchObject({ hoursPerWeek: 40, hoursBecause: 'as the work has it' })
})

it('groups by GPU, name and month, with the median of the same work alone', () => {
  const title = (id: string) => id
  const [first, ...rest] = groupRows(fleet, 'gpu', title)
  expect(first).toMatchObject({ title: 'RTX 4090', machines: 6, counts: 5, median: '71.2 TFLOP/s', benchmark: 'matmul-fp32' })
  expect(rest.map((each) => each.title)).toContain('no GPU')
  expect(groupRows(fleet, 'month', title)).toMatchObject([{ id: '2026-11', machines: 11, results: fleet.results }])
  expect(groupRows(fleet, 'name', title).find(({ title: name }) => name === 'eridanus')).toMatchObject({ machines: 2, counts: 1 })
  const view = teamViewOf({ fleet, team: 'The lab', self: '', problems: [], waiting: 0, gpu: 'RTX 4090', groups: groupRows(fleet, 'name', title, 'RTX 4090'), title })
  expect(view.groups.every(({ machines }) => machines >= 1)).toBe(true)
  expect(view.groups.map((each) => each.title)).not.toContain('grus')
})
