import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ChannelOutput } from '../../core/contract/app-api'
import { carbonChanges, carbonGiven, type CarbonChanges, type CarbonGiven } from '../../core/contract/carbon-calls'
import { parseRun } from '../../core/run/parse'
import { type RunFile } from '../../core/run/schema'
import { withGpuAlone } from '../../core/run/testing/gpu-alone'
import { saveRun } from '../storage/runs'
import { emptyApp, workstation } from './testing'

/** The same machine with sensors: every launch of the card took 320 W for twenty seconds. */
function measured(): RunFile {
  const run = workstation()
  for (const { outcome } of run.benchmarks) if (outcome.state === 'measured') outcome.launches = outcome.launches.map((launch) => ({ ...launch, energyJoules: 6400, watchedSeconds: 20 }))
  return run
}

const h200 = (): RunFile => parseRun(fs.readFileSync(path.resolve(__dirname, '../../fixtures/runs/h200-server.groundspeed.json'), 'utf8'), 'fixture')

const app = emptyApp('2026-11-26')
const { ask, value } = app

const carbon = (over: { run?: string | null; gpu?: string; given?: Partial<CarbonGiven>; change?: Partial<CarbonChanges> } = {}) =>
  ask('carbon', { run: over.run ?? null, gpu: over.gpu ?? null, given: carbonGiven.parse(over.given ?? {}), change: carbonChanges.parse(over.change ?? {}) })
async function shown(over: Parameters<typeof carbon>[0] = {}): Promise<ChannelOutput<'carbon'>> {
  const answer = await carbon(over)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message} ${answer.advice}`)
  return answer.value as ChannelOutput<'carbon'>
}

describe('the Carbon page', () => {
  it('says that there is no run yet, and answers for a card by its name all the same', async () => {
    expect(await carbon()).toMatchObject({ ok: false, code: 'not-found', message: expect.stringContaining('no run') })
    const { answer, figures } = await shown({ gpu: 'RTX 3090', given: { region: 'Germany', hoursPerWeek: 20 } })
    expect(answer).toMatch(/^At 20 hours a week this machine emits between .* and .* kg CO2e a month on the grid of Germany/)
    expect(figures.map(({ id, provenance }) => [id, provenance])).toEqual([['month', 'predicted'], ['unit', 'predicted'], ['power', 'predicted']])
  })
  it('counts what the sensors measured of a run, and says so', async () => {
    saveRun(app.services.paths, measured())
    const { figures, inputs, doubts, notes } = await shown({ given: { region: 'Germany', hoursPerWeek: 20 } })
    expect(inputs.find(({ name }) => name === 'Power at work')).toMatchObject({ value: '320 W [304, 336]', kind: 'measured' })
    expect(figures.find(({ id }) => id === 'run')).toMatchObject({ provenance: 'measured', unit: 'g CO2e' })
    expect(doubts.map(({ text }) => text).join(' ')).not.toContain('No sensor')
    expect(notes.join(' ')).toMatch(/a meter at the wall shows more/)
  })
  it('takes no power of the processor for that of a card that was not measured', async () => {
    const run = measured()
    saveRun(app.services.paths, { ...run, engine: { ...run.engine, devices: ['CPU:0'] } })
    const { answer, inputs } = await shown({ given: { hoursPerWeek: 20 } })
    expect(answer).toMatch(/^This run did not measure the GeForce RTX 3090/)
    expect(inputs.find(({ name }) => name === 'Power at work')).toMatchObject({ kind: 'predicted' })
  })
  it('shows what the GPU took alone where the processor cannot be read, and has it in no grams', async () => {
    const bare = h200()
    saveRun(app.services.paths, bare)
    const before = await shown({ given: { region: 'Germany', hoursPerWeek: 20 } })
    saveRun(app.services.paths, withGpuAlone(bare, 500))
    const after = await shown({ given: { region: 'Germany', hoursPerWeek: 20 } })
    const row = (of: typeof after, name: string) => of.inputs.find((each) => each.name === name)
    expect(row(after, 'GPU alone')).toMatchObject({ kind: 'measured', value: expect.stringMatching(/^[\d.]+ kJ \[[\d.]+, [\d.]+\]$/), from: expect.stringMatching(/^its own sensor in [\d.]+ s of \d+ of \d+ launches, 500 W \[475, 525\] while it worked; the processor's is unknown, so that this is in no sum$/) })
    expect(after.figures.find(({ id }) => id === 'run')).toMatchObject({ provenance: 'predicted', meaning: expect.stringMatching(/ at the power of the work: GPU alone [\d.]+ kJ, the processor's is unknown$/) })
    expect(after.doubts.map(({ text }) => text).join()).toContain("Sensors measured the GPU alone, and the processor's cannot be read: the power is a band from the TDP.")
    // Not a gram and not a watt of the rest is another.
    const rest = ({ answer, parts, counts, whatIf, places, inputs }: typeof after) => ({ answer, parts, counts, whatIf, places, inputs: inputs.filter(({ name }) => name !== 'GPU alone') })
    expect(rest(after)).toEqual(rest(before))
    expect([row(before, 'GPU alone'), before.doubts.some(({ text }) => text.startsWith('No sensor'))]).toEqual([undefined, true])
  })
  it('says nothing of a GPU that the run did not measure on', async () => {
    const bare = h200()
    saveRun(app.services.paths, withGpuAlone({ ...bare, engine: { ...bare.engine, devices: ['CPU:0'] } }, 20))
    expect((await shown()).inputs.map(({ name }) => name)).not.toContain('GPU alone')
  })
  it('has a band and no point where nothing measured the power', async () => {
    saveRun(app.services.paths, workstation())
    const { inputs, chart, doubts } = await shown({ given: { hoursPerWeek: 20 } })
    expect(inputs.find(({ name }) => name === 'Power at work')).toMatchObject({ kind: 'predicted', value: expect.stringMatching(/ to .* W$/) })
    expect(chart).toMatchObject({ kind: 'stack', rows: [{ label: 'A month, at the least' }, { label: 'A month, at the most' }] })
    expect(doubts.map(({ text }) => text)).toEqual([expect.stringContaining('Nobody said where this machine stands: United States'), expect.stringContaining('No sensor measured the power'), expect.stringContaining('GeForce RTX 3090 emitted is published nowhere')])
  })
  it('sets instances beside it, in grams and in dollars, and says where they disagree', async () => {
    saveRun(app.services.paths, measured())
    const { places } = await shown({ given: { region: 'Poland', hoursPerWeek: 20 } })
    expect(places.rows.length).toBeGreaterThan(20)
    expect(places.rows.filter(({ marks }) => marks.includes('fewest grams'))).toHaveLength(1)
    expect(places.answer).toMatch(/^Fewe(r|st) grams (or|and) fewe(r|st) dollars, by electricity/)
    const known = places.rows.flatMap(({ order }) => (order.kg === null ? [] : [order.kg]))
    expect(known).toEqual([...known].sort((a, b) => a - b))
    // A market place that does not say where its machines stand.
    expect(places.rows.find(({ id }) => id.startsWith('vast'))).toMatchObject({ kg: 'unknown', grid: 'unknown' })
  })
  it('shows the month before and after what would be different', async () => {
    saveRun(app.services.paths, measured())
    const { whatIf, chart } = await shown({ given: { region: 'Germany', hoursPerWeek: 20 }, change: { region: 'Sweden', hoursPerWeek: 10 } })
    expect(whatIf?.answer).toMatch(/^With the grid of Sweden and 10 hours a week: .* instead of /)
    expect(whatIf?.rows.map(({ title }) => title)).toEqual(['A month', 'An hour of work', 'A million images', 'This measuring run'])
    expect(whatIf?.rows[3]).toMatchObject({ difference: '89 % less' })
    expect(chart).toMatchObject({ rows: expect.arrayContaining([expect.objectContaining({ label: expect.stringContaining('With the change') })]) })
    const card = await shown({ given: { region: 'Germany', hoursPerWeek: 20 }, change: { gpu: 'RTX 5090' } })
    expect(card.whatIf?.answer).toMatch(/^With GeForce RTX 5090 \(\d\.\d times as fast\)/)
  })
  it('refuses unknown names with the nearest, and says unknown for the rest', async () => {
    saveRun(app.services.paths, workstation())
    expect(await carbon({ given: { region: 'Gremany' } })).toMatchObject({ ok: false, code: 'not-found', advice: expect.stringContaining('Germany') })
    expect(await carbon({ change: { gpu: 'RTX 9999' } })).toMatchObject({ ok: false, code: 'not-found', advice: expect.stringContaining('Nearest') })
    expect(await carbon({ given: { workstation: 'Precision 5820' } })).toMatchObject({ ok: false, advice: expect.stringContaining('Dell Precision Tower 5820') })
    expect(await ask('carbon', { run: null, gpu: null, given: { ...carbonGiven.parse({}), pue: 0.5 }, change: carbonChanges.parse({}) })).toMatchObject({ ok: false, code: 'bad-input' })
  })
  it('says of the sample, whose power nothing tells, that it is unknown, and never zero', async () => {
    const { answer, figures, chart, parts, sample } = await shown({ run: 'sample' })
    expect(sample).toBe(true)
    expect(answer).toMatch(/^What this machine emits is unknown: no sensor measured its power/)
    expect(figures).toEqual([])
    expect([chart, parts.find(({ id }) => id === 'total')!.perMonth]).toEqual([null, 'unknown'])
    const entered = await shown({ run: 'sample', given: { watts: 120, embodiedKg: 0, hoursPerWeek: 10 } })
    expect(entered.answer).toMatch(/^At 10 hours a week this machine emits about 2\.01 kg CO2e a month/)
  })
  it('counts the kept advice by its phases, its place and its hours', async () => {
    const { session } = await value('advise-start', { kind: 'preset', name: 'startup' })
    await value('advise-keep', session)
    const { plan, answer, counts } = await shown()
    expect(answer).toMatch(/^At 30 hours a week this machine emits/)
    expect(answer).not.toContain('nobody said where it stands')
    expect(plan?.rows.map(({ phase }) => phase)).toEqual(['experiment', 'prototype', 'fine-tune', 'large-training', 'evaluation'])
    expect(plan?.totals.map(({ title }) => title)).toEqual(['As planned', 'All here', 'All in the cloud'])
    expect(counts.map(({ title }) => title)).toContain('The plan, 36 months')
    const enterprise = await value('advise-start', { kind: 'preset', name: 'enterprise' })
    await value('advise-keep', enterprise.session)
    const { rows, answer: said } = (await shown()).plan!
    for (const { here, cloud } of rows) for (const text of [here, cloud]) expect(text).toMatch(/^(unknown|[\d.]+( to [\d.]+)? (mg|g|kg|t))$/)
    expect(rows.some(({ cloud }) => cloud !== 'unknown')).toBe(true)
    expect(said).toMatch(/^Enterprise group: /)
  })
  it('keeps what a box shows when something is entered over it', async () => {
    saveRun(app.services.paths, workstation())
    const { taken } = await shown()
    expect((await shown({ given: { hoursPerWeek: 3, pue: 1.4, region: 'France' } })).taken).toEqual(taken)
    const { regions, gpus, workstations } = await value('carbon-choices', null)
    expect([regions.includes('Germany'), gpus.includes('GeForce RTX 3090'), workstations.length]).toEqual([true, true, 10])
  })
})
