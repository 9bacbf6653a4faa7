import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { appEvent, type AppEvent } from '../../core/contract/views'
import { parseRun } from '../../core/run/parse'
import { startRun } from '../runner/start-run'
import { saveRun } from '../storage/runs'
import { createAppHandlers } from './handlers'
import { browserFeatures } from './host-features'
import { Measuring } from './measuring'
import { emptyApp } from './testing'

const recorded = () => parseRun(fs.readFileSync(path.resolve(__dirname, '../sample/epyc-2-core.groundspeed.json'), 'utf8'), 'fixture')
const app = emptyApp()
const call = (channel: string, input: unknown = null) => app.call(channel, input)
const value = async (channel: string, input: unknown = null) => {
  const answer = await call(channel, input)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value
}

describe('what the window asks', () => {
  it('about the machine is answered with facts and sources', async () => {
    expect(await value('machine-summary')).toMatchObject({ hostName: os.hostname(), description: expect.stringContaining('GiB') })
    expect(await value('machine-view', { run: null })).toMatchObject({
      answer: expect.stringContaining(os.hostname()),
      figures: [{ id: 'cpu' }, { id: 'memory' }, { id: 'gpu' }, { id: 'disk' }],
      facts: expect.arrayContaining([expect.objectContaining({ name: 'Processor', source: expect.any(String) })]),
    })
  })
  it('about a run is answered with the same words as in the terminal', async () => {
    saveRun(app.services.paths, recorded())
    expect(await value('run-view', { run: null })).toMatchObject({
      answer: expect.stringContaining('fp32 matrices at 210 GFLOP/s [203, 213]'),
      benchmarks: expect.arrayContaining([expect.objectContaining({ id: 'matmul-fp32', title: 'Matrix multiply, fp32', value: '210 GFLOP/s', band: '[203, 213]', chart: expect.objectContaining({ kind: 'samples' }) })]),
    })
    expect(await value('comparison', { run: recorded().id })).toMatchObject({ answer: expect.stringContaining('costs least on'), rows: expect.arrayContaining([expect.objectContaining({ speed: expect.stringMatching(/x$/) })]) })
  })
  it('lists damaged runs as damaged and opens all the same', async () => {
    saveRun(app.services.paths, recorded())
    fs.writeFileSync(path.join(app.services.paths.dataDir, 'runs', '20990101-000000-broken.groundspeed.json'), '{')
    expect(await value('runs-list')).toMatchObject([{ state: 'damaged', measured: null }, { state: 'finished', measured: 7, of: 7 }])
    expect(await value('run-view', { run: null })).toMatchObject({ id: recorded().id })
  })
  it('about a run that is not there fails with words, and with wrong input by its code', async () => {
    expect(await call('run-view', { run: 'nosuch' })).toMatchObject({ ok: false, code: 'not-found', message: expect.stringContaining("no run 'nosuch'") })
    for (const input of [null, {}, { run: 7 }, { run: 'x'.repeat(500) }]) expect(await call('run-view', input)).toMatchObject({ ok: false, code: 'bad-input' })
    expect(await call('measure-start', { mode: 'fast' })).toMatchObject({ ok: false, code: 'bad-input' })
  })
})

describe('before anything is measured', () => {
  it('the sample machine answers as a run of this machine would, and says what it is', async () => {
    expect(await value('run-view', { run: 'sample' })).toMatchObject({ sample: true, answer: expect.stringContaining('210 GFLOP/s'), figures: [{ provenance: 'measured' }, {}, {}, {}] })
    expect(await value('comparison', { run: 'sample' })).toMatchObject({ sample: true, workload: expect.stringContaining('Train ResNet-50'), figures: [{ provenance: 'predicted' }, { provenance: 'predicted' }, { provenance: 'published', date: expect.stringMatching(/^20/) }, {}] })
    expect(await value('machine-view', { run: 'sample' })).toMatchObject({ answer: expect.stringContaining('sample machine is a 2-core AMD') })
    expect(await value('runs-list')).toEqual([])
  })
  it('each mode says what it will take, and from what it knows', async () => {
    const [quick, , publish] = (await value('measure-plan', { only: [] })) as { seconds: number; basis: string }[]
    expect(quick!.basis).toContain('predicted')
    expect(publish!.seconds).toBeGreaterThan(3 * quick!.seconds)
    const [one] = (await value('measure-plan', { only: ['triad'] })) as { seconds: number }[]
    expect(one!.seconds).toBeLessThan(quick!.seconds / 2)
    saveRun(app.services.paths, recorded())
    expect(await value('measure-plan', { only: [] })).toMatchObject([{ basis: expect.stringContaining('earlier runs') }, {}, {}])
  })
})

describe('the history', () => {
  it('gives a removed run back, once', async () => {
    saveRun(app.services.paths, recorded())
    const { id } = recorded()
    expect(await value('run-remove', { run: id })).toEqual({ done: true })
    expect(await value('runs-list')).toEqual([])
    expect(await call('run-remove', { run: id })).toMatchObject({ ok: false, code: 'not-found' })
    expect(await value('run-restore', { run: id })).toEqual({ done: true })
    expect(await value('runs-list')).toMatchObject([{ id }])
    expect(await call('run-restore', { run: id })).toMatchObject({ ok: false, code: 'failed', message: expect.stringContaining('here already') })
  })
  it('takes no path for an id', async () => {
    for (const run of ['../../etc/passwd', '..', 'a/b', '']) {
      expect(await call('run-remove', { run })).toMatchObject({ ok: false, code: 'not-found' })
      expect(await call('run-restore', { run })).toMatchObject({ ok: false, code: 'not-found' })
    }
  })
  it('sets a damaged run aside, and keeps it', async () => {
    const file = path.join(app.services.paths.dataDir, 'runs', '20990101-000000-broken.groundspeed.json')
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, '{')
    const { file: kept } = (await value('run-set-aside', { run: '20990101-000000-broken' })) as { file: string }
    expect(fs.readFileSync(kept, 'utf8')).toBe('{')
    expect(await value('runs-list')).toEqual([])
  })
})

describe('settings', () => {
  const file = () => path.join(app.services.paths.dataDir, 'settings.json')
  it('are kept', async () => {
    const settings = { theme: 'dark', contrast: 'more', motion: 'reduced' }
    await value('settings-set', settings)
    expect(await value('settings-get')).toEqual({ settings, notice: null })
  })
  it.each(['{', 'null', '[]', '\0', '{"theme":"light"'])('that are damaged (%j) are set aside with a word, and the defaults hold', async (text) => {
    fs.writeFileSync(file(), text)
    const handlers = createAppHandlers(app.services, browserFeatures, () => undefined).handlers
    const first = await handlers['settings-get'](null)
    expect(first).toMatchObject({ settings: { theme: 'system' }, notice: expect.stringContaining('settings.json.damaged-') })
    // A reload tells it again; the next start does not.
    expect(await handlers['settings-get'](null)).toEqual(first)
    expect(await value('settings-get')).toMatchObject({ notice: null })
    expect(fs.readdirSync(app.services.paths.dataDir).filter((name) => name.startsWith('settings.json.damaged-'))).toHaveLength(1)
  })
  it('of another version keep what fits', async () => {
    fs.writeFileSync(file(), '{"theme":"sepia","motion":"reduced","later":1}')
    expect(await value('settings-get')).toEqual({ settings: { theme: 'system', contrast: 'system', motion: 'reduced' }, notice: null })
  })
})

describe('a run from the window', () => {
  /** Plays the recorded run instead of measuring; the rest is the real thing. */
  const playing = (events: AppEvent[]) => new Measuring(app.services, (event) => events.push(appEvent.parse(event)), (given, request) => startRun(given, { ...request, replay: recorded() }))

  it('tells of its progress and its end, and is on the disk', async () => {
    const events: AppEvent[] = []
    const measuring = playing(events)
    measuring.start('quick')
    expect(measuring.current().state).toBe('running')
    expect(() => measuring.start('quick')).toThrow(/under way/)
    await measuring.ended
    expect(measuring.current()).toEqual({ state: 'idle' })
    expect(events.some((event) => event.type === 'measure' && event.status.state === 'running' && event.status.progress !== null)).toBe(true)
    const end = events.find((event) => event.type === 'measured')
    expect(end && (await value('run-view', { run: end.type === 'measured' ? end.run : null }))).toMatchObject({ state: 'finished' })
  })
  it('can be cancelled, and says interrupted', async () => {
    const events: AppEvent[] = []
    const measuring = playing(events)
    measuring.start('quick')
    expect(measuring.cancel()).toBe(true)
    await measuring.ended
    expect(measuring.cancel()).toBe(false)
    expect(await value('runs-list')).toMatchObject([{ state: 'interrupted' }])
  })
  it('that cannot start says why', async () => {
    const events: AppEvent[] = []
    const measuring = new Measuring(app.services, (event) => events.push(event), async () => {
      throw new Error('no disk')
    })
    measuring.start('quick')
    await measuring.ended
    expect(events).toContainEqual({ type: 'measure-failed', message: 'no disk' })
  })
})
