import { describe, expect, it } from 'vitest'
import { type BottleneckView } from '../../core/contract/bottleneck-calls'
import { quietMachine, runOf } from '../../core/bottleneck/testing/example'
import { workloadPresets } from '../../core/workload/presets'
import { renderReport } from '../reports/render'
import { saveRun } from '../storage/runs'
import { useWorkload } from '../workload/store'
import { emptyApp } from './testing'

const app = emptyApp()
const call = (run: string | null) => app.ask('bottleneck', { run })
async function view(run: string | null): Promise<BottleneckView> {
  const answer = await call(run)
  if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`)
  return answer.value as BottleneckView
}
const preset = (id: string) => workloadPresets.find((each) => each.id === id)!.workload

describe('what holds the work back, for the window', () => {
  it('follows the work that was chosen, and says where nobody chose one', async () => {
    saveRun(app.services.paths, runOf(quietMachine))
    expect(await view(null)).toMatchObject({ verdict: 'found', byDefault: true, findings: [{ id: 'compute' }] })
    useWorkload(app.services.paths, preset('llama-8b-chat'))
    expect(await view(null)).toMatchObject({ byDefault: false, workload: expect.stringContaining('Llama 3.1 8B') })
  })
  it('draws where the time goes with the whole as a line, each row predicted with its band', async () => {
    saveRun(app.services.paths, runOf(quietMachine))
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
    saveRun(app.services.paths, run)
    useWorkload(app.services.paths, preset('resnet50'))
    const { answer } = await view(null)
    expect(text.replace(/&#39;|\\/g, (found) => (found === '\\' ? '' : "'"))).toContain(answer)
    expect(text).not.toMatch(/NaN|Infinity|undefined|\[object/)
    expect(await renderReport(run, format, preset('resnet50'))).toBe(text)
  })
})
