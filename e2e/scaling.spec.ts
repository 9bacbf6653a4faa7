import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import { parseRun } from '../core/run/parse'
import { summarizeRun } from '../core/run/summary'
import { expect, test, type Launched } from './fixtures'

type Exposed = { groundspeedE2e: { measure(ids: string[]): Promise<unknown> } }
const measure = ({ app }: Launched, only: string[]) => app!.evaluate((_electron, ids) => (globalThis as unknown as Exposed).groundspeedE2e.measure(ids), only)

/** Below a process, all generations. */
function below(pid: number): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n').map((line) => line.trim().split(/\s+/).map(Number))
  const children = (parent: number): number[] => rows.filter(([, each]) => each === parent).flatMap(([child]) => [child!, ...children(child!)])
  return children(pid)
}
const alive = (pid: number): boolean => {
  try {
    return !/^State:\s+Z/m.test(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))
  } catch {
    return false
  }
}
/** A worker that has TensorFlow open has it mapped. */
const computes = (pid: number): boolean => {
  try {
    return fs.readFileSync(`/proc/${pid}/maps`, 'utf8').includes('libtensorflow')
  } catch {
    return false
  }
}

test('the same job runs in several utilityProcesses at once', { tag: '@measures' }, async ({ launched }) => {
  test.setTimeout(300_000)
  const run = parseRun(JSON.stringify(await measure(launched, ['scaling-compute'])), 'the run of the window')
  expect(run.producer.launcher).toBe('utility-process')
  const [record] = run.benchmarks
  expect(record).toMatchObject({ outcome: { state: 'measured' }, params: { processes: os.cpus().length } })
  const { points, value } = summarizeRun(run).measured[0]!
  expect(points.map(({ at }) => at)).toEqual(points.length === 2 ? [1, 2] : expect.arrayContaining([1, 2, os.cpus().length]))
  expect(value).toBeGreaterThan(0)
})

test('a window that is killed between their rounds leaves none of them', { tag: '@measures' }, async ({ launched }) => {
  test.setTimeout(180_000)
  measure(launched, ['scaling-compute']).catch(() => undefined)
  let started: number[] = []
  await expect.poll(() => (started = below(launched.pid).filter(computes)).length, { timeout: 90_000, intervals: [50] }).toBeGreaterThanOrEqual(2)
  process.kill(launched.pid, 'SIGKILL')
  await expect.poll(() => started.filter(alive).length, { timeout: 10_000 }).toBe(0)
})
