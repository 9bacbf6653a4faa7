import fs from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { type ChannelInput, type ChannelOutput } from '../../core/contract/app-api'
import { workloadPresets } from '../../core/workload/presets'
import { adviceFile } from '../storage/advice-session'
import { saveRun } from '../storage/runs'
import { emptyApp, workstation } from './testing'

const app = emptyApp('2026-11-25')
const { ask, value } = app

type Session = NonNullable<ChannelOutput<'advise-open'>>['session']
const change = (session: Session, edit: ChannelInput<'advise-change'>['change']) => value('advise-change', { session, change: edit })
const row = ({ view }: { view: ChannelOutput<'advise-start'>['view'] }, key: string) => view.groups.flatMap(({ rows }) => rows).find((each) => each.key === key)!
const choice = ({ view }: { view: ChannelOutput<'advise-start'>['view'] }, what: string) => view.choices.find((each) => each.what === what)!

describe('the Advise page', () => {
  it('is told that nothing is known where there is no run, and what there is to choose from', async () => {
    expect(await value('advise-open', { run: null })).toBeNull()
    const { presets, gpus, instances, regions } = await value('advise-names', null)
    expect(presets.map(({ name }) => name)).toEqual(['startup', 'enterprise', 'university-lab'])
    for (const list of [gpus, instances, regions]) expect(list.length).toBeGreaterThan(30)
  })
  it('answers for a preset with verdict, four figures, three charts, years, plan and every assumption', async () => {
    const { view } = await value('advise-start', { kind: 'preset', name: 'enterprise' })
    expect(view.answer).toMatch(/^Own: at 100 hours a week, this H100 PCIe/)
    expect(view.figures.map(({ id, value: shown }) => [id, shown])).toEqual([['break-even', 'month 22'], ['value', '$31,998'], ['turn', '44'], ['hour', '$4.21']])
    expect([view.curve?.kind, view.cash?.kind, view.tornado?.kind, view.years.length, view.plan?.rows.length, view.changed, view.asks]).toEqual(['curve', 'curve', 'tornado', 5, 5, 0, false])
    expect(view.years[4]).toMatchObject({ own: '-5,934', cloud: '21,967', depreciation: '7,163', book: '9,550' })
  })
  it('says the number a person types in its own unit, marks it, and has the default one reset away', async () => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    const typed = await change(session, { kind: 'set', key: 'residualShare', typed: '7 %'.replace(' ', '') })
    expect(typed.session.scenario.assumptions.residualShare).toEqual({ value: 0.07, unit: 'share', source: 'entered' })
    expect(row(typed, 'residualShare')).toMatchObject({ value: '7', unit: '%', kind: 'entered', changed: true, standard: '30' })
    expect(typed.view.changed).toBe(1)
    const reset = await change(typed.session, { kind: 'reset', key: 'residualShare' })
    expect(reset.session).toEqual(session)
    const again = await change((await change(typed.session, { kind: 'set', key: 'pue', typed: '2' })).session, { kind: 'reset-all' })
    expect([again.session, again.view.changed]).toEqual([session, 0])
  })
  it.each([['hoursPerWeek', '169', /Hours of work: '169' is not a number from 0 to 168 \(h\/week\)/], ['discountPerYear', '51', /from 0 to 50 \(%\/year\)/], ['horizonMonths', '40.5', /whole number from 36 to 60/], ['pue', 'much', /is not a number/]] as const)('refuses %s of %s in words', async (key, typed, words) => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    expect(await ask('advise-change', { session, change: { kind: 'set', key, typed } })).toMatchObject({ ok: false, code: 'not-found', message: expect.stringMatching(words) })
  })
  it('asks for a price that nobody knows, says which would pay, and answers once it is typed', async () => {
    const { session, view } = await value('advise-start', { kind: 'gpu', name: 'RTX 4090' })
    expect(view).toMatchObject({ asks: true, figures: [], curve: null, years: [] })
    expect(view.answer).toMatch(/beats renting .* if it costs less than \$[\d,]+\. Its price is not known/)
    expect(row({ view }, 'purchaseUsd')).toMatchObject({ needed: true, kind: 'unknown', value: '' })
    const answered = await change(session, { kind: 'set', key: 'purchaseUsd', typed: '$2000' })
    expect(answered.view).toMatchObject({ asks: false, curve: { kind: 'curve' } })
  })
  it('fills what hangs on a choice, keeps what was typed elsewhere, and goes back', async () => {
    const begun = await value('advise-start', { kind: 'preset', name: 'university-lab' })
    const typed = await change(begun.session, { kind: 'set', key: 'pue', typed: '1.3' })
    const moved = await change(typed.session, { kind: 'choose', what: 'region', value: 'France' })
    expect(choice(moved, 'region')).toMatchObject({ value: 'France', changed: true, standard: 'Germany' })
    expect(row(moved, 'electricityUsdPerKwh')).toMatchObject({ changed: false, kind: 'published', source: expect.stringMatching(/France/) })
    expect(row(moved, 'pue')).toMatchObject({ value: '1.3', changed: true })
    const other = await change(moved.session, { kind: 'choose', what: 'gpu', value: 'RTX 5090' })
    expect(other.session.scenario).toMatchObject({ gpu: 'GeForce RTX 5090', instance: 'aws:g5.xlarge:eu-central-1', memoryGiB: 32 })
    expect(row(other, 'spotUsdPerHour').value).toBe(row(begun, 'spotUsdPerHour').value)
    expect(row(other, 'speedRatio').value).not.toBe(row(begun, 'speedRatio').value)
    const back = await change((await change(other.session, { kind: 'unchoose', what: 'gpu' })).session, { kind: 'unchoose', what: 'region' })
    expect(back.session).toEqual(typed.session)
    expect(await ask('advise-change', { session: begun.session, change: { kind: 'choose', what: 'region', value: 'Atlantis' } })).toMatchObject({ ok: false, code: 'not-found' })
  })
  it('answers for the run of a workstation, and keeps what was worked on over a restart', async () => {
    saveRun(app.services.paths, workstation())
    const opened = (await value('advise-open', { run: null }))!
    expect(opened.view).toMatchObject({ origin: 'From RTX 3090 workstation.', answer: expect.stringMatching(/this RTX 3090/) })
    const { session } = await change(opened.session, { kind: 'set', key: 'hoursPerWeek', typed: '60' })
    await value('advise-keep', session)
    expect((await value('advise-open', { run: null }))!.session).toEqual(session)
    // Another run that was asked for by name is not answered with what was kept.
    expect((await value('advise-open', { run: 'sample' }))!.session.origin).toEqual({ kind: 'run', run: 'sample' })
    await value('advise-keep', null)
    expect((await value('advise-open', { run: null }))!.session).toEqual(opened.session)
  })
  it('opens as if new where the kept file is damaged, and sets that aside', async () => {
    fs.writeFileSync(adviceFile(app.services.paths), '{"__proto__":1}')
    expect(await value('advise-open', { run: null })).toBeNull()
    expect(fs.existsSync(adviceFile(app.services.paths))).toBe(false)
    expect(fs.readdirSync(app.services.paths.dataDir).some((name) => name.startsWith('advice.json.'))).toBe(true)
  })
  it('saves a scenario as a file that begins the same advice again, and says what is no scenario', async () => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    const edited = await change(session, { kind: 'set', key: 'hoursPerWeek', typed: '61' })
    const { name, text } = await value('advise-file', edited.session)
    expect(name).toBe('startup.scenario.json')
    const loaded = await value('advise-start', { kind: 'text', name, text })
    expect(loaded.session.scenario).toEqual(edited.session.scenario)
    expect(loaded.view).toMatchObject({ origin: 'From the file startup.scenario.json.', answer: edited.view.answer, changed: 0 })
    expect(await ask('advise-start', { kind: 'text', name: 'x.json', text: '{"a":1}' })).toMatchObject({ ok: false, code: 'failed', message: expect.stringMatching(/x\.json is no scenario/) })
  })
  it('sets a scenario beside another', async () => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    const edited = await change(session, { kind: 'set', key: 'hoursPerWeek', typed: '61' })
    expect(await value('advise-diff', { session: edited.session, other: { kind: 'preset', name: 'startup' } })).toMatchObject({ answer: 'One thing differs between Startup and Startup.', rows: [{ what: expect.stringMatching(/^Hours of work/), before: '30', after: '61', unit: 'h/week' }] })
  })
  it('takes hours, speed and conditions from the workload that was chosen, says which, and keeps what was entered when it changes', async () => {
    saveRun(app.services.paths, workstation())
    const before = (await value('advise-open', { run: null }))!
    expect([before.view.workload, row(before, 'hoursPerWeek').kind]).toEqual(['For: train ResNet-50, mixed precision, until another workload is chosen on Compare.', 'default'])
    await value('advise-keep', (await change(before.session, { kind: 'set', key: 'pue', typed: '1.4' })).session)
    const bert = workloadPresets.find(({ id }) => id === 'bert-large')!.workload
    await value('workload-use', { ...bert, amount: { per: 'hours', perWeek: 55 }, wishes: { ...bert.wishes, dataMayLeave: false } })
    const after = (await value('advise-open', { run: null }))!
    expect(after.view.workload).toBe('For: train BERT large, mixed precision, 55 h a week.')
    expect(row(after, 'hoursPerWeek')).toMatchObject({ value: '55', changed: false, source: "stated for 'Fine-tune BERT large': 55 h a week" })
    expect(row(after, 'pue')).toMatchObject({ value: '1.4', changed: true })
    expect(after.view.wishes.dataMayLeave).toBe(false)
    expect(row(after, 'speedRatio').source).toMatch(/^predicted/)
    // An amount in samples becomes hours of this very machine.
    await value('workload-use', { ...bert, amount: { per: 'units', perWeek: 1e6 } })
    const counted = (await value('advise-open', { run: null }))!
    expect(row(counted, 'hoursPerWeek')).toMatchObject({ kind: 'predicted', source: expect.stringMatching(/^predicted for .Fine-tune BERT large.: 1.00 million sequences a week, at [\d.]+ sequences a second$/) })
    const [, rate] = /at ([\d.]+) sequences/.exec(row(counted, 'hoursPerWeek').source)!
    expect(Number(row(counted, 'hoursPerWeek').value) * 3600 * Number(rate)).toBeCloseTo(1e6, -4)
  })
  it('flags a stale price beside the verdict, with what to do', async () => {
    vi.setSystemTime(new Date('2027-11-25T12:00:00Z'))
    const { view } = await value('advise-start', { kind: 'preset', name: 'startup' })
    expect(view.doubts.map(({ text }) => text).join()).toMatch(/on-demand price of the instance: of 2026-09-07, 4\d\d days old/)
    expect(view.answer).toMatch(/days old: check it first/)
    expect(row({ view }, 'cloudUsdPerHour').doubt).toMatch(/days old/)
  })
  it('plans by phase what a person enters, and says which conditions leave no place', async () => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    const closed = await change(session, { kind: 'wishes', wishes: { ...session.scenario.wishes, offline: true } })
    expect(closed.view.plan!.rows.find(({ phase }) => phase === 'large-training')).toMatchObject({ place: 'nowhere', steps: expect.arrayContaining(['There is no network: the cloud is closed.']) })
    expect(closed.view.doubts.map(({ text }) => text)).toContain('large-training has no place that meets its conditions.')
    expect((await change(session, { kind: 'phases', phases: [] })).view.plan).toBeNull()
  })
})
