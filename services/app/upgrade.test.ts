import { describe, expect, it } from 'vitest'
import { parseScenario } from '../../core/advice/scenario'
import { type ChannelInput, type ChannelOutput } from '../../core/contract/app-api'
import { noLimits } from '../../core/upgrade/limits'
import { renderReport } from '../reports/render'
import { saveRun } from '../storage/runs'
import { emptyApp, workstation } from './testing'

const app = emptyApp('2026-11-26')
const { ask, value } = app

const begun = async (source: ChannelInput<'advise-start'>) => (await value('advise-start', source)).session
type Session = Awaited<ReturnType<typeof begun>>
const view = (session: Session, limits: Partial<typeof noLimits> = {}, entered: string[] = []) => value('upgrade-view', { session, limits: { ...noLimits, ...limits }, entered })
const row = (of: ChannelOutput<'upgrade-view'>, id: string) => of.rows.find((each) => each.id === id)!

describe('the Upgrade section', () => {
  it('answers for a run: candidates in order, doing nothing among them, reasons of refusal, a front, and fields to enter', async () => {
    saveRun(app.services.paths, workstation())
    const session = await begun({ kind: 'run', run: 'latest' })
    const all = await view(session, { budgetUsd: 2000, psuWatts: 750 })
    expect(all.answer).toMatch(/^(Put in|Buy|Do nothing|Rent)/)
    expect(all.rows.filter(({ id }) => id === 'nothing')).toHaveLength(1)
    expect(row(all, 'gpu:rtx-5090')).toMatchObject({ verdict: 'refuses', said: expect.stringMatching(/over the budget; its maker recommends 1000 W, the power supply has 750/) })
    expect(all.rows.some(({ front }) => front)).toBe(true)
    // Its own card is what is there, and one more of it a candidate.
    expect([row(all, 'gpu:rtx-3090'), row(all, 'gpu:rtx-3090:beside')?.name]).toEqual([undefined, 'a second RTX 3090 beside it'])
    expect(all.fields.map(({ key }) => key)).toEqual(['budgetUsd', 'psuWatts', 'eightPins', 'sixteenPins', 'slots', 'lengthMm', 'noiseDb', 'resaleUsd', 'machineUsd'])
    expect(all.order).toMatch(/^In order: /)
  })
  it('puts a part in by name, says before and after, and gives a scenario that the page can go on with', async () => {
    const session = await begun({ kind: 'gpu', name: 'RTX 3060 Ti' })
    const swap = await value('upgrade-swap', { session, limits: noLimits, entered: [], part: '5070 ti' })
    expect(swap.part).toBe('RTX 5070 Ti')
    expect(swap.rows.find(({ what }) => what === 'Net cost')).toEqual({ what: 'Net cost', before: '-', after: '$722.60', kind: 'predicted' })
    expect(swap.rows.find(({ what }) => what === 'Power at work')).toMatchObject({ before: '300 W', after: '400 W' })
    const scenario = parseScenario(swap.scenario.text, swap.scenario.file)
    expect(scenario).toMatchObject({ gpu: 'GeForce RTX 5070 Ti', memoryGiB: 16, assumptions: { powerWatts: { value: 400 }, purchaseUsd: { value: expect.closeTo(922.6, 6) } } })
    const kept = await value('advise-start', { kind: 'text', name: swap.scenario.file, text: swap.scenario.text })
    expect(kept.view.answer).toMatch(/this RTX 5070 Ti/)
    // The hours are those that the same work takes there.
    expect(kept.session.scenario.assumptions.hoursPerWeek!.value).toBeLessThan(20)
  })
  it('takes a part of one’s own with its price, and refuses what is none with the nearest names', async () => {
    const session = await begun({ kind: 'gpu', name: 'RTX 3060 Ti' })
    expect(row(await view(session, {}, ['RTX 4090 = $1,500']), 'gpu:rtx-4090')).toMatchObject({ price: '$1500.00', priceKind: 'entered' })
    expect(row(await view(session, {}, ['RTX 4090 = 1500', 'RTX 4090 = 1400']), 'gpu:rtx-4090')).toMatchObject({ price: '$1400.00' })
    expect(row(await view(session, {}, ['psu 1000 = 150']), 'psu:entered-1000')).toMatchObject({ price: '$150.00' })
    for (const [entered, said] of [['RTX 9999 = 10', /There is no GPU or part 'RTX 9999'.*Nearest: /], ['RTX 4090', /no price/], ['ram 0 = 5', /not of 1 to 4096 GiB/], ['RTX 4090 = -1', /no price/]] as const) {
      const refused = await ask('upgrade-view', { session, limits: noLimits, entered: [entered] })
      expect(refused).toMatchObject({ ok: false, code: 'not-found' })
      expect(refused.ok ? '' : `${refused.message} ${refused.advice}`).toMatch(said)
    }
    expect(await ask('upgrade-swap', { session, limits: noLimits, entered: [], part: 'RTX 9999' })).toMatchObject({ ok: false, code: 'not-found', advice: expect.stringMatching(/^Nearest: .+, .+, .+\.$/) })
  })
  it('follows the scenario: dearer electricity delays pay-back, and other hours change it', async () => {
    const session = await begun({ kind: 'gpu', name: 'RTX 3060 Ti' })
    const months = async (key: 'electricityUsdPerKwh' | 'hoursPerWeek', typed: string) => row(await view((await value('advise-change', { session, change: { kind: 'set', key, typed } })).session), 'gpu:rtx-5070').order.payBack
    const [cheap, dear] = [await months('electricityUsdPerKwh', '0.05'), await months('electricityUsdPerKwh', '0.3')]
    expect(dear === null || cheap! < dear).toBe(true)
    expect(await months('hoursPerWeek', '120')).toBeLessThan(cheap ?? Infinity)
  })
  it('stands in the report beside own or rent: what may go in, with the day of each price', async () => {
    saveRun(app.services.paths, workstation())
    const session = await begun({ kind: 'run', run: 'latest' })
    const html = await renderReport(workstation(), 'html', session.workload.said, session)
    expect(html).toMatch(/<h2>Upgrade<\/h2><p>(Put in|Buy|Do nothing|Rent)/)
    expect(html).toMatch(/RTX 5080.*published 2026-09/s)
    expect(await renderReport(workstation(), 'html', session.workload.said)).not.toContain('<h2>Upgrade</h2>')
  })
  it('says of a laptop that no card goes in, and offers a machine and the cloud', async () => {
    const all = await view(await begun({ kind: 'gpu', name: 'RTX 4060 Laptop GPU' }))
    expect(row(all, 'gpu:rtx-5070')).toMatchObject({ verdict: 'refuses', said: expect.stringContaining('a laptop has no slot for a card') })
    expect(row(all, 'machine:rtx-5070-ti').verdict).not.toBe('refuses')
    expect(all.rows.some(({ id, verdict }) => id.startsWith('cloud:') && verdict !== 'refuses')).toBe(true)
  })
})
