import { describe, expect, it } from 'vitest'
import { type Candidate } from './candidate'
import { type Phase, type Wishes } from './phase-schema'
import { planPhases } from './plan'
import { bareValues } from './testing/values'
import { weeksPerMonth } from './time'

// 1 kW at 0.10: 0.10 for an hour here. The machine loses 4800 over 48 months: 100 a month.
const values = bareValues({ purchaseUsd: 4800, horizonMonths: 48, powerWatts: 1000, electricityUsdPerKwh: 0.1, interruptionRate: 0, checkpointWriteMinutes: 0 })
const free: Wishes = { dataMayLeave: true, offline: false, regions: [], spot: 'where-it-tolerates' }
const phase = (name: Phase['phase'], hoursPerWeek: number, over: Partial<Phase> = {}): Phase => ({ phase: name, hoursPerWeek, memoryGiB: 10, deadlineHours: null, batchHours: null, toleratesSpot: false, dataMayLeave: true, ...over })
const small: Candidate = { id: 'a:small:eu', region: 'eu', memoryGiB: 24, gpuCount: 1, usdPerHour: 1, spotUsdPerHour: 0.4, speedRatio: 1, stale: false }
const large: Candidate = { id: 'b:large:us', region: 'us', memoryGiB: 640, gpuCount: 8, usdPerHour: 20, spotUsdPerHour: null, speedRatio: 10, stale: false }
const plan = (phases: Phase[], wishes: Partial<Wishes> = {}, ownMemoryGiB: number | null = 24, candidates = [small, large]) => planPhases({ values, phases, wishes: { ...free, ...wishes }, ownMemoryGiB, candidates })
const places = (...args: Parameters<typeof plan>) => plan(...args).rows.map((row) => row.place)
const steps = (...args: Parameters<typeof plan>) => plan(...args).rows[0]!.steps.join(' ')

describe('the plan by phase', () => {
  it('does much here and little in the cloud, by what the machine costs and saves', () => {
    // 40 h a week: 17.39 of electricity and 100 for the machine, against 173.93.
    expect(plan([phase('fine-tune', 40)])).toMatchObject({ fixedUsd: 100, mixUsd: expect.closeTo(100 + 4 * weeksPerMonth, 9), allCloudUsd: expect.closeTo(40 * weeksPerMonth, 9), allLocalUsd: expect.closeTo(100 + 4 * weeksPerMonth, 9) })
    expect(places([phase('fine-tune', 40)])).toEqual(['here'])
    expect(plan([phase('fine-tune', 10)])).toMatchObject({ rows: [{ place: 'cloud' }], mixUsd: expect.closeTo(10 * weeksPerMonth, 9) })
  })
  it('bursts what does not fit, and keeps the rest', () => {
    const mixed = plan([phase('fine-tune', 40), phase('large-training', 20, { memoryGiB: 600 })])
    expect(mixed.rows.map((row) => row.place)).toEqual(['here', 'cloud'])
    expect(mixed.rows[1]!.offer).toMatchObject({ candidate: { id: 'b:large:us' }, terms: 'on-demand', usdPerMonth: expect.closeTo(2 * weeksPerMonth * 20, 9) })
    expect(mixed.answer).toMatch(/^Mix: fine-tune here, large-training in the cloud.*All here: not possible; all in the cloud: \$/)
  })
  it('is never dearer than all here or all in the cloud, where those are possible', () => {
    for (const hours of [1, 5, 20, 60, 100]) {
      const { mixUsd, allLocalUsd, allCloudUsd } = plan([phase('experiment', hours), phase('fine-tune', hours / 2, { toleratesSpot: true }), phase('serving', 10)])
      expect(mixUsd!).toBeLessThanOrEqual(Math.min(allLocalUsd ?? Infinity, allCloudUsd ?? Infinity) + 1e-9)
    }
  })
  it('keeps data that may not leave, and work without a network, here', () => {
    expect(places([phase('fine-tune', 1, { dataMayLeave: false })])).toEqual(['here'])
    expect(steps([phase('fine-tune', 1, { dataMayLeave: false })])).toMatch(/may not leave: the cloud is closed.*stays here/)
    expect(places([phase('fine-tune', 1)], { offline: true })).toEqual(['here'])
    expect(places([phase('fine-tune', 1)], { dataMayLeave: false })).toEqual(['here'])
  })
  it('says when no place meets the conditions', () => {
    const nowhere = plan([phase('large-training', 1, { memoryGiB: 600, dataMayLeave: false })])
    expect(nowhere).toMatchObject({ mixUsd: null, rows: [{ place: 'nowhere', usdPerMonth: null }] })
    expect(nowhere.answer).toMatch(/^large-training has no place/)
    expect(steps([phase('large-training', 1, { memoryGiB: 900 })])).toMatch(/No instance has 900 GiB/)
    expect(places([phase('serving', 100, { dataMayLeave: false }), phase('evaluation', 100, { dataMayLeave: false })])).toEqual(['nowhere', 'nowhere'])
  })
  it('rents only in the allowed regions, and takes spot only where work and wishes allow it', () => {
    expect(plan([phase('fine-tune', 10)], { regions: ['us'] }).rows[0]).toMatchObject({ place: 'here', offer: null })
    expect(steps([phase('fine-tune', 10)], { regions: ['us'] })).toMatch(/none of them in an allowed region/)
    const tolerant = phase('fine-tune', 10, { toleratesSpot: true })
    expect(plan([tolerant]).rows[0]!.offer).toMatchObject({ terms: 'spot', usdPerMonth: expect.closeTo(4 * weeksPerMonth, 9) })
    expect(plan([tolerant], { spot: 'never' }).rows[0]!.offer).toMatchObject({ terms: 'on-demand' })
  })
  it('counts hours left running, data kept there, and a contract that is cheaper', () => {
    const rented = (over: Partial<typeof values>, candidate = small) => planPhases({ values: { ...values, ...over }, phases: [phase('fine-tune', 10)], wishes: free, ownMemoryGiB: 24, candidates: [candidate] })
    expect(rented({ idleWasteShare: 0.5 }).rows[0]!.cloudUsd).toBeCloseTo(15 * weeksPerMonth, 9)
    expect(rented({ storageGB: 100, storageUsdPerGBMonth: 0.1, egressGBPerMonth: 10, egressUsdPerGB: 0.5 })).toMatchObject({ dataUsd: 15, allCloudUsd: expect.closeTo(10 * weeksPerMonth + 15, 9) })
    expect(rented({}, { ...small, reservedUsdPerHour: 0.05 }).rows[0]!.offer).toMatchObject({ terms: 'reserved', usdPerMonth: expect.closeTo(168 * weeksPerMonth * 0.05, 9) })
    expect(rented({}, { ...small, reservedUsdPerHour: 0.1 }).rows[0]!.offer).toMatchObject({ terms: 'on-demand' })
  })
  it('commits to the hours that it plans, and pays those that a contract asks for whether they are used or not', () => {
    const rented = (over: Partial<typeof values>) => planPhases({ values: { ...values, ...over }, phases: [phase('fine-tune', 10)], wishes: free, ownMemoryGiB: 24, candidates: [{ ...small, committedUsdPerHour: 0.6 }] }).rows[0]!.offer
    expect(rented({})).toMatchObject({ terms: 'committed', usdPerMonth: expect.closeTo(10 * weeksPerMonth * 0.6, 9) })
    expect(rented({ committedHoursPerMonth: 60 })).toMatchObject({ terms: 'committed', usdPerMonth: 36 })
    expect(rented({ committedHoursPerMonth: 200 })).toMatchObject({ terms: 'on-demand' })
  })
  it('goes where a deadline is met', () => {
    const urgent = phase('large-training', 40, { memoryGiB: 600, batchHours: 30, deadlineHours: 4 })
    expect(places([urgent], {}, 1000)).toEqual(['cloud'])
    expect(steps([urgent], {}, 1000)).toMatch(/A batch takes 30 h here and may take 4 h: too slow here/)
    expect(places([{ ...urgent, deadlineHours: 2 }], {}, 1000)).toEqual(['nowhere'])
  })
  it('does not put more than a week into a week', () => {
    const { rows, allLocalUsd } = plan([phase('serving', 168), phase('fine-tune', 100)])
    expect(allLocalUsd).toBeNull()
    expect(rows.map((row) => row.place)).toEqual(['here', 'cloud'])
  })
  it('does not rent more cards than the memory asks for, nor trust an unknown memory', () => {
    expect(plan([phase('fine-tune', 1, { memoryGiB: 100 })], {}, 24, [{ ...large, memoryGiB: 640 }]).rows[0]).toMatchObject({ place: 'nowhere' })
    expect(steps([phase('fine-tune', 1)], {}, null)).toMatch(/it is not known what there is: it does not fit/)
  })
})
