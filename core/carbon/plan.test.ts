import { describe, expect, it } from 'vitest'
import { type Offer } from '../advice/candidate'
import { type Phase } from '../advice/phase-schema'
import { type Plan } from '../advice/plan'
import { weeksPerMonth } from '../advice/time'
import { known, unknown } from '../result/known'
import { planCarbon } from './plan'
import { exactly } from './range'

const phase = (name: Phase['phase'], hoursPerWeek: number): Phase => ({ phase: name, hoursPerWeek, memoryGiB: 0, deadlineHours: null, batchHours: null, toleratesSpot: false, dataMayLeave: true })
const offer: Offer = { candidate: { id: 'a:one:x', region: 'x', memoryGiB: 24, gpuCount: 1, usdPerHour: 1, spotUsdPerHour: null, speedRatio: 2, stale: false }, terms: 'on-demand', usdPerMonth: 60 }
const row = (over: Partial<Plan['rows'][number]>): Plan['rows'][number] => ({ phase: 'experiment', place: 'here', offer: null, found: offer, usdPerMonth: 10, hereUsd: 10, cloudUsd: 60, steps: [], ...over })
const plan = (rows: Plan['rows'], over: Partial<Plan> = {}): Plan => ({ rows, fixedUsd: 50, dataUsd: 0, mixUsd: 70, allLocalUsd: 80, allCloudUsd: 120, answer: '', ...over })
const input = { phases: [phase('experiment', 10), phase('evaluation', 5)], hereKgPerHour: known(exactly(0.1)), fixedKg: known(exactly(3)), cloudKg: (_: Offer, { hoursPerWeek }: Phase) => known(exactly(hoursPerWeek / 100)), horizonMonths: 48 }
const rows = [row({}), row({ phase: 'evaluation', place: 'cloud', offer })]

describe('a plan in grams', () => {
  it('counts each phase where the plan puts it, and what waits once, where anything is here', () => {
    const { mixKg, allHereKg, allCloudKg, rows: counted } = planCarbon({ ...input, plan: plan(rows) })
    expect(counted.map(({ kg }) => kg)).toEqual([known(exactly(0.1 * 10 * weeksPerMonth)), known(exactly(0.05))])
    expect(mixKg).toMatchObject({ value: { point: expect.closeTo(weeksPerMonth + 0.05 + 3, 12) } })
    expect(allHereKg).toMatchObject({ value: { point: expect.closeTo(1.5 * weeksPerMonth + 3, 12) } })
    expect(allCloudKg).toMatchObject({ value: { point: expect.closeTo(0.15, 12) } })
    expect(planCarbon({ ...input, plan: plan([rows[1]!, rows[1]!]) }).mixKg).toMatchObject({ value: { point: expect.closeTo(0.15, 12) } })
  })
  it('says for each phase whether fewer grams cost more', () => {
    expect(planCarbon({ ...input, plan: plan(rows) }).rows[0]!.choice).toMatchObject({ agree: false, cheapest: { id: 'here' }, cleanest: { id: 'cloud' } })
  })
  it('leaves no part out of a sum: what is unknown makes the whole unknown', () => {
    const dark = planCarbon({ ...input, cloudKg: () => unknown('not-reported', 'no grid'), plan: plan(rows) })
    expect([dark.mixKg, dark.allCloudKg]).toMatchObject([{ known: false, detail: 'no grid' }, { known: false }])
    expect(dark.allHereKg.known).toBe(true)
    expect(planCarbon({ ...input, plan: plan([row({ hereUsd: null, place: 'nowhere', found: null, cloudUsd: null }), rows[1]!], { allLocalUsd: null, allCloudUsd: null }) })).toMatchObject({ allHereKg: { known: false }, allCloudKg: { known: false }, mixKg: { known: false } })
  })
})
