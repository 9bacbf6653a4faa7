import { describe, expect, it } from 'vitest'
import { summarizeRun } from '../core/run/summary'
import { exampleLaunch, exampleMatmul, exampleRun } from '../core/run/testing/example-run'
import { type RunFile } from '../core/run/schema'
import { runText } from './run-text'

const drifting = [0.02, 0.0201, 0.0199].map((seconds) => exampleLaunch(seconds, { flags: ['drift'] }))
const unsteady = [0.02, 0.0201, 0.0199].map((seconds) => exampleLaunch(seconds, { flags: ['no_steady_state'] }))
const shown = (run: RunFile) => runText(run, summarizeRun(run))

describe('a run in the terminal', () => {
  const run = exampleRun({ benchmarks: [exampleMatmul(drifting), exampleMatmul(unsteady, { id: 'conv2d' }), exampleMatmul(drifting, { id: 'triad' })] })

  it('says once what to do, and below it what it helps', () => {
    expect(shown(run)).toContain(`* The machine may be heating up or busy: let it rest and run again.
  matmul-fp32: speed drifted in 3 of 3 launches
  triad: speed drifted in 3 of 3 launches
* Measure in standard mode: it warms up longer.
  conv2d: never became steady in 3 of 3 launches
`)
  })
  it('never advises the mode that it was measured in', () => {
    expect(shown({ ...run, mode: 'standard' })).toContain('* Measure in publish mode: it warms up longer.')
    expect(shown({ ...run, mode: 'publish' })).not.toMatch(/Measure in/)
  })
  it('keeps to 80 columns', () => {
    for (const line of shown(run).split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
