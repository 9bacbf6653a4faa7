import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type FileAnswer } from '../../core/team/index-line'
import { childDriver } from '../runner/child-driver'
import { type WorkerDriver } from '../runner/driver'
import { teamCrypto } from './crypto'
import { ParserProcess } from './reader'
import { makeRig, report, type Rig } from './testing/rig'
import { payloadOf, sealed } from './testing/sealed'

const parser = path.resolve(__dirname, '../../dist/main/team-parser.cjs')
let rig: Rig
beforeEach(() => (rig = makeRig()))
afterEach(() => rig.close())

const put = (bytes: Uint8Array): string => {
  const name = `${teamCrypto.sha256(bytes).slice(0, 32)}.json`
  fs.writeFileSync(path.join(rig.share, name), bytes)
  return name
}
/** The real process, whose pid is remembered. */
function watched(): { driver: WorkerDriver; pids: number[] } {
  const pids: number[] = []
  const start: WorkerDriver['start'] = (file, env) => {
    const handle = childDriver.start(file, env)
    pids.push(handle.pid!)
    return handle
  }
  return { driver: { name: 'child-process', start }, pids }
}
async function read(reader: ParserProcess, paths: readonly string[]): Promise<FileAnswer[]> {
  const answers: FileAnswer[] = []
  await reader.read(rig.share, paths.map((each) => ({ kind: 'result', path: each, hash: path.basename(each).slice(0, 32) })), (i, answer) => (answers[i] = answer))
  return answers
}

it('D16 the process that reads refuses what is huge, deep or wide within 256 MiB, and reads the rest', async () => {
  const good = put(sealed(payloadOf()))
  const huge = 'ee'.repeat(16)
  fs.writeFileSync(path.join(rig.share, huge), '')
  fs.truncateSync(path.join(rig.share, huge), 2 * 1024 ** 3)
  const twoMiB = 2 * 1024 ** 2 - 200
  const wide = `{${Array.from({ length: 140_000 }, (_, i) => `"k${i}":1`).join(',')}}`
  const deepText = '['.repeat(1_000_000)
  const inner = (text: string) => Buffer.from(JSON.stringify({ payload: Buffer.from(text.slice(0, 1_500_000)).toString('base64'), payloadType: 'application/vnd.groundspeed.team-result+json', signatures: [] }))
  const hostile = [Buffer.from(deepText), Buffer.from(wide), Buffer.alloc(twoMiB, '"a",'), inner(wide), inner(deepText), inner(`[${'1,'.repeat(700_000)}1]`), inner(`["${'x'.repeat(1_400_000)}"]`)].map(put)
  const { driver, pids } = watched()
  const reader = new ParserProcess(driver, parser, { PATH: process.env['PATH'] ?? '' }, 20_000)
  const answers = await read(reader, [...hostile, huge, good])
  expect(answers.map(({ state }) => state)).toEqual([...hostile.map(() => 'malformed'), 'refused', 'result'])
  const peak = Number(/VmHWM:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pids[0]}/status`, 'utf8'))![1]) / 1024
  reader.close()
  expect(pids).toHaveLength(1)
  expect(peak).toBeLessThan(256)
  report('D16', `${hostile.length + 1} hostile files of up to 2 MiB and one of 2 GiB: refused, the other read; the process had ${peak.toFixed(0)} MiB at the most`)
})

it('it reads at a lower priority than its owner has, so that a window on two cores is served first', async () => {
  const { driver, pids } = watched()
  const reader = new ParserProcess(driver, parser, { PATH: process.env['PATH'] ?? '' })
  await read(reader, [put(sealed(payloadOf()))])
  const priority = os.getPriority(pids[0])
  reader.close()
  expect(priority).toBe(os.constants.priority.PRIORITY_BELOW_NORMAL)
})

it('a process that is killed, or hangs, costs the file that it was at', async () => {
  const names = [1, 2, 3].map((minor) => put(sealed({ ...payloadOf(), schema: { name: 'groundspeed.team-result', major: 1, minor } })))
  const { driver, pids } = watched()
  let first = true
  // Stopped in the middle of its work, the process is silent as one that never ends.
  const stopping: WorkerDriver = {
    name: 'child-process',
    start: (file, env) => {
      const handle = driver.start(file, env)
      if (first) handle.onMessage((message) => {
        if (first && (message as { type?: string }).type === 'answer') process.kill(handle.pid!, 'SIGSTOP')
        first = (message as { type?: string }).type === 'ready'
      })
      return handle
    },
  }
  const reader = new ParserProcess(stopping, parser, { PATH: process.env['PATH'] ?? '' }, 3000)
  const answers = await read(reader, names)
  reader.close()
  // What was answered before the stop may have been more than one.
  expect(answers).toHaveLength(3)
  expect(answers.filter(({ state }) => state === 'result').length).toBeGreaterThanOrEqual(2)
  expect(pids.length).toBeGreaterThanOrEqual(1)
})

it('a process that does not start is said at once, and not by every file', async () => {
  const reader = new ParserProcess(childDriver, path.join(rig.share, 'nothing.cjs'), { PATH: process.env['PATH'] ?? '' })
  await expect(read(reader, ['a'.repeat(32), 'b'.repeat(32)])).rejects.toThrow(/did not start/)
})
