import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseRun } from '../run/parse'
import { type RunFile } from '../run/schema'
import { summarizeRun } from '../run/summary'
import { scoreOf } from './score'
import { scoreParts } from './score-reference'

const run = (): RunFile => parseRun(fs.readFileSync(path.resolve(__dirname, '../../services/sample/epyc-2-core.groundspeed.json'), 'utf8'), 'the reference')
const score = (of: RunFile) => scoreOf(summarizeRun(of))
function faster(factor: number): RunFile {
  const changed = run()
  for (const { outcome } of changed.benchmarks) if (outcome.state === 'measured') for (const launch of outcome.launches) launch.samples = launch.samples.map((seconds) => seconds / factor)
  return changed
}

describe('the score', () => {
  it('is 1000 for the machine that it is measured by, with an interval around it', () => {
    const answer = score(run())
    expect(answer).toMatchObject({ known: true, value: expect.closeTo(1000, 1), parts: scoreParts.map(({ id }) => ({ id, value: expect.closeTo(1000, 0) })) })
    if (answer.known) expect(answer.interval!.low < 1000 && answer.interval!.high > 1000).toBe(true)
  })
  it('doubles when everything is twice as fast, whichever way a unit counts', () => {
    expect(score(faster(2))).toMatchObject({ known: true, value: expect.closeTo(2000, 1) })
  })
  it('is none when a part is missing, flagged or measured on WebAssembly, and says which', () => {
    const missing = run()
    missing.benchmarks[2]!.outcome = { state: 'skipped', because: 'cancelled', detail: '' }
    expect(score(missing)).toMatchObject({ known: false, because: expect.stringContaining('not measured: triad'), parts: [{ id: 'compute' }, { id: 'storage' }, { id: 'training' }, { id: 'inference' }] })
    const flagged = run()
    const [{ outcome }] = flagged.benchmarks as [RunFile['benchmarks'][number]]
    if (outcome.state === 'measured') outcome.launches[0]!.gates = [{ gate: 'steal', state: 'flagged', value: 0.05 }]
    expect(score(flagged)).toMatchObject({ known: false, because: expect.stringContaining('flagged by a gate: matmul-fp32') })
    const wasm = run()
    for (const record of wasm.benchmarks) record.engine = 'wasm'
    expect(score(wasm)).toMatchObject({ known: false, because: expect.stringContaining('WebAssembly') })
  })
  it('has no interval with a single launch', () => {
    const single = run()
    for (const { outcome } of single.benchmarks) if (outcome.state === 'measured') outcome.launches.length = 1
    expect(score(single)).toMatchObject({ known: true, interval: null })
  })
})
