import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRun } from '../../core/run/parse'
import { defaultWorkload } from '../../core/workload/presets'
import { renderReport } from './render'

const run = (file: string) => parseRun(fs.readFileSync(path.resolve(__dirname, '../..', file), 'utf8'), file)
const workstation = run('fixtures/runs/rtx-3090-workstation.groundspeed.json')
const sample = run('services/sample/epyc-2-core.groundspeed.json')
const textOf = (page: string) => page.replace(/<[^>]*>/g, ' ').replace(/\\/g, '').replace(/\s+/g, ' ')

describe('carbon in a report', () => {
  it.each(['html', 'md'])('%s has the answer, its parts, the places, and what it stands on', async (format) => {
    const page = textOf(await renderReport(workstation, format, defaultWorkload))
    for (const words of ['this machine emits between', 'nobody said where it stands', 'Electricity at work', 'Making the machine', 'fewest grams', 'Averages, not margins']) expect(page).toContain(words)
    expect(page).not.toMatch(/NaN|Infinity|undefined|\[object/)
  })
  it('json has it in numbers, each with its kind', async () => {
    const { carbon } = JSON.parse(await renderReport(workstation, 'json', defaultWorkload))
    expect(carbon).toMatchObject({ answer: expect.stringContaining('emits between'), inputs: { wattsAtWork: { point: null, kind: 'predicted' }, pue: { point: 1, kind: 'published' } }, month: { kind: 'predicted', withoutEmbodiedOf: ['GeForce RTX 3090'] } })
    expect(carbon.month.kgCo2e.total.low).toBeGreaterThan(0)
  })
  it.each(['html', 'md', 'json'])('%s says unknown where nothing measured the power, and the same bytes twice', async (format) => {
    const once = await renderReport(sample, format, defaultWorkload)
    expect(textOf(once)).toContain('What this machine emits is unknown')
    expect(await renderReport(sample, format, defaultWorkload)).toBe(once)
  })
})
