import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { gpus, models } from '.'
import { bottleneckOf } from '../core/bottleneck/find'
import { type Part } from '../core/bottleneck/finding'
import { parseRun } from '../core/run/parse'
import { type RunFile } from '../core/run/schema'
import { summarizeRun } from '../core/run/summary'
import { referenceGpu } from '../core/prediction/training/shares'
import { parseWorkload } from '../core/workload/parse'
import { workloadPresets } from '../core/workload/presets'
import { type Workload } from '../core/workload/schema'

/** Recorded by `npm run bench:bottleneck -- --record`, each with one part really held back; null: nothing stands out. */
const expected: Readonly<Record<string, Part | null>> = { 'slow-disk': 'disk', 'few-workers': 'cpu-data-path', 'small-ram': 'ram', 'bandwidth-bound': 'memory-bandwidth', 'overhead-bound': 'overhead', balanced: null }

const folder = path.resolve(__dirname, '../fixtures/runs/throttled')
const read = (name: string) => fs.readFileSync(path.join(folder, name), 'utf8')
const runOf = (id: string): RunFile => parseRun(read(`${id}.groundspeed.json`), id)
const workOf = (id: string): Workload => parseWorkload(read(`${id}.workload.json`), id, models())
const find = (run: RunFile, workload: Workload) => bottleneckOf({ run, summary: summarizeRun(run), workload, models: models(), gpus: gpus(), reference: gpus().find(({ id }) => id === referenceGpu)! }).bottleneck

describe('machines with a part that was really held back', () => {
  it.each(Object.entries(expected))('%s: %s is named', (id, part) => {
    const { verdict, findings } = find(runOf(id), workOf(id))
    expect(verdict).toBe(part === null ? 'nothing-stands-out' : 'found')
    expect(findings.map((each) => each.id)).toEqual(part === null ? [] : [part])
    for (const finding of findings) expect(finding.evidence.some(({ provenance, value }) => provenance === 'measured' && value !== null)).toBe(true)
  })
  it('every recording is one of these', () => expect(fs.readdirSync(folder).map((name) => name.split('.')[0]).filter((id) => !(id! in expected))).toEqual([]))
  it.each(['slow-disk', 'few-workers', 'small-ram'])('%s: the same work on the machine as it is names another part or none', (id) => {
    expect(find(runOf('balanced'), workOf(id)).findings.map((each) => each.id)).not.toContain(expected[id])
  })
  it.each(Object.entries(expected))('%s: whatever is missing, %s or what was not looked at is named', (id, part) => {
    const run = runOf(id)
    for (const { id: left } of run.benchmarks) {
      const { verdict, findings, measure } = find({ ...run, benchmarks: run.benchmarks.filter((each) => each.id !== left) }, workOf(id))
      // Another part may stand out of what is left, but never without a word about what nobody looked at.
      if (verdict === 'found' && findings[0]!.id !== part) expect(`${measure.join()} ${findings[0]!.why}`).toMatch(new RegExp(`${left}.* not looked at: `))
      if (verdict === 'cannot-say') expect(measure).toContain(left)
      if (verdict === 'nothing-stands-out') expect(measure).toEqual([])
    }
  })
  it('a real server with a GPU: tokens wait for its memory, and nothing stands out of training ResNet-50', () => {
    const server = parseRun(fs.readFileSync(path.resolve(folder, '../h200-server.groundspeed.json'), 'utf8'), 'h200')
    const of = (id: string) => find(server, workloadPresets.find((each) => each.id === id)!.workload)
    expect(of('llama-70b-chat').findings[0]).toMatchObject({ id: 'memory-bandwidth', next: { id: 'overhead' } })
    const train = of('resnet50')
    expect(train.verdict).toBe('nothing-stands-out')
    for (const id of ['pcie', 'cpu-data-path', 'disk', 'compute'] as const) expect(train.looked.find((each) => each.id === id)).toMatchObject({ state: 'has-room', seconds: expect.any(Number) })
  })
  it('a disk that was read from memory alone says nothing of a cold one', () => {
    const run = runOf('slow-disk')
    for (const { id, outcome } of run.benchmarks) if (id === 'disk-read' && outcome.state === 'measured') for (const launch of outcome.launches) launch.notes = ['cached: the system offers no direct access here']
    expect(find(run, workOf('slow-disk')).looked.find(({ id }) => id === 'disk')).toMatchObject({ state: 'unknown', seconds: null })
  })
  it.each(Object.keys(expected))('%s: the recording names no person and no folder of one', (id) => expect(read(`${id}.groundspeed.json`)).not.toMatch(/\/root|\/home|\/work|fc-v/))
})
