import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { parseRun } from '../core/run/parse'
import { type RunFile } from '../core/run/schema'
import { summarizeRun } from '../core/run/summary'
import { expect, test } from './fixtures'

const root = path.resolve(import.meta.dirname, '..')

/** Two runs minutes apart on a shared machine differ by more than launches of one run do: a tenth either way. */
const drift = 1.1

/** Whether the 95 % intervals of the launches meet, given the machine's own drift between the two runs. */
function agree(a: RunFile, b: RunFile, id: string): { ratio: number; overlap: boolean } {
  const find = (run: RunFile) => summarizeRun(run).measured.find((each) => each.id === id)!
  const [x, y] = [find(a), find(b)]
  const [p, q] = [x.interval!, y.interval!]
  return { ratio: x.value / y.value, overlap: p.low / drift <= q.high && q.low <= p.high * drift }
}

/** A machine that changed between the two runs gets another chance; what differs by the process differs each time. */
const rounds = 3

test('measures matmul and triad on TensorFlow in utilityProcess, and agrees with child_process', { tag: '@measures' }, async ({ launched: { app }, dataDir }) => {
  test.setTimeout(360_000)
  let only = ['matmul-fp32', 'triad']
  const seen: string[] = []
  for (let round = 1; round <= rounds; round++) {
    const inWindow = await app!.evaluate(
      (_electron, ids) => (globalThis as unknown as { groundspeedE2e: { measure(ids: string[]): Promise<unknown> } }).groundspeedE2e.measure(ids),
      only,
    )
    const window = parseRun(JSON.stringify(inWindow), 'the run of the window')
    const out = path.join(dataDir, `cli-${round}.groundspeed.json`)
    execFileSync(process.execPath, [path.join(root, 'bin/groundspeed.mjs'), 'run', '--only', only.join(','), '--out', out, '--user-data-dir', path.join(dataDir, 'cli')], { stdio: 'ignore' })
    const terminal = parseRun(fs.readFileSync(out, 'utf8'), out)
    expect([window.producer.launcher, terminal.producer.launcher]).toEqual(['utility-process', 'child-process'])
    expect([window.engine.id, terminal.engine.id]).toEqual(['tensorflow', 'tensorflow'])
    expect(window.environment).toMatchObject({ TF_CPU_ALLOCATOR_USE_BFC: 'true', TF_ENABLE_ONEDNN_OPTS: '1' })
    const apart = only.map((id) => ({ id, ...agree(window, terminal, id) })).filter(({ overlap }) => !overlap)
    if (apart.length === 0) return
    // What agreed once need not do so again: only what is still apart gets its other chance.
    only = apart.map(({ id }) => id)
    seen.push(...apart.map(({ id, ratio }) => `round ${round}, ${id}: window / terminal = ${ratio.toFixed(2)}`))
  }
  expect(seen).toEqual([])
})
