import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { answerCall } from '../../core/contract/app-api'
import { type BottleneckView } from '../../core/contract/bottleneck-calls'
import { quietMachine, runOf } from '../../core/bottleneck/testing/example'
import { workloadPresets } from '../../core/workload/presets'
import { createServices, type Services } from '../create-services'
import { renderReport } from '../reports/render'
import { childDriver } from '../runner/child-driver'
import { saveRun } from '../storage/runs'
import { useWorkload } from '../workload/store'
import { createAppHandlers } from './handlers'
import { browserFeatures } from './host-features'

let services: Services
beforeEach(() => {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'groundspeed-bottleneck-'))
  services = createServices({ paths: { dataDir, cacheDir: dataDir }, version: '1.2.3', workerFile: 'none', driver: childDriver, env: { PATH: '/usr/bin:/bin' } })
})
afterEach(() => fs.rmSync(services.paths.dataDir, { recursive: true, force: true }))

const call = (run: string | null) => answerCall(createAppHandlers(services, browserFeatures, () => undefined).handlers, 'bottleneck', { run })
async function view(run: string | null): Promise<BottleneckView> {
  const answer = await call(run)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value as BottleneckView
}
const preset = (id: string) => workloadPresets.find((each) => each.id === id)!.workload

describe('what holds the work back, for the window', () => {
  it('follows the work that was chosen, and says where nobody chose one', async () => {
    saveRun(services.paths, runOf(quietMachine))
    expect(await view(null)).toMatchObject({ verdict: 'found', byDefault: true, findings: [{ id: 'compute' }] })
    useWorkload(services.paths, preset('llama-8b-chat'))
    expect(await view(null)).toMatchObject({ byDefault: false, workload: expect.stringContaining('Llama 3.1 8B') })
  })
  it('draws where the time goes with the whole as a line, each row predicted with its band', async () => {
    saveRun(services.paths, runOf(quietMachine))
    const { chart, figures } = await view(null)
    if (chart?.kind !== 'intervals') throw new Error('no chart')
    expect(chart.rows.map(({ id }) => id)).toEqual(expect.arrayContaining(['compute', 'memory-bandwidth', 'cpu-data-path']))
    for (const { provenance, interval, value } of chart.rows) expect(provenance === 'predicted' && interval !== null && value !== null && interval.low <= value && value <= interval.high).toBe(true)
    expect(figures.length).toBeLessThanOrEqual(4)
  })
  it('names what the sample lacks and which benchmarks one run must hold, and refuses a run that is not there', async () => {
    const sample = await view('sample')
    expect(sample.measure.map(({ id }) => id)).toContain('image-decode')
    expect(sample.together).toEqual(expect.arrayContaining(['matmul-fp32', 'triad', 'image-decode']))
    expect(await call('20200101-000000-nothere')).toMatchObject({ ok: false, code: 'not-found' })
  })
})

describe('a report', () => {
  it.each(['html', 'md', 'json'])('%s says what holds the work back, from the same view', async (format) => {
    const run = runOf({ ...quietMachine, 'disk-read': 2e5 })
    const text = await renderReport(run, format, preset('resnet50'))
    saveRun(services.paths, run)
    useWorkload(services.paths, preset('resnet50'))
    const { answer } = await view(null)
    expect(text.replace(/&#39;|\\/g, (found) => (found === '\\' ? '' : "'"))).toContain(answer)
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
    expect(await renderReport(run, format, preset('resnet50'))).toBe(text)
  })
})
